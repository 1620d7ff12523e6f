import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCorpus } from './bench/corpus';
import { measure } from './bench/measure';
import { bundle } from './bundle';
import { root } from './root';
import { runMain, say } from './terminal';

const options = {
  corpus: { type: 'string' },
  out: { type: 'string' },
  runs: { type: 'string', default: '5' },
} as const;

interface Row {
  readonly step: string;
  /** Median seconds of a whole process. */
  readonly seconds: number;
  /** How many times the time of listing and reading. */
  readonly ratio: number;
}

/** Measures whole processes side by side, and prints medians and their ratio to listing and reading the same files. */
async function bench(): Promise<void> {
  const { corpus, out, runs } = parseArgs({ options }).values;
  const count = Number(runs);
  if (!Number.isInteger(count) || count < 1) throw new Error('--runs takes a whole number from 1.');
  await bundle();
  const folder = corpus ? resolve(corpus) : await makeCorpus(join(root, 'test-results/corpus'), 3000);
  const steps = {
    'list and read every file': [join(root, 'scripts/bench/read-all.cjs'), folder],
    'auth-lens scan, cold': [join(root, 'dist/cli.js'), 'scan', '--format', 'json', '--fail-on', 'never', folder],
  };
  const rows = withRatios(await measure(steps, count));
  say(markdown(rows, folder, count));
  if (out) await write(resolve(out), rows, folder, count);
}

function withRatios(medians: ReadonlyMap<string, number>): Row[] {
  const [baseline] = medians.values();
  return [...medians].map(([step, seconds]) => ({ step, seconds, ratio: seconds / baseline }));
}

function markdown(rows: readonly Row[], folder: string, runs: number): string {
  const lines = rows.map(({ step, seconds, ratio }) => `| ${step} | ${seconds.toFixed(3)} s | ${ratio.toFixed(2)} |`);
  return [`Median of ${runs} runs, whole processes, ${folder}`, '', '| step | time | ratio |', '|---|--:|--:|', ...lines].join('\n');
}

async function write(out: string, rows: readonly Row[], folder: string, runs: number): Promise<void> {
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'bench.md'), `${markdown(rows, folder, runs)}\n`);
  await writeFile(join(out, 'bench.json'), `${JSON.stringify({ runs, node: process.version, rows }, null, 2)}\n`);
  say(`\nWritten to ${out}`);
}

runMain(module, bench);
