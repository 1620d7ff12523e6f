import { mattersAlone } from '../analyser/prefilter';
import type { Cancellation, RuleSettings, Workspace } from '../analyser/workspace';
import type { Candidates } from './candidates';
import { describeError } from './describe-error';
import type { Published } from './published';
import type { Reads } from './reads';
import { isSource, type Sources } from './sources';

export type Engine = Pick<typeof import('../analyser/workspace'), 'createWorkspace' | 'rules'>;

export interface Failures {
  /** Something could not be analysed. The message holds no code. */
  failed(message: string): void;
  /** The engine did not load. */
  broken(message: string): void;
}

/** Feeds the engine, which is loaded with the first text that is worth parsing. It takes one call at a time. */
export interface Feed {
  /** Analyses the newest texts of these files, and what depends on them. */
  update(paths: readonly string[], signal?: Cancellation): Promise<void>;
  configure(settings: RuleSettings): void;
  workspace(): Workspace | undefined;
  unload(): void;
}

interface Needs extends Failures {
  readonly loadEngine: () => Promise<Engine>;
  readonly sources: Sources;
  readonly candidates: Candidates;
  readonly reads: Reads;
  readonly published: Published;
  /** A newer text of the file waits: places in the old one are not published any more. */
  readonly isOvertaken: (path: string) => boolean;
  /** Facts or findings may have changed. */
  readonly news: () => void;
}

export function createFeed(needs: Needs): Feed {
  const { loadEngine, sources, candidates, reads, published } = needs;
  let settings: RuleSettings = {};
  let workspace: Workspace | undefined;

  async function load(): Promise<Workspace> {
    const { createWorkspace } = await loadEngine();
    return createWorkspace({ read: reads.read, manifests: sources.manifests, isTracked: sources.isTracked }, settings);
  }

  /** Files that only matter beside others, until there are others. */
  const waiting = new Set<string>();

  function textsOf(paths: readonly string[]): { path: string; text: string | undefined }[] {
    const all = paths.map((path) => ({ path, text: candidates.text(path, workspace !== undefined) }));
    // Without an engine a text that does not matter by itself cannot matter to another one either.
    return workspace ? all : all.filter(({ path, text }) => isSource(path) && text !== undefined);
  }

  function changesOf(paths: readonly string[]): ReturnType<typeof textsOf> {
    const changes = textsOf(paths);
    if (workspace) return changes;
    if (!changes.some(({ path, text = '' }) => mattersAlone(path, text))) {
      for (const { path } of changes) waiting.add(path);
      return [];
    }
    const others = [...waiting].filter((path) => !paths.includes(path));
    waiting.clear();
    return [...textsOf(others), ...changes];
  }

  async function update(paths: readonly string[], signal?: Cancellation): Promise<void> {
    const changes = changesOf(paths);
    if (changes.length === 0) return;
    for (const { path, text } of changes) text === undefined ? candidates.given.delete(path) : candidates.given.add(path);
    try {
      workspace ??= await load();
      const changed = await workspace.update(changes, signal);
      publish(needs, workspace, new Set([...paths, ...changed]));
    } catch (error) {
      if (!workspace) needs.broken(describeError(error));
      else if (paths.length === 1) await leaveOut(needs, workspace, paths[0], error);
      // One bad file must not take the others with it.
      else for (const path of paths) await update([path]);
    } finally {
      reads.forget();
      needs.news();
    }
  }

  return {
    update,
    configure(next) {
      settings = next;
      workspace?.configure(next);
      if (workspace) publish(needs, workspace, new Set([...published.paths(), ...workspace.findings().map(({ file }) => file)]));
      needs.news();
    },
    workspace: () => workspace,
    unload() {
      workspace = undefined;
      waiting.clear();
      candidates.given.clear();
      candidates.skipped.clear();
      needs.news();
    },
  };
}

function publish({ sources, published, isOvertaken, failed }: Needs, workspace: Workspace, paths: ReadonlySet<string>): void {
  for (const path of paths) {
    if (!isOvertaken(path)) published.set(path, sources.accepts(path) ? workspace.findings(path) : []);
  }
  // The engine goes on where a rule or a library fails, and says so.
  for (const failure of workspace.failures()) failed(failure);
}

async function leaveOut({ candidates, published, failed }: Needs, workspace: Workspace, path: string, error: unknown): Promise<void> {
  candidates.skipped.set(path, 'could not be analysed');
  candidates.given.delete(path);
  published.set(path, []);
  failed(`Skipped ${path}\n${describeError(error)}`);
  try {
    await workspace.update([{ path, text: undefined }]);
  } catch (again) {
    failed(`Could not forget ${path}\n${describeError(again)}`);
  }
}
