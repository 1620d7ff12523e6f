// Runs every configuration with its real library, in one environment: libraries read NODE_ENV when they are loaded.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';
import type { Answers, Configuration, Environment } from './configuration';
import { configurations } from './configurations';
import { standInForNext } from './next-stand-in';
import { serve } from './serve';
import { linesOf } from './visit';

void main(process.argv[2], process.env.NODE_ENV as Environment);

async function main(folder: string, environment: Environment): Promise<void> {
  standInForNext();
  const answers: Record<string, Answers[string]> = {};
  for (const one of configurations) {
    answers[one.name] = await run(one, join(folder, one.name), environment).then(
      (lines) => ({ lines, at: Date.now() }),
      (error: Error) => ({ lines: [], at: 0, error: error.stack ?? String(error) }),
    );
  }
  process.send?.(answers, () => process.exit());
}

async function run({ files, serving, visit }: Configuration, folder: string, environment: Environment): Promise<string[]> {
  const before = { ...process.env };
  Object.assign(process.env, parseEnv(files['.env'] ?? ''), parseEnv(files[`.env.${environment}`] ?? ''));
  try {
    const loaded = await import(pathToFileURL(join(folder, Object.keys(files)[0])).href);
    return await serve(loaded, serving, (origin) => linesOf(visit, origin, environment));
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  }
}
