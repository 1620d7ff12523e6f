import { minVersion, satisfies, valid, validRange } from 'semver';
import { answered } from './source/answered';
import { folderOf, foldersAbove, isRecord, parsedJson, readJson } from './source/modules';
import type { Texts } from './source/reader';

/** The folder of the nearest package.json above a file: its application. */
export function applicationOf(texts: Texts, file: string): string {
  return foldersAbove(file).find((folder) => texts.read(`${folder}/package.json`) !== undefined) ?? '';
}

/**
 * The version of a package as it applies to a file: what is installed in node_modules, else what a lock file holds,
 * else the lowest version of the declared range, else the declared tag. Undefined where nothing says.
 */
export function versionOf(texts: Texts, file: string, name: string): string | undefined {
  return answered(
    texts,
    `version\n${folderOf(file)}\n${name}`,
    (own) => installedVersion(own, file, name) ?? lowest(declaredRange(own, foldersAbove(file), name)),
  );
}

/** The same without the declared range, which says what may be installed, not what is. */
export function installedVersion(texts: Texts, file: string, name: string): string | undefined {
  const folders = foldersAbove(file);
  return answered(texts, `installed\n${folderOf(file)}\n${name}`, (own) => {
    const declared = declaredRange(own, folders, name);
    for (const folder of folders) {
      const installed = readJson(own, `${folder}/node_modules/${name}/package.json`)?.version;
      if (typeof installed === 'string' && mayBe(installed, declared)) return installed;
    }
    return lockedVersion(own, folders, name, declared);
  });
}

/** A package of another version further up in the tree, such as the one of an enclosing project, is not the one that is meant. */
function mayBe(installed: string, declared: string | undefined): boolean {
  const range = declared && validRange(plain(declared));
  return !range || satisfies(installed, range, { includePrerelease: true });
}

const plain = (range: string): string => range.replace(/^npm:.*@(?=[^@/]+$)/, '').replace(/^workspace:/, '');

function declaredRange(texts: Texts, folders: readonly string[], name: string): string | undefined {
  for (const folder of folders) {
    const manifest = readJson(texts, `${folder}/package.json`);
    for (const kind of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
      const list = manifest?.[kind];
      const range = isRecord(list) ? list[name] : undefined;
      if (typeof range === 'string') return range;
    }
  }
  return undefined;
}

function lowest(range: string | undefined): string | undefined {
  if (range === undefined) return undefined;
  const text = plain(range);
  if (validRange(text) === null) return /^[a-z][\w-]*$/i.test(text) ? text : undefined; // a tag: the library file knows what it means
  const least = minVersion(text)?.version;
  return least === '0.0.0' ? undefined : least;
}

function lockedVersion(texts: Texts, folders: readonly string[], name: string, range: string | undefined): string | undefined {
  for (const folder of folders) {
    const found = inPackageLock(texts, folder, folders, name) ?? inTextLock(texts, folder, name, range);
    if (found !== undefined && valid(found) && mayBe(found, range)) return found;
  }
  return undefined;
}

function inPackageLock(texts: Texts, folder: string, folders: readonly string[], name: string): string | undefined {
  const lock = answered(texts, `lock\n${folder}`, (own) => packageLock(own, `${folder}/package-lock.json`));
  const inside = folders.slice(0, folders.indexOf(folder) + 1).map((one) => one.slice(folder.length + 1));
  const keys = inside.map((one) => `${one ? `${one}/` : ''}node_modules/${name}`);
  const version = keys.map((key) => lock.packages.get(key)).find((one) => one !== undefined) ?? lock.dependencies.get(name);
  return version === '' ? undefined : version;
}

/** Its versions, empty where an entry has none: the whole of it takes ten times its text in memory. */
function packageLock(texts: Texts, path: string): Record<'packages' | 'dependencies', ReadonlyMap<string, string>> {
  const lock = parsedJson(path, texts.read(path) ?? '');
  const versionsIn = (list: unknown): [string, string][] =>
    Object.entries(isRecord(list) ? list : {}).flatMap(([key, entry]) => {
      if (!isRecord(entry)) return [];
      return [[key, typeof entry.version === 'string' ? entry.version : '']];
    });
  return { packages: new Map(versionsIn(lock?.packages)), dependencies: new Map(versionsIn(lock?.dependencies)) };
}

/** yarn.lock (both formats) and pnpm-lock.yaml: the entry's text is enough, and quicker than their parsers. */
function inTextLock(texts: Texts, folder: string, name: string, range: string | undefined): string | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const yarn = entriesOf(texts, `${folder}/yarn.lock`, `^"?${escaped}@([^\\n]*):\\n\\s+version:? "?([^"\\s]+)`);
  const match = yarn.find((entry) => range !== undefined && entry[1].includes(range)) ?? (yarn.length === 1 ? yarn[0] : undefined);
  if (match) return match[2];
  const pnpm = entriesOf(texts, `${folder}/pnpm-lock.yaml`, `^ {2}['"]?/?${escaped}[@/]([0-9][^:('"\\s]*)`);
  const versions = [...new Set(pnpm.map((entry) => entry[1]))];
  return versions.length === 1 ? versions[0] : undefined;
}

/** Lock files are long, and asked the same for every file of a project. */
function entriesOf(texts: Texts, path: string, pattern: string): readonly (readonly string[])[] {
  return answered(texts, `${path}\n${pattern}`, ({ read }) =>
    [...(read(path) ?? '').matchAll(new RegExp(pattern, 'gm'))].map((match) => [...match]),
  );
}
