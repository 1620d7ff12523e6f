import { parseArgs } from 'node:util';
import { packageExtension } from './package';
import type { Finished } from './process';
import { runHostSuite } from './suite/host';
import { collect, type Results } from './suite/results';
import { runUnitSuite } from './suite/unit';
import { runWindowSuite } from './suite/window';
import { runMain, say } from './terminal';

type Suite = (vsix: string, env: NodeJS.ProcessEnv, grep?: string) => Promise<Finished>;

const options = {
  unit: { type: 'boolean', default: false },
  editor: { type: 'boolean', default: false },
  grep: { type: 'string' },
} as const;

/** Builds, packs, and runs every suite; `--unit` or `--editor` runs only those, `--grep TEXT` only the tests of that name. */
async function test(): Promise<void> {
  const { unit, editor, grep } = parseArgs({ options }).values;
  const everything = unit === editor;
  const vsix = await packageExtension();
  const run = async (name: string, suite: Suite) => results.push(await collect(name, (env) => suite(vsix, env, grep), grep !== undefined));
  const results: Results[] = [];
  if (everything || unit) await run('unit', runUnitSuite);
  if (everything || editor) {
    await run('host', runHostSuite);
    await run('window', runWindowSuite);
  }
  const sum = (count: keyof Results) => results.reduce((total, one) => total + one[count], 0);
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

runMain(module, test);
