import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCorpus } from './bench/corpus';
import { type Edits, measureEdits } from './bench/edits';
import { type Measured, measure } from './bench/measure';
import { ownSteps, peerSteps } from './bench/steps';
import { bundle } from './bundle';
import { root } from './root';
import { runMain, say } from './terminal';

const options = {
  corpus: { type: 'string' },
  peers: { type: 'string' },
  growth: { type: 'boolean', default: false },
  out: { type: 'string' },
  runs: { type: 'string', default: '5' },
} as const;

interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Measures whole processes side by side: Auth Lens cold and warm, its floors, and the peers that are installed (on the PATH, or below `--peers FOLDER`).
 * `--corpus FOLDER` takes any folder of checkouts; without it, a synthetic one of 3,000 files is made. `--growth` also takes one 4 and 16 times as large.
 */
async function bench(): Promise<void> {
  const { corpus, peers, growth, out, runs } = parseArgs({ options }).values;
  const count = Number(runs);
  if (!Number.isInteger(count) || count < 1) throw new Error('--runs takes a whole number from 1.');
  await bundle();
  const scratch = join(tmpdir(), `auth-lens-bench-${process.pid}`);
  const folder = corpus ? resolve(corpus) : await synthetic(3000);
  const steps = [...(await ownSteps(folder, scratch)), ...(await peerSteps(folder, scratch, peers && resolve(peers)))];
  const measured = await measure(steps, count);
  const edits = [await measureEdits(300), await measureEdits(2000)];
  const grown = growth ? await measureGrowth(count, scratch) : [];
  const tables = [comparison(measured), typing(edits), ...(growth ? [growing(grown)] : [])];
  const text = [`${machine()}; median of ${count} runs, whole processes.`, ...tables.map(markdown)].join('\n\n');
  say(text);
  if (out) await write(resolve(out), text, { node: process.version, machine: machine(), runs: count, measured, edits, grown });
}

const synthetic = (files: number) => makeCorpus(join(root, `test-results/corpus-${files}`), files);

interface Grown extends Measured {
  readonly files: number;
}

async function measureGrowth(runs: number, scratch: string): Promise<Grown[]> {
  const grown: Grown[] = [];
  for (const files of [3000, 12_000, 48_000]) {
    const steps = (await ownSteps(await synthetic(files), scratch)).filter(({ name }) => name === 'auth-lens scan, cold');
    grown.push({ files, ...(await measure(steps, runs))[0] });
  }
  return grown;
}

function comparison(all: readonly Measured[]): Table {
  const secondsOf = (start: string) => all.find(({ name }) => name.startsWith(start))?.seconds ?? Number.NaN;
  const [listing, reading] = [secondsOf('list the files'), secondsOf('list and read')];
  const rows = all.map(({ name, seconds, peak }) => [
    name,
    `${seconds.toFixed(3)} s`,
    (seconds / listing).toFixed(2),
    (seconds / reading).toFixed(2),
    peak === undefined ? '' : `${Math.round(peak)} MB`,
  ]);
  return { title: 'Scans', head: ['step', 'time', 'times listing', 'times reading', 'peak memory'], rows };
}

function typing(edits: readonly Edits[]): Table {
  const rows = edits.map(({ lines, median, p95 }) => [`${lines}`, `${median.toFixed(1)} ms`, `${p95.toFixed(1)} ms`]);
  return { title: '200 edits in a warm server, from the change to its diagnostics', head: ['lines', 'median', 'p95'], rows };
}

function growing(all: readonly Grown[]): Table {
  const each = (one: Grown) => one.seconds / one.files;
  const rows = all.map((one) => [
    `${one.files}`,
    `${one.seconds.toFixed(2)} s`,
    (each(one) / each(all[0])).toFixed(2),
    one.peak === undefined ? '' : `${Math.round(one.peak)} MB`,
  ]);
  return { title: 'Growth, cold', head: ['files', 'time', 'cost of a file', 'peak memory'], rows };
}

function markdown({ title, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [`${title}:`, '', line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function machine(): string {
  const all = cpus();
  return `${all[0]?.model.trim() ?? 'unknown processor'}, ${all.length} cores, Node ${process.versions.node}, ${process.platform}`;
}

async function write(folder: string, text: string, data: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'bench.md'), `${text}\n`);
  await writeFile(join(folder, 'bench.json'), `${JSON.stringify(data, null, 2)}\n`);
  say(`\nWritten to ${folder}`);
}

runMain(module, bench);
