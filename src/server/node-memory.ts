import type { FileFacts } from '../analyser/analyse';
import { isEnvironmentFile } from '../analyser/model/environment-file';
import { createPathNumbers } from '../analyser/path-numbers';
import { hashOf, stampOf } from './node-cache';

type Read = (path: string) => string | undefined;
type IsTracked = (path: string) => boolean | undefined;
export type Sight = 'plain' | { readonly path: string; readonly reason: string } | { readonly path: string; readonly text: string };

/** What a scan leaves for the next one; `Outcome` is what was found. */
export interface Kept<Outcome> {
  /** Every file of the scan: what changes when it does, then why it was skipped, or nothing, or the name of its content where it matters. */
  readonly listed: { readonly [path: string]: readonly [stamp: string, reason?: string | null, hash?: string] };
  /** Other files that were asked for, those that do not exist as well. */
  readonly beside: { readonly [path: string]: readonly [stamp: string, hash: string] };
  readonly manifests: readonly string[];
  readonly tracked: { readonly [path: string]: boolean | null };
  readonly outcome: Outcome;
}

/** The facts by file; only read where something has changed. */
export interface KeptFacts {
  readonly files: { readonly [path: string]: Omit<FileFacts, 'path' | 'dependencies'> & { readonly dependencies: readonly number[] } };
  /** Which path each number of the dependencies means. */
  readonly paths: readonly string[];
}

/** Knows from an earlier scan what has not changed, and collects what the next one may know. */
export interface ScanMemory<Outcome> {
  /** What was found, if no file that mattered has changed, come or gone. */
  outcome(files: readonly string[], manifests: readonly string[]): Outcome | undefined;
  /** What the file is, where that is known without reading it. Asked before it is read. */
  knownAs(path: string): Exclude<Sight, { readonly text: string }> | undefined;
  learn(path: string, sight: Sight): void;
  /** The facts of a file that rest on nothing that has changed. */
  recall(path: string, text: string): FileFacts | undefined;
  /** Reads, and remembers what the result rests on. */
  watch(read: Read): Read;
  watchTracked(isTracked: IsTracked): IsTracked;
  /** What to keep for the next time. */
  kept(
    facts: readonly FileFacts[],
    manifests: readonly string[],
    outcome: Outcome,
  ): { readonly kept: Kept<Outcome>; readonly facts: KeptFacts };
}

export function createScanMemory<Outcome>(
  before: Kept<Outcome> | undefined,
  factsBefore: () => KeptFacts,
  disk: Read,
  isTrackedNow: IsTracked,
): ScanMemory<Outcome> {
  const facts: { known?: KeptFacts } = {};
  const stamps = new Map<string, string>();
  const listed = new Map<string, Kept<Outcome>['listed'][string]>();
  const hashes = new Map<string, string>();
  const tracked = new Map<string, boolean | null>();
  const answers = new Map<string, boolean>();
  const stamp = (path: string): string => {
    const known = stamps.get(path) ?? stampOf(path);
    stamps.set(path, known);
    return known;
  };
  const hash = (path: string, text: string | undefined): string => {
    const known = hashes.get(path) ?? (text === undefined ? '' : hashOf(text));
    hashes.set(path, known);
    return known;
  };
  const look = (path: string): boolean => {
    const [stampThen, hashThen] = before?.beside[path] ?? [before?.listed[path]?.[0], before?.listed[path]?.[2]];
    if (stampThen === undefined) return false;
    if (stamp(path) === stampThen) return true;
    // Fresh checkouts give every file a new time.
    return stamp(path) !== '' && stampThen !== '' && hashThen !== undefined && hash(path, disk(path)) === hashThen;
  };
  const isSame = (path: string): boolean => {
    const known = answers.get(path) ?? look(path);
    answers.set(path, known);
    return known;
  };
  const isUntouched = (path: string): boolean => before?.listed[path] !== undefined && stamp(path) === before.listed[path][0];

  return {
    outcome(files, manifests) {
      if (!before || Object.keys(before.listed).length !== files.length || !files.every(isUntouched)) return undefined;
      if (before.manifests.length !== manifests.length || !manifests.every((path, index) => path === before.manifests[index]))
        return undefined;
      const isStill = ([path, then]: [string, boolean | null]) => (isTrackedNow(path) ?? null) === then;
      if (!Object.entries(before.tracked).every(isStill)) return undefined;
      return Object.entries(before.beside).every(([path, [then]]) => stamp(path) === then) ? before.outcome : undefined;
    },
    knownAs(path) {
      const isKnown = isUntouched(path);
      const [, reason, content] = (isKnown && before?.listed[path]) || [];
      stamp(path);
      if (!isKnown || content !== undefined) return undefined;
      return typeof reason === 'string' ? { path, reason } : 'plain';
    },
    learn: (path, sight) => listed.set(path, listedAs(path, sight)),
    recall(path, text) {
      if (!before) return undefined;
      facts.known ??= factsBefore();
      const { files, paths } = facts.known;
      const kept = files[path];
      // What stands in the variables of an environment is never kept.
      if (!kept || isEnvironmentFile(path) || before.listed[path]?.[2] !== hash(path, text)) return undefined;
      const dependencies = kept.dependencies.map((number) => paths[number]);
      return dependencies.every(isSame) ? { ...kept, path, dependencies: new Set(dependencies) } : undefined;
    },
    watch: (read) => (path) => {
      stamp(path);
      const text = read(path);
      hash(path, text);
      return text;
    },
    watchTracked: (isTracked) => (path) => {
      const answer = isTracked(path);
      tracked.set(path, answer ?? null);
      return answer;
    },
    kept(all, manifests, outcome) {
      const { numberOf, names } = createPathNumbers();
      const files = all.filter(({ path }) => !isEnvironmentFile(path)).map((one) => [one.path, plain(one, numberOf)]);
      const besides = new Set([...hashes.keys(), ...names()]);
      const hashNow = (path: string) => hashes.get(path) ?? before?.beside[path]?.[1] ?? hash(path, disk(path));
      return {
        kept: {
          listed: Object.fromEntries(listed),
          beside: Object.fromEntries(
            [...besides].filter((path) => !isEnvironmentFile(path)).map((path) => [path, [stamp(path), hashNow(path)]]),
          ),
          manifests,
          tracked: Object.fromEntries(tracked),
          outcome,
        },
        facts: { files: Object.fromEntries(files), paths: names() },
      };
    },
  };

  function listedAs(path: string, sight: Sight): Kept<Outcome>['listed'][string] {
    if (sight === 'plain') return [stamp(path)];
    if ('reason' in sight) return [stamp(path), sight.reason];
    return [stamp(path), null, isEnvironmentFile(path) ? '' : hash(path, sight.text)];
  }
}

function plain({ audience, facts, failures, dependencies }: FileFacts, numberOf: (path: string) => number) {
  return { audience, facts, failures, dependencies: Array.from(dependencies, numberOf) };
}
