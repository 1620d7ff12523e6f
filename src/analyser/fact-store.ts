import type { FileFacts } from './analyse';
import type { Fact } from './model/fact';
import { createPathNumbers, type PathNumber } from './path-numbers';
import { append } from './source/append';

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

interface Stored {
  readonly facts: Omit<FileFacts, 'dependencies'>;
  readonly dependencies: Uint32Array;
  readonly application: string;
}

export function createFactStore(): FactStore {
  const files = new Map<string, Stored>();
  const members = new Map<string, Set<string>>();
  const paths = createPathNumbers();
  /** Made when first asked for: most scans never ask, and it was a third of what they kept. */
  let dependents: Map<PathNumber, PathNumber[]> | undefined;
  const note = (index: Map<PathNumber, PathNumber[]>, path: string, { dependencies }: Stored): void => {
    const own = paths.numberOf(path);
    for (const dependency of dependencies) append(index, dependency, own);
  };
  const indexed = (): Map<PathNumber, PathNumber[]> => {
    const index = new Map<PathNumber, PathNumber[]>();
    for (const [path, stored] of files) note(index, path, stored);
    return index;
  };
  const whole = ({ facts, dependencies }: Stored): FileFacts => ({
    ...facts,
    get dependencies() {
      return new Set(Array.from(dependencies, paths.nameOf));
    },
  });
  return {
    put(application, { dependencies: names, ...facts }) {
      const dependencies = new Uint32Array(names.size);
      let count = 0;
      for (const name of names) dependencies[count++] = paths.numberOf(name);
      const stored = { facts, dependencies, application };
      files.set(facts.path, stored);
      const folder = members.get(application) ?? new Set();
      members.set(application, folder.add(facts.path));
      if (dependents) note(dependents, facts.path, stored);
    },
    drop(path) {
      const stored = files.get(path);
      if (!stored) return [];
      const own = paths.numberOf(path);
      for (const dependency of stored.dependencies) remove(dependents?.get(dependency), own);
      files.delete(path);
      members.get(stored.application)?.delete(path);
      return [stored.application];
    },
    get(path) {
      const stored = files.get(path);
      return stored && whole(stored);
    },
    dependents(path) {
      dependents ??= indexed();
      return (dependents.get(paths.numberOf(path)) ?? []).map(paths.nameOf);
    },
    applications: () => [...members.keys()],
    ofApplication: (application) => [...(members.get(application) ?? [])].sort().flatMap((path) => files.get(path)?.facts.facts ?? []),
    all: () => [...files.values()].map(whole),
  };
}

/** The order does not matter. */
function remove(list: PathNumber[] | undefined, item: PathNumber): void {
  const at = list?.indexOf(item) ?? -1;
  const last = at < 0 ? undefined : list?.pop();
  if (list && last !== undefined && at < list.length) list[at] = last;
}
