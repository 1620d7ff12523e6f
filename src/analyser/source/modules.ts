import { answered } from './answered';
import type { Texts } from './reader';
import { ts } from './ts';

const endings = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte'];
const written: Record<string, readonly string[]> = { '.js': ['.ts', '.tsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] };

/**
 * The workspace file that an import specifier means: relative paths, tsconfig and jsconfig `paths` and `baseUrl`,
 * package.json `imports`, and packages of the same workspace. Undefined for anything installed.
 */
export function resolveModule(texts: Texts, from: string, specifier: string): string | undefined {
  if (texts.isKnownModule?.(specifier)) return undefined;
  if (specifier.startsWith('.')) return fileAt(texts, join(folderOf(from), specifier));
  if (specifier.startsWith('/')) return fileAt(texts, specifier);
  const folder = folderOf(from);
  return answered(texts, `module\n${folder}\n${specifier}`, (own) => byPaths(own, folder, specifier) ?? byPackage(own, from, specifier));
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The folders around a file, nearest first. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === '') return folders;
  }
}

export function join(folder: string, relative: string): string {
  const parts = folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Reads JSON with comments; undefined where the file is missing, broken or no object. */
export function readJson(texts: Texts, path: string): Record<string, unknown> | undefined {
  return answered(texts, `json\n${path}`, ({ read }) => {
    const text = read(path);
    return text === undefined ? undefined : parsedJson(path, text);
  });
}

/** Most is plain JSON, and lock files are long: only what has comments or commas too many is parsed as configurations are. */
export function parsedJson(path: string, text: string): Record<string, unknown> | undefined {
  const value = plainJson(text) ?? ts.parseConfigFileTextToJson(path, text).config;
  return isRecord(value) ? value : undefined;
}

function plainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fileAt(texts: Texts, path: string): string | undefined {
  return answered(texts, `file\n${path}`, ({ read }) => {
    const ending = path.slice(path.lastIndexOf('.'));
    const sources = (written[ending] ?? []).map((one) => path.slice(0, -ending.length) + one);
    const inFolder = endings.slice(1).map((one) => `${path}/index${one}`);
    return [...sources, ...endings.map((one) => path + one), ...inFolder].find((one) => read(one) !== undefined);
  });
}

interface Mapping {
  readonly base: string;
  readonly paths: Record<string, unknown>;
  readonly hasBaseUrl: boolean;
}

/** The nearest configuration above a folder that says; the application's own is the last that is asked. */
function byPaths(texts: Texts, folder: string, specifier: string): string | undefined {
  return answered(texts, `paths\n${folder}\n${specifier}`, (own) => {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const mapping = mappingOf(own, `${folder}/${name}`);
      const found = mapping && byMapping(own, mapping, specifier);
      if (found) return found;
    }
    const isLast = own.read(`${folder}/package.json`) !== undefined && own.read(`${folder}/tsconfig.json`) !== undefined;
    return isLast || folder === '' ? undefined : byPaths(own, folderOf(folder), specifier);
  });
}

function mappingOf(texts: Texts, path: string, depth = 0): Mapping | undefined {
  const config = depth < 5 ? readJson(texts, path) : undefined;
  if (!config) return undefined;
  const options = isRecord(config.compilerOptions) ? config.compilerOptions : {};
  const baseUrl = typeof options.baseUrl === 'string' ? join(folderOf(path), options.baseUrl) : undefined;
  if (isRecord(options.paths) || baseUrl !== undefined)
    return { base: baseUrl ?? folderOf(path), paths: isRecord(options.paths) ? options.paths : {}, hasBaseUrl: baseUrl !== undefined };
  const parents = [config.extends].flat().filter((one): one is string => typeof one === 'string' && one.startsWith('.'));
  const nested = Array.isArray(config.references)
    ? config.references.flatMap((one) => (isRecord(one) && typeof one.path === 'string' ? [one.path] : []))
    : [];
  for (const next of [...parents, ...nested]) {
    const target = join(folderOf(path), next);
    const found =
      mappingOf(texts, target.endsWith('.json') ? target : `${target}.json`, depth + 1) ??
      mappingOf(texts, `${target}/tsconfig.json`, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function byMapping(texts: Texts, { base, paths, hasBaseUrl }: Mapping, specifier: string): string | undefined {
  for (const [pattern, targets] of Object.entries(paths)) {
    const star = pattern.indexOf('*');
    const [head, tail] = star < 0 ? [pattern, ''] : [pattern.slice(0, star), pattern.slice(star + 1)];
    const matches = star < 0 ? specifier === pattern : specifier.startsWith(head) && specifier.endsWith(tail);
    if (!matches || !Array.isArray(targets)) continue;
    const middle = specifier.slice(head.length, specifier.length - tail.length);
    for (const target of targets) {
      const found = typeof target === 'string' ? fileAt(texts, join(base, target.replace('*', middle))) : undefined;
      if (found) return found;
    }
  }
  return hasBaseUrl ? fileAt(texts, join(base, specifier)) : undefined;
}

function byPackage(texts: Texts, from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) {
    const folder = foldersAbove(from).find((one) => texts.read(`${one}/package.json`) !== undefined);
    const manifest = folder !== undefined ? readJson(texts, `${folder}/package.json`) : undefined;
    return manifest && isRecord(manifest.imports) ? byExports(texts, folder ?? '', manifest.imports, specifier) : undefined;
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const folder = workspacePackage(texts, from, name);
  if (folder === undefined) return undefined;
  const manifest = readJson(texts, `${folder}/package.json`) ?? {};
  const below = `.${specifier.slice(name.length)}`;
  const exports = isRecord(manifest.exports) ? manifest.exports : { '.': manifest.exports };
  const found = byExports(texts, folder, Object.keys(exports).some((key) => key.startsWith('.')) ? exports : { '.': exports }, below);
  if (found) return found;
  if (below !== '.') return fileAt(texts, join(folder, below)) ?? fileAt(texts, join(`${folder}/src`, below));
  const mains = [manifest.source, manifest.module, manifest.main, manifest.types].filter((one) => typeof one === 'string');
  return [...mains, 'src/index', 'index'].map((one) => fileAt(texts, join(folder, one))).find((one) => one !== undefined);
}

/** `exports` and `imports` of package.json: the first condition that leads to a file; built files fall back to their sources. */
function byExports(texts: Texts, folder: string, map: Record<string, unknown>, key: string): string | undefined {
  for (const [pattern, target] of Object.entries(map)) {
    const star = pattern.indexOf('*');
    const matches = star < 0 ? pattern === key : key.startsWith(pattern.slice(0, star)) && key.endsWith(pattern.slice(star + 1));
    if (!matches) continue;
    const middle = star < 0 ? '' : key.slice(star, key.length - (pattern.length - star - 1));
    for (const path of targetsOf(target)) {
      const file = join(folder, path.replace('*', middle));
      const found = fileAt(texts, file) ?? fileAt(texts, file.replace('/dist/', '/src/').replace(/(\.d)?\.[cm]?[jt]s$/, ''));
      if (found) return found;
    }
  }
  return undefined;
}

function targetsOf(target: unknown, depth = 0): string[] {
  if (typeof target === 'string') return [target];
  if (depth > 4) return [];
  if (Array.isArray(target)) return target.flatMap((one) => targetsOf(one, depth + 1));
  return isRecord(target) ? Object.values(target).flatMap((one) => targetsOf(one, depth + 1)) : [];
}

/** The folder of a package that lives in the same workspace: from the known manifests, else from the `workspaces` patterns above. */
function workspacePackage(texts: Texts, from: string, name: string): string | undefined {
  return ofManifests(texts, name) ?? byPatterns(texts, folderOf(from), name);
}

function ofManifests(texts: Texts, name: string): string | undefined {
  const folders = answered(texts, 'packages', (own) => {
    const named = (own.manifests?.() ?? []).map((path) => [readJson(own, path)?.name, folderOf(path)] as const);
    return new Map(named.reverse());
  });
  return folders.get(name);
}

function byPatterns(texts: Texts, folder: string, name: string): string | undefined {
  const short = name.slice(name.indexOf('/') + 1);
  return answered(texts, `patterns\n${folder}\n${name}`, (own) => {
    for (const pattern of workspacePatterns(own, folder)) {
      const candidate = join(folder, pattern.replace(/\*+.*$/, short));
      if (readJson(own, `${candidate}/package.json`)?.name === name) return candidate;
    }
    return folder === '' ? undefined : byPatterns(own, folderOf(folder), name);
  });
}

function workspacePatterns(texts: Texts, folder: string): string[] {
  const manifest = readJson(texts, `${folder}/package.json`);
  const listed = isRecord(manifest?.workspaces) ? manifest.workspaces.packages : manifest?.workspaces;
  const pnpm = texts.read(`${folder}/pnpm-workspace.yaml`)?.match(/^\s*-\s*['"]?[^'"\s#]+/gm) ?? [];
  const patterns = [...(Array.isArray(listed) ? listed : []), ...pnpm.map((line) => line.replace(/^\s*-\s*['"]?/, ''))];
  return patterns.filter((one): one is string => typeof one === 'string' && !one.startsWith('!'));
}
