import type { Finding } from '../analyser/model/finding';

/** The findings that the client was told of. */
export interface Published {
  /** An empty list clears. */
  set(path: string, findings: readonly Finding[]): void;
  get(path: string): readonly Finding[];
  all(): readonly Finding[];
  paths(): string[];
}

/** Remembers findings, and passes on those that may be news. */
export function createPublished(found: (path: string, findings: readonly Finding[]) => void): Published {
  const byPath = new Map<string, readonly Finding[]>();
  return {
    set(path, findings) {
      if (findings.length === 0 && !byPath.has(path)) return;
      if (findings.length > 0) byPath.set(path, findings);
      else byPath.delete(path);
      found(path, findings);
    },
    get: (path) => byPath.get(path) ?? [],
    all: () => [...byPath.values()].flat(),
    paths: () => [...byPath.keys()],
  };
}
