import { performance } from 'node:perf_hooks';
import { mustRun } from '../process';

/** Median seconds of each step, a Node process with the given arguments. The steps take turns, so that a slow moment hits them all. */
export async function measure(steps: { readonly [name: string]: readonly string[] }, runs: number): Promise<ReadonlyMap<string, number>> {
  const times = new Map(Object.keys(steps).map((name) => [name, [] as number[]]));
  for (let run = 0; run <= runs; run++) {
    for (const [name, args] of Object.entries(steps)) {
      const began = performance.now();
      await mustRun(process.execPath, args, { what: name, timeoutSeconds: 300 });
      // The first round only fills the system's file cache.
      if (run > 0) times.get(name)?.push((performance.now() - began) / 1000);
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
