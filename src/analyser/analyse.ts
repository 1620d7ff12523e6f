import { libraries } from './libraries/index';
import { versionOf } from './manifest';
import type { Fact } from './model/fact';
import { parse } from './source/parse';
import { createReader, type Texts, type UnitCache } from './source/reader';
import { createSource } from './source/source';

/** What one file says about authentication: plain data, the syntax behind it is forgotten. */
export interface FileFacts {
  readonly path: string;
  readonly facts: readonly Fact[];
  /** Other files whose text mattered, and those that were looked for and are not there. */
  readonly dependencies: ReadonlySet<string>;
  /** What went wrong inside a library file: never the user's fault, never fatal. */
  readonly failures: readonly string[];
}

/** Reads the facts of one text. Broken code gives fewer facts, never an exception. */
export function analyse(path: string, text: string, texts: Texts, cache: UnitCache): FileFacts {
  const dependencies = new Set<string>();
  const failures: string[] = [];
  const facts: Fact[] = [];
  const guard = (name: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  guard('source', () => {
    const unit = parse(path, text, cache.takeEdited(path));
    const reader = createReader(texts, unit, cache, dependencies);
    const versions = new Map<string, string | undefined>();
    const source = createSource(reader, unit, (name) => {
      if (!versions.has(name)) versions.set(name, versionOf(reader.texts, path, name));
      return versions.get(name);
    });
    for (const library of libraries) guard(library.id, () => facts.push(...library.detect(source)));
    cache.keepEdited(unit);
  });
  return { path, facts, dependencies, failures };
}
