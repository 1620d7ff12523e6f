import { libraryOf } from './detect-setups';
import type { Seen } from './seen';

/** An application that keeps users signed in, and what was seen of it. */
export interface SeenApplication {
  /** With a slash at the end. */
  readonly folder: string;
  readonly seen: Seen;
}

/** Each package.json with a set-up below it and no nearer one, with the packages of the same repository that it belongs to. */
export function applicationsIn(seen: Seen): SeenApplication[] {
  const packages = packagesIn(seen);
  const folders = [...packages.keys()].sort((one, other) => other.length - one.length);
  const homeOf = (file: string) => folders.find((folder) => file.startsWith(folder)) ?? '';
  // A cookie that some page sets by itself is no sign-in.
  const signIns = seen.setups.filter(({ library, strategy }) => strategy !== null || libraryOf(library, undefined) !== undefined);
  const homes = [...new Set(signIns.map(({ file }) => homeOf(file)))].sort();
  return homes.map((folder) => {
    const related = relatedTo(folder, packages);
    const belongs = (file: string) => related.has(homeOf(file));
    return {
      folder,
      seen: {
        facts: seen.facts.filter(({ file }) => belongs(file)),
        setups: seen.setups.filter(({ file }) => homeOf(file) === folder),
        texts: seen.texts.filter(({ path }) => belongs(path)),
      },
    };
  });
}

interface Package {
  readonly name: string | undefined;
  readonly dependencies: readonly string[];
}

/** What it depends on holds its store, and who depends on it is where its users come from. */
function relatedTo(folder: string, packages: ReadonlyMap<string, Package>): Set<string> {
  const all = [...packages];
  const below = (one: string) =>
    all.flatMap(([other, { name }]) => (name && packages.get(one)?.dependencies.includes(name) ? [other] : []));
  const name = packages.get(folder)?.name;
  const above = name === undefined ? [] : all.flatMap(([other, { dependencies }]) => (dependencies.includes(name) ? [other] : []));
  const found = new Set([folder]);
  for (const one of found) for (const other of below(one)) found.add(other);
  return new Set([...found, ...above]);
}

function packagesIn({ texts }: Seen): Map<string, Package> {
  return new Map(
    texts.flatMap(({ path, text }) => {
      const folder = /^(.*\/)?package\.json$/.exec(path)?.[1];
      return folder === undefined ? [] : [[folder, packageOf(text)] as const];
    }),
  );
}

function packageOf(text: string): Package {
  try {
    const { name, dependencies } = JSON.parse(text.replace(/^\ufeff/, '')) as { name?: unknown; dependencies?: unknown };
    const known = typeof dependencies === 'object' && dependencies !== null ? Object.keys(dependencies) : [];
    return { name: typeof name === 'string' ? name : undefined, dependencies: known };
  } catch {
    return { name: undefined, dependencies: [] }; // Broken files of a user are no error: nothing is known of them.
  }
}
