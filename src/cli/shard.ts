import type { Listed } from './collect';
import { usageError } from './usage';

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Reads `2/5`: the second of five parts. */
export function shardOf(words: string): Shard {
  const [index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(words)?.slice(1).map(Number) ?? [];
  if (index >= 1 && index <= count) return { index, count };
  throw usageError(`--shard "${words}" is no part such as 2/5, the second of five.`);
}

/**
 * The files of one part. An application (its files have the same package.json above them) stays whole, because rules look across
 * its files; the largest ones are dealt out first, each to the part that has least. The same files give the same parts everywhere.
 */
export function ofShard(listed: Listed, shard: Shard | undefined): Listed {
  if (!shard) return listed;
  const folders = listed.manifests.map((path) => path.slice(0, path.lastIndexOf('/') + 1)).sort((one, other) => other.length - one.length);
  const homeOf = (file: string) => folders.find((folder) => file.startsWith(folder)) ?? '';
  const homes = new Map<string, number>(['', ...folders].map((folder) => [folder, 0]));
  for (const file of listed.files) homes.set(homeOf(file), (homes.get(homeOf(file)) ?? 0) + 1);
  const mine = dealt([...homes], shard);
  const isMine = (file: string) => mine.has(homeOf(file));
  return {
    ...listed,
    files: listed.files.filter(isMine),
    skipped: listed.skipped.filter(({ path }) => isMine(path)),
    left: shard.index === 1 ? listed.left : {},
  };
}

function dealt(homes: readonly (readonly [folder: string, files: number])[], { index, count }: Shard): ReadonlySet<string> {
  const loads = Array.from({ length: count }, () => ({ files: 0, folders: new Set<string>() }));
  for (const [folder, files] of [...homes].sort(byLoad)) {
    const least = loads.reduce((best, one) => (one.files < best.files ? one : best));
    least.files += files;
    least.folders.add(folder);
  }
  return loads[index - 1].folders;
}

function byLoad([one, files]: readonly [string, number], [other, otherFiles]: readonly [string, number]): number {
  return otherFiles - files || (one < other ? -1 : 1);
}
