import { detach } from './detached';
import { libraries } from './libraries/index';
import { installedVersion, versionOf } from './manifest';
import type { Fact } from './model/fact';
import type { Audience } from './prefilter';
import { parse } from './source/parse';
import { createReader, type Texts, type UnitCache } from './source/reader';
import { createSource } from './source/source';

/** What one file says about authentication: plain data, the syntax behind it is forgotten. */
export interface FileFacts {
  readonly path: string;
  /** The libraries that have seen it. */
  readonly audience: Audience;
  readonly facts: readonly Fact[];
  /** Other files whose text mattered, and those that were looked for and are not there. */
  readonly dependencies: ReadonlySet<string>;
  /** What went wrong inside a library file: never the user's fault, never fatal. */
  readonly failures: readonly string[];
}

/** Reads the facts of one text, of every library or of those with the given ids. Broken code gives fewer facts, never an exception. */
export function analyse(path: string, text: string, texts: Texts, cache: UnitCache, audience: Audience = 'all'): FileFacts {
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
    const version = (name: string) => versionOf(reader.texts, path, name);
    const installed = (name: string) => installedVersion(reader.texts, path, name);
    const source = createSource(reader, unit, version, installed);
    const asked = audience === 'all' ? libraries : libraries.filter(({ id }) => audience.includes(id));
    for (const library of asked) guard(library.id, () => facts.push(...library.detect(source)));
    cache.keepEdited(unit);
    detach(facts, (text) => text === path || dependencies.has(text));
  });
  return { path, audience, facts, dependencies, failures };
}

/** Those of the libraries, by their ids, that have something to find given the other facts of the application. */
export function wanted(ids: readonly string[], facts: readonly Fact[]): readonly string[] {
  return libraries.filter(({ id, needs }) => ids.includes(id) && (!needs || needs(facts))).map(({ id }) => id);
}
