import { isBelow } from './paths';

/** Which files belong to the workspace: what the last listing of each folder said, and what is open beside it. */
export interface Folders {
  all(): readonly string[];
  add(folder: string): void;
  /** Returns the files that belong to no folder any more. */
  remove(folder: string): string[];
  /** Takes a new listing; returns what came and what went. */
  list(
    folder: string,
    listing: { readonly files: readonly string[]; readonly manifests: readonly string[] },
  ): { added: string[]; removed: string[] };
  /** How many files all folders have together. */
  count(): number;
  /** Every package.json of all folders. */
  manifests(): readonly string[];
  /** The innermost folder that holds a path. */
  of(path: string): string | undefined;
  listed(folder: string): boolean;
  has(path: string): boolean;
  /** Known files at or below a path. */
  below(path: string): string[];
  /** Whether a file is worth looking at: listed, or open and outside of every folder, or not listed yet. */
  accepts(path: string, open: boolean): boolean;
}

export function createFolders(initial: readonly string[]): Folders {
  const listings = new Map<string, Set<string> | undefined>(initial.map((folder) => [folder, undefined]));
  const manifests = new Map<string, readonly string[]>();
  let count = 0;
  const recount = () => {
    count = new Set([...listings.values()].flatMap((files) => [...(files ?? [])])).size;
  };
  const has = (path: string) => [...listings.values()].some((files) => files?.has(path));
  const of = (path: string) =>
    [...listings.keys()]
      .filter((folder) => isBelow(path, folder))
      .reduce<string | undefined>((a, b) => (a && a.length > b.length ? a : b), undefined);
  return {
    all: () => [...listings.keys()],
    add: (folder) => void (listings.has(folder) || listings.set(folder, undefined)),
    remove(folder) {
      const files = [...(listings.get(folder) ?? [])];
      listings.delete(folder);
      manifests.delete(folder);
      recount();
      return files.filter((path) => !has(path));
    },
    list(folder, { files, manifests: found }) {
      manifests.set(folder, found);
      const before = listings.get(folder);
      const now = new Set([...files, ...found]);
      listings.set(folder, now);
      recount();
      return {
        added: [...now].filter((path) => !before?.has(path)),
        removed: [...(before ?? [])].filter((path) => !now.has(path) && !has(path)),
      };
    },
    count: () => count,
    manifests: () => [...manifests.values()].flat(),
    of,
    listed: (folder) => listings.get(folder) !== undefined,
    has,
    below: (path) => [...listings.values()].flatMap((files) => [...(files ?? [])].filter((file) => file === path || isBelow(file, path))),
    accepts(path, open) {
      const folder = of(path);
      if (folder === undefined) return open;
      return has(path) || (listings.get(folder) === undefined && open && !path.includes('/node_modules/'));
    },
  };
}
