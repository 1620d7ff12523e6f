import type { FileFacts } from './analyse';
import type { Fact } from './model/fact';

/** The facts of every file, by application and by what they depend on. */
export interface FactStore {
  put(application: string, facts: FileFacts): void;
  /** Forgets a file; gives the application that it belonged to. */
  drop(path: string): readonly string[];
  get(path: string): FileFacts | undefined;
  /** The files whose facts rest on this one, or on its absence. */
  dependents(path: string): readonly string[];
  applications(): readonly string[];
  ofApplication(application: string): readonly Fact[];
  all(): readonly FileFacts[];
}

export function createFactStore(): FactStore {
  const files = new Map<string, FileFacts>();
  const homes = new Map<string, string>();
  const members = new Map<string, Set<string>>();
  const dependents = new Map<string, Set<string>>();
  return {
    put(application, facts) {
      files.set(facts.path, facts);
      homes.set(facts.path, application);
      add(members, application, facts.path);
      for (const dependency of facts.dependencies) add(dependents, dependency, facts.path);
    },
    drop(path) {
      const home = homes.get(path);
      for (const dependency of files.get(path)?.dependencies ?? []) dependents.get(dependency)?.delete(path);
      files.delete(path);
      homes.delete(path);
      if (home === undefined) return [];
      members.get(home)?.delete(path);
      return [home];
    },
    get: (path) => files.get(path),
    dependents: (path) => [...(dependents.get(path) ?? [])],
    applications: () => [...members.keys()],
    ofApplication: (application) => [...(members.get(application) ?? [])].sort().flatMap((path) => files.get(path)?.facts ?? []),
    all: () => [...files.values()],
  };
}

function add(index: Map<string, Set<string>>, key: string, item: string): void {
  const known = index.get(key);
  if (known) known.add(item);
  else index.set(key, new Set([item]));
}
