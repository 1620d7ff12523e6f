import { mayMatter } from '../analyser/prefilter';
import { isSource, type Sources } from './sources';
import type { ReadResult } from './world';

/** Which texts the engine gets, and which files it was not given, with the reason. */
export interface Candidates {
  /** The newest text of a file; of a file to analyse only where it matters, or anything does. */
  text(path: string, anything: boolean): string | undefined;
  /** Whether a scan should look at a file. */
  is(path: string): boolean;
  /** Files that the engine holds. */
  readonly given: Set<string>;
  readonly skipped: Map<string, string>;
}

export function createCandidates(sources: Sources): Candidates {
  const given = new Set<string>();
  const skipped = new Map<string, string>();

  function noted(path: string, read: ReadResult | undefined): string | undefined {
    if (read && 'skipped' in read) skipped.set(path, read.skipped);
    else skipped.delete(path);
    return textOf(read);
  }

  function text(path: string, anything: boolean): string | undefined {
    if (!sources.mayRead(path)) return undefined;
    if (!isSource(path)) return textOf(sources.read(path));
    if (!sources.accepts(path)) return undefined;
    const read = sources.candidate(path, (...content) => anything || mayMatter(path, ...content));
    return noted(path, read);
  }

  return {
    text,
    is: (path) => sources.accepts(path) && (given.has(path) || text(path, false) !== undefined),
    given,
    skipped,
  };
}

const textOf = (read: ReadResult | undefined): string | undefined => (read && 'text' in read ? read.text : undefined);
