import { existsSync, readFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

type Engine = typeof import('../analyser/workspace');
type ModuleBody = (exports: object, require: NodeJS.Require, module: { exports: object }, file: string, folder: string) => void;

/**
 * The engine, from the bundle beside this one. What V8 has compiled of it is kept in the user's cache folder, as Node.js 22 can keep it
 * (`module.enableCompileCache`), for each set of V8's `flags`: on Node.js 20 a scan begins 170 ms sooner, and ends 270 ms sooner on 4,000 files.
 */
export async function loadEngine(
  flags: readonly string[] = [],
  file = join(__dirname, 'engine.js'),
  env = process.env,
  atEnd = onExit,
): Promise<Engine> {
  if (!existsSync(file)) return import('../analyser/workspace');
  const { cachedDataVersionTag, setFlagsFromString } = await import('node:v8');
  const { codePlace, readCode, stampOf, writeCode } = await import('./node-cache');
  for (const flag of [keepCode, ...flags]) setFlagsFromString(flag);
  const place = codePlace([file, stampOf(file), process.version, cachedDataVersionTag()].join('\n'), env);
  const cachedData = place && readCode(place);
  const script = new Script(wrap(readFileSync(file, 'utf8')), { filename: file, cachedData });
  const module = { exports: {} };
  (script.runInThisContext() as ModuleBody)(module.exports, createRequire(file), module, file, dirname(file));
  // At the end all that this run needed is compiled.
  if (place && (!cachedData || script.cachedDataRejected)) atEnd(() => writeCode(place, script.createCachedData()));
  return module.exports as Engine;
}

/** What V8 throws away as long unused is not kept for the next run either: after some scans that was half of it, and the next took 15 % longer. */
const keepCode = '--no-flush-bytecode';

function onExit(work: () => void): void {
  process.once('exit', work);
}
