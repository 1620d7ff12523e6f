import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

/**
 * Mocha's readable output, and beside it one line of JSON for each result in the file that AUTH_LENS_RESULTS names.
 * The line `end` proves that the run came to its end: an exit code alone would also be 0 for a run without tests.
 */
export default class Reporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.AUTH_LENS_RESULTS;
    if (!file) return;
    const write = (line: object) => appendFileSync(file, `${JSON.stringify(line)}\n`);
    runner.on('pass', (test) => write({ event: 'pass', title: test.fullTitle(), ms: test.duration }));
    runner.on('pending', (test) => write({ event: 'skip', title: test.fullTitle() }));
    runner.on('fail', (test, error: Error) => write({ event: 'fail', title: test.fullTitle(), error: error.stack ?? error.message }));
    runner.once('end', () => write({ event: 'end' }));
  }
}
