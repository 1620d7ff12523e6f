import type { Workspace } from '../analyser/workspace';
import { createDisk } from '../server/node-folders';
import { createTrackedByGit } from '../server/node-git';
import { type Analysed, analyse } from './analyse';
import type { ScanOptions } from './arguments';
import { type Listed, list, type Skipped, type Targets } from './collect';
import type { Engine } from './engine';
import { type Fixed, fix } from './fix';
import type { ScanCache } from './no-cache';
import type { Progress } from './progress';
import { ofShard } from './shard';

/** What the engine says of a project: plain data. */
export interface Seen {
  readonly findings: ReturnType<Workspace['findings']>;
  readonly setups: ReturnType<Workspace['setups']>;
  readonly applications: ReturnType<Workspace['applications']>;
  readonly failures: readonly string[];
  readonly suppressed: number;
  /** How many files were worth parsing; with none of them the parser is never loaded. */
  readonly candidates: number;
  readonly skipped: readonly Skipped[];
}

export interface Look extends Listed {
  readonly seen: Seen;
  readonly fixed?: Fixed;
}

/** Lists, reads and analyses what the targets hold, mends it where that is asked for, and keeps what the next scan may know. */
export async function look(targets: Targets, options: ScanOptions, engine: Engine, progress: Progress, cache: ScanCache): Promise<Look> {
  const listed = ofShard(await list(targets, options, progress), options.shard);
  const disk = createDisk(options.maxBytes);
  const trackedByGit = createTrackedByGit();
  const memory = cache.open(disk, trackedByGit);
  const isTracked = memory.watchTracked(trackedByGit);
  const known = options.fix ? undefined : memory.outcome(listed.files, listed.manifests);
  if (known) return { ...listed, seen: known };
  const drafts = new Map<string, string>();
  const read = memory.watch((path) => drafts.get(path) ?? disk(path));
  const world = { read, manifests: () => listed.manifests, isTracked, recall: memory.recall };
  const wanted = { maxBytes: options.maxBytes, world, settings: { only: options.rules }, memory };
  const found = await analyse(listed.files, wanted, engine, progress);
  const { workspace } = found;
  const fixed = workspace && options.fix ? await fix(workspace, listed.files, { drafts, disk }) : undefined;
  const seen = seenBy(found);
  if (!options.fix) cache.keep(memory.kept(workspace?.remembered() ?? [], listed.manifests, seen));
  return { ...listed, seen, fixed };
}

function seenBy({ workspace, candidates, skipped }: Analysed): Seen {
  const applications = workspace?.applications() ?? [];
  return {
    findings: workspace?.findings() ?? [],
    setups: applications.flatMap(({ setups }) => setups),
    applications,
    failures: workspace?.failures() ?? [],
    suppressed: workspace?.suppressed() ?? 0,
    candidates: candidates.length,
    skipped,
  };
}
