import type { Finished } from '../process';
import { runMocha } from './mocha';

/** Runs test/editor/window: Playwright drives a real VS Code window with the installed VSIX, as a person would. */
export function runWindowSuite(vsix: string, results: NodeJS.ProcessEnv, grep?: string): Promise<Finished> {
  return runMocha({
    files: ['test/editor/window/**/*.test.ts'],
    grep,
    testSeconds: 120,
    timeoutSeconds: 1800,
    env: { ...results, AUTH_LENS_VSIX: vsix },
  });
}
