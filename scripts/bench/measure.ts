import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { run } from '../process';
import { root } from '../root';
import { median } from './median';

export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** What a peer ends with where it found something. */
  readonly codes?: readonly number[];
}

export interface Measured {
  readonly name: string;
  /** Median of whole processes. */
  readonly seconds: number;
  /** The highest of a Node process, in megabytes. */
  readonly peak?: number;
}

/** Runs every step in turn, so that a slow moment hits them all. */
export async function measure(steps: readonly Step[], runs: number): Promise<Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'auth-lens-bench-'));
  const times = new Map(steps.map(({ name }) => [name, [] as number[]]));
  try {
    for (let round = 0; round <= runs; round++) {
      for (const [index, step] of steps.entries()) {
        const began = performance.now();
        // The first round only fills the system's file cache, and that of a second scan.
        await runStep(step, join(folder, round > 0 ? `peak-${index}` : 'first'));
        if (round > 0) times.get(step.name)?.push((performance.now() - began) / 1000);
      }
    }
    const peaks = await Promise.all(steps.map((_, index) => peakIn(join(folder, `peak-${index}`))));
    return steps.map(({ name }, index) => ({ name, seconds: median(times.get(name) ?? []), peak: peaks[index] }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runStep({ name, command, args, cwd, codes = [0] }: Step, peak: string): Promise<void> {
  const isNode = command === process.execPath;
  const all = isNode ? ['--require', join(root, 'scripts/bench/peak.cjs'), ...args] : args;
  const { code, output } = await run(command, all, { cwd, env: { ...process.env, AUTH_LENS_PEAK: peak }, timeoutSeconds: 900 });
  if (!codes.includes(code)) throw new Error(`${name} ended with ${code}: ${output.slice(-500)}`);
}

async function peakIn(file: string): Promise<number | undefined> {
  if (!existsSync(file)) return undefined;
  const numbers = (await readFile(file, 'utf8')).trim().split('\n').map(Number);
  return Math.max(...numbers) / 1e6;
}
