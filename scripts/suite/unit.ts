import type { Finished } from '../process';
import { runMocha } from './mocha';

/** Runs everything that needs no editor, in one process. */
export function runUnitSuite(_vsix: string, results: NodeJS.ProcessEnv, grep?: string): Promise<Finished> {
  return runMocha({
    files: ['test/**/*.test.ts'],
    ignore: ['test/editor/**', 'test/fixtures/**', 'test/golden/**'],
    grep,
    testSeconds: 30,
    timeoutSeconds: 600,
    env: results,
  });
}
