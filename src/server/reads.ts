import type { Sources } from './sources';

/** What the engine reads while it works on one batch: each file once, and fixed texts in place of the real ones. */
export interface Reads {
  read(path: string): string | undefined;
  /** Ends the batch. */
  forget(): void;
  readonly standIns: Map<string, string>;
}

export function createReads(sources: Sources): Reads {
  const texts = new Map<string, string | undefined>();
  const standIns = new Map<string, string>();
  return {
    standIns,
    forget: () => texts.clear(),
    read(path) {
      if (standIns.has(path)) return standIns.get(path);
      if (!texts.has(path)) {
        const result = sources.read(path);
        texts.set(path, result && 'text' in result ? result.text : undefined);
      }
      return texts.get(path);
    },
  };
}
