import type { Kept, KeptFacts, ScanMemory } from '../server/node-memory';
import type { Seen } from './look';

type IsTracked = (path: string) => boolean | undefined;

/** What is kept from one scan of the same targets and options to the next. */
export interface ScanCache {
  open(disk: (path: string) => string | undefined, isTracked: IsTracked): ScanMemory<Seen>;
  keep(content: { readonly kept: Kept<Seen>; readonly facts: KeptFacts }): void;
}

/** Knows nothing, looks at no file's time and keeps nothing. */
export const noCache: ScanCache = {
  open: () => nothingKept,
  keep: () => {},
};

const nothingKept: ScanMemory<Seen> = {
  outcome: () => undefined,
  knownAs: () => undefined,
  learn: () => {},
  recall: () => undefined,
  watch: (read) => read,
  watchTracked: (isTracked) => isTracked,
  kept: (_facts, manifests, outcome) => ({
    kept: { listed: {}, beside: {}, manifests, tracked: {}, outcome },
    facts: { files: {}, paths: [] },
  }),
};
