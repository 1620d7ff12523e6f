import { join } from 'node:path';
import { type Finished, run } from '../process';
import { root } from '../root';

export interface MochaRun {
  readonly files: readonly string[];
  readonly ignore?: readonly string[];
  readonly grep?: string;
  readonly testSeconds: number;
  readonly timeoutSeconds: number;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs mocha over TypeScript files in a process of its own, with our reporter. */
export function runMocha({ files, ignore = [], grep, testSeconds, timeoutSeconds, env }: MochaRun): Promise<Finished> {
  const args = [
    ...['--import', 'tsx', join(root, 'node_modules/mocha/bin/mocha.js')],
    ...['--reporter', join(root, 'scripts/suite/reporter.ts'), '--timeout', String(testSeconds * 1000), '--forbid-only'],
    ...ignore.flatMap((glob) => ['--ignore', glob]),
    ...(grep === undefined ? [] : ['--grep', grep]),
    ...files,
  ];
  return run(process.execPath, args, { cwd: root, env, show: true, timeoutSeconds });
}
