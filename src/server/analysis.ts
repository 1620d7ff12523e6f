import type { Finding } from '../analyser/model/finding';
import type { RuleSettings, Workspace } from '../analyser/workspace';
import { createCandidates } from './candidates';
import { createFeed, type Engine, type Failures } from './feed';
import { createLane } from './lane';
import { createPublished } from './published';
import { createReads } from './reads';
import type { Sources } from './sources';

/** The engine, fed one batch at a time with the newest texts. It is loaded when the first text is worth parsing. */
export interface Analysis {
  /** Analyses the newest texts soon. Newer calls take the older ones in. */
  refresh(paths: Iterable<string>): Promise<void>;
  /** Analyses candidates among these files whenever nothing else is to be done. */
  scan(paths: readonly string[], cancelled: () => boolean): Promise<void>;
  configure(settings: RuleSettings): Promise<void>;
  /** As last published. */
  findings(path?: string): readonly Finding[];
  settled(): Promise<void>;
  /** Has the engine alone. Texts that the task sets stand in for the real ones until it is over. */
  borrow<T>(task: (workspace: Workspace, texts: Map<string, string>) => Promise<T>): Promise<T | undefined>;
  /** Forgets everything and clears every finding. */
  clear(): Promise<void>;
  /** Calls back when facts and findings may have changed. */
  onNews(listener: () => void): void;
  /** Files that the engine holds. */
  readonly given: ReadonlySet<string>;
  /** Files that were skipped, with the reason. */
  readonly skipped: ReadonlyMap<string, string>;
}

export interface Events extends Failures {
  /** These findings are new; an empty list clears. */
  found(path: string, findings: readonly Finding[]): void;
}

// The first findings come soon; then larger batches cost the engine less.
const batchSizes = { first: 4, most: 32 };

export function createAnalysis(loadEngine: () => Promise<Engine>, sources: Sources, { found, failed, broken }: Events): Analysis {
  const lane = createLane();
  const dirty = new Set<string>();
  const candidates = createCandidates(sources);
  const reads = createReads(sources);
  const published = createPublished(found);
  const isOvertaken = (path: string) => dirty.has(path);
  const feed = createFeed({ loadEngine, sources, candidates, reads, published, isOvertaken, failed, broken, news: () => news() });
  const listeners: (() => void)[] = [];
  const news = () => {
    for (const listener of listeners) listener();
  };
  let waiting: Promise<void> | undefined;

  async function refreshDirty(): Promise<void> {
    waiting = undefined;
    const paths = [...dirty];
    dirty.clear();
    await feed.update(paths);
  }

  function refresh(paths: Iterable<string>): Promise<void> {
    for (const path of paths) dirty.add(path);
    if (dirty.size > 0) waiting ??= lane.run(refreshDirty);
    return waiting ?? Promise.resolve();
  }

  async function scan(paths: readonly string[], cancelled: () => boolean): Promise<void> {
    const files = paths.filter(candidates.is);
    const signal = {
      get aborted() {
        return cancelled();
      },
    };
    for (let at = 0, size = batchSizes.first; at < files.length && !cancelled(); at += size, size = Math.min(size * 2, batchSizes.most)) {
      const batch = files.slice(at, at + size);
      await lane.run(() => feed.update(batch, signal), 'later');
    }
  }

  async function lend<T>(task: (workspace: Workspace, texts: Map<string, string>) => Promise<T>): Promise<T | undefined> {
    const workspace = feed.workspace();
    if (!workspace) return undefined;
    try {
      return await task(workspace, reads.standIns);
    } finally {
      const changed = [...reads.standIns.keys()];
      reads.standIns.clear();
      // What the task read may change before the next one.
      reads.forget();
      await feed.update(changed);
    }
  }

  async function clear(): Promise<void> {
    feed.unload();
    for (const path of published.paths()) published.set(path, []);
  }

  return {
    refresh,
    scan,
    configure: (next) => lane.run(async () => feed.configure(next)),
    findings: (path) => (path === undefined ? published.all() : published.get(path)),
    settled: () => waiting ?? lane.run(async () => {}),
    borrow: (task) => lane.run(() => lend(task)),
    clear: () => lane.run(clear),
    onNews: (listener) => void listeners.push(listener),
    given: candidates.given,
    skipped: candidates.skipped,
  };
}
