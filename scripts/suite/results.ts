import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finished } from '../process';
import { root } from '../root';
import { say } from '../terminal';

export interface Results {
  readonly passed: number;
  readonly failed: number;
}

interface Line {
  readonly event: 'pass' | 'skip' | 'fail' | 'end';
  readonly title: string;
  readonly error?: string;
}

/**
 * Runs a suite that writes its results with our reporter, and counts them. A suite that has no test, that did not come to its
 * end, or that ends with an error although every test passed, counts as one failure more.
 */
export async function collect(name: string, suite: (env: NodeJS.ProcessEnv) => Promise<Finished>, mayBeEmpty = false): Promise<Results> {
  const file = join(root, 'test-results', `${name}.jsonl`);
  await mkdir(join(root, 'test-results'), { recursive: true });
  await rm(file, { force: true });
  say(`\n== ${name} ==`);
  const { code, output } = await suite({ ...process.env, AUTH_LENS_RESULTS: file }).catch(asFailure);
  const lines = existsSync(file) ? (await readFile(file, 'utf8')).trim().split('\n').map(parse) : [];
  const count = (event: Line['event']) => lines.filter((line) => line.event === event).length;
  const [passed, failed, skipped] = [count('pass'), count('fail'), count('skip')];
  const broken = reason(code, count('end') > 0, passed, failed, mayBeEmpty);
  if (output) for (const line of lines) show(line);
  if (broken) say(`${name}: ${broken}\n${output.trimEnd().split('\n').slice(-40).join('\n')}`);
  say(`${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  return { passed, failed: failed + (broken ? 1 : 0) };
}

const parse = (line: string) => JSON.parse(line) as Line;
const asFailure = (error: Error): Finished => ({ code: 1, output: error.stack ?? error.message });

function show({ event, title, error }: Line): void {
  if (event === 'pass') say(`  passed  ${title}`);
  if (event === 'skip') say(`  skipped ${title}`);
  if (event === 'fail') say(`  FAILED  ${title}\n${error}`);
}

function reason(code: number, ended: boolean, passed: number, failed: number, mayBeEmpty: boolean): string | undefined {
  if (code === 124) return 'the time limit ended it';
  if (!ended) return `it did not come to its end (exit code ${code})`;
  if (passed + failed === 0) return mayBeEmpty ? undefined : 'it had no test';
  return code !== 0 && failed === 0 ? `every test passed, but it ended with exit code ${code}` : undefined;
}
