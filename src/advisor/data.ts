import type { Advice, Contribution } from './advise';
import type { Evidence } from './evidence';
import { type CitedSource, cited, type SourceId } from './sources';

/** Makes a file's path fit for a reader, such as relative to a root. */
export type ShowPath = (file: string) => string;

/** The advice as JSON gives it: the keys of the command line's contract, with sources written out. */
export function adviceData(advice: Advice, showPath: ShowPath = (file) => file) {
  const evidence = (list: readonly Evidence[]) => list.map((one) => ({ ...one, file: showPath(one.file) }));
  return {
    strategy: advice.strategy,
    confidence: advice.confidence,
    runnerUp: advice.runnerUp,
    scores: advice.scores,
    contributions: advice.contributions.map((one: Contribution) => ({ ...withSources(one), evidence: evidence(one.evidence) })),
    excluded: advice.excluded.map(withSources),
    flips: advice.flips,
    overlays: advice.overlays.map(withSources),
    evidence: evidence(advice.evidence),
    config: advice.config,
    migration: advice.migration,
    notes: advice.notes.map(withSources),
  };
}

function withSources<T extends { readonly sources: readonly SourceId[] }>(item: T): Omit<T, 'sources'> & { sources: CitedSource[] } {
  return { ...item, sources: cited(item.sources) };
}
