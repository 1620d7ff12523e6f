import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/root';
import { type Answers, type Configuration, type Environment, installed } from './configuration';

/** What the real libraries send for each configuration, in both environments. */
export async function runAll(configurations: readonly Configuration[]): Promise<Readonly<Record<Environment, Answers>>> {
  const folder = mkdtempSync(join(tmpdir(), 'loopback-'));
  try {
    for (const one of configurations) write(one, join(folder, one.name));
    const [development, production] = await Promise.all([runIn('development', folder), runIn('production', folder)]);
    return { development, production };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A project of its own, with just the packages that it declares. */
function write(configuration: Configuration, folder: string): void {
  for (const [path, text] of Object.entries({ ...configuration.files, 'package.json': manifestOf(configuration) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { library, version, beside = [] } = configuration;
  for (const name of [library, ...beside]) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', (name === library && installed[`${library}@${version}`]) || name), link, 'junction');
  }
}

/** The package.json that the engine reads as well. */
export function manifestOf({ library, version, beside = [], module }: Configuration): string {
  const dependencies = { [library]: version, ...Object.fromEntries(beside.map((name) => [name, '*'])) };
  return JSON.stringify({ name: 'loopback', ...(module ? { type: 'module' } : {}), dependencies });
}

async function runIn(environment: Environment, folder: string): Promise<Answers> {
  const { NODE_OPTIONS, ...own } = process.env;
  const child = fork(join(root, 'test/loopback/child.ts'), [folder], {
    cwd: root,
    execArgv: ['--import', 'tsx', '--no-warnings'],
    env: { ...bare(own), NODE_ENV: environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const errors: Buffer[] = [];
  child.stderr?.on('data', (part: Buffer) => errors.push(part));
  return new Promise((done, failed) => {
    child.once('message', (answer) => done(answer as Answers));
    child.once('exit', (code) => failed(new Error(`the child ended with ${code}: ${Buffer.concat(errors).toString('utf8').slice(-2000)}`)));
  });
}

/** Without what a machine may have set for these libraries. */
function bare(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(NEXT|AUTH_|BETTER_AUTH|VERCEL|CF_PAGES|SESSION_|GITHUB_)/.test(name)),
  );
}
