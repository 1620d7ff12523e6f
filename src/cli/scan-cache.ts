import { statSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { cachePlace, readCache, writeCache } from '../server/node-cache';
import { createScanMemory, type Kept, type KeptFacts } from '../server/node-memory';
import type { ScanOptions } from './arguments';
import type { Targets } from './collect';
import type { Io } from './io';
import type { Seen } from './look';
import { noCache, type ScanCache } from './no-cache';

interface Content extends Kept<Seen> {
  /** The rules that were on: what was found is theirs, the facts are for all. */
  readonly rules: string;
}

/** The cache of these targets; one that knows nothing and keeps nothing where there is no place for it. */
export function scanCache({ root, folders, files }: Targets, options: ScanOptions, { env }: Io): ScanCache {
  const { rules, exclude, environments, maxBytes, shard } = options;
  const kind = JSON.stringify([folders, files, exclude, environments, maxBytes, shard]);
  const place = cachePlace(root, kind, env);
  if (!place) return noCache;
  const id = engineId();
  const key = JSON.stringify(rules ?? 'default');
  return {
    open(disk, isTracked) {
      const part = readCache(place, id);
      const content = part?.(0) as Content | undefined;
      const memory = createScanMemory(content, () => (part?.(1) ?? { files: {}, paths: [] }) as KeptFacts, disk, isTracked);
      return content?.rules === key ? memory : { ...memory, outcome: () => undefined };
    },
    keep: ({ kept, facts }) => writeCache(place, id, [{ ...kept, rules: key }, facts]),
  };
}

/** Another build may find something else. */
function engineId(): string {
  const stamps = ['cli.js', 'engine.js'].map((name) => {
    const stats = statSync(join(__dirname, name), { throwIfNoEntry: false });
    return stats ? `${stats.size} ${stats.mtimeMs}` : '';
  });
  return [version, process.version, ...stamps].join('\n');
}
