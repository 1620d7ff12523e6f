import { type Dirent, readdirSync } from 'node:fs';
import { isEnvironmentFile } from '../analyser/model/environment-file';
import { isPolicyFile } from '../analyser/model/policy-file';
import { type IgnoreScope, isIgnored, scopeAbove, withIgnoreFile } from './node-ignore';

export { type Read, readBytes, readCandidate, readText } from './node-read';

export interface ListOptions {
  /** Globs; one without a slash matches a name at any depth. */
  readonly exclude: readonly string[];
  /** Also `.env` files, whether git ignores them or not. */
  readonly environments?: boolean;
  /** The folder that the globs are relative to, if not the root. */
  readonly base?: string;
  readonly maxBytes: number;
  readonly cancelled: () => boolean;
  /** Called with the number of folders seen so far. */
  readonly onDirectory?: (count: number) => void;
}

export interface Listing {
  readonly files: string[];
  /** Every package.json on the way. */
  readonly manifests: string[];
  readonly skipped: { readonly path: string; readonly reason: string }[];
  /** What was left out, by kind, in words: `node_modules folders` to how many. */
  readonly counts: Record<string, number>;
}

interface Folder {
  /** Ends with a slash. */
  readonly path: string;
  readonly scope?: IgnoreScope;
}

/** Whether a file's name says that it holds JavaScript or TypeScript to scan. */
export function isScript(name: string): boolean {
  return script.test(name) && !declaration.test(name);
}

/**
 * Lists the JavaScript and TypeScript files below `root`, and `.env` files where asked to, sorted, as absolute paths with forward slashes. Leaves out what git ignores,
 * installed packages, build output, minified files and symbolic links (their targets inside the root are met anyway).
 */
export async function listFiles(root: string, options: ListOptions): Promise<Listing> {
  const listing: Listing = { files: [], manifests: [], skipped: [], counts: {} };
  const top = withSlash(forwardSlashes(root));
  const isExcluded = await exclusion(top, options);
  const open: Folder[] = [{ path: top, scope: scopeAbove(top, options.maxBytes) }];
  let count = 0;
  for (let folder = open.pop(); folder && !options.cancelled(); folder = open.pop()) {
    count += 1;
    options.onDirectory?.(count);
    if (count % 64 === 0) await new Promise((resolve) => setImmediate(resolve));
    open.push(...listFolder(folder, listing, isExcluded, options));
  }
  listing.files.sort();
  return listing;
}

/** Makes a path of this system one with forward slashes. */
export function forwardSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

const script = /\.(?:[jt]sx?|[cm][jt]s|vue|svelte|astro)$/;
const declaration = /\.d\.(?:[^./]+\.)?[cm]?ts$/;
const minified = /[.-](?:min|bundle|chunk)\.[cm]?js$/;

const generated = new Map<string, string>([
  ...['node_modules', 'bower_components', 'jspm_packages', '.yarn', '.pnpm-store'].map((name) => [name, 'package folders'] as const),
  ...['.git', '.hg', '.svn', '.jj'].map((name) => [name, 'version control folders'] as const),
  ...['dist', '.next', '.nuxt', '.output', '.svelte-kit', '.astro', '.vercel', '.netlify', '.turbo', '.cache', '.parcel-cache'].map(
    (name) => [name, 'build output folders'] as const,
  ),
  ...['.angular', '.expo', '.docusaurus', '.nyc_output', '.serverless', '.wrangler', '.vscode-test', 'storybook-static'].map(
    (name) => [name, 'build output folders'] as const,
  ),
]);

function listFolder({ path, scope }: Folder, listing: Listing, isExcluded: (path: string) => boolean, options: ListOptions): Folder[] {
  const entries = read(path, listing);
  const names = new Set(entries.map((entry) => entry.name));
  const here = names.has('.gitignore') ? withIgnoreFile(path, scope, options.maxBytes) : scope;
  const inside: Folder[] = [];
  for (const entry of entries) {
    const isFolder = entry.isDirectory();
    const isManifest = entry.name === 'package.json';
    const isEnvironment = !isFolder && isEnvironmentFile(entry.name);
    if (!isFolder && !isManifest && !isEnvironment && !isScript(entry.name) && !isPolicyFile(entry.name)) continue;
    const entryPath = isFolder ? `${path}${entry.name}/` : path + entry.name;
    const unread = isEnvironment && !options.environments ? 'environment files' : undefined;
    const reason = unread ?? (isFolder ? whyNotFolder(entry.name, path, names, here) : whyNotFile(entry));
    // What git ignores it keeps off the repository; that is why variables stand there.
    const isLeft = () => !isEnvironment && isIgnored(entryPath, here);
    const left = reason ?? (isExcluded(entryPath) ? 'excluded' : isLeft() ? 'git-ignored' : undefined);
    if (isManifest && !isFolder) {
      if (!left) listing.manifests.push(entryPath);
    } else if (left) tally(listing.counts, reason ?? `${left} ${isFolder ? 'folders' : 'files'}`);
    else if (isFolder) inside.push({ path: entryPath, scope: here });
    else listing.files.push(entryPath);
  }
  return inside;
}

function read(path: string, { skipped }: Listing): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    skipped.push({ path, reason: `folder cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})` });
    return [];
  }
}

function whyNotFolder(name: string, parent: string, siblings: ReadonlySet<string>, scope: IgnoreScope | undefined): string | undefined {
  const known = generated.get(name);
  if (known) return known;
  if (name === 'vendor') return siblings.has('package.json') || /\/(?:public|static|assets)\/$/.test(parent) ? 'vendor folders' : undefined;
  // These names are also given to folders with source. A .gitignore knows; without one, beside a manifest they are output.
  const isOutput = /^(?:build|out|coverage)$/.test(name) && !scope && siblings.has('package.json');
  return isOutput ? 'build output folders' : undefined;
}

function whyNotFile(entry: Dirent): string | undefined {
  if (entry.isSymbolicLink()) return 'symbolic links';
  if (!entry.isFile()) return 'special files';
  return minified.test(entry.name) ? 'minified files' : undefined;
}

async function exclusion(top: string, { exclude, base }: ListOptions): Promise<(path: string) => boolean> {
  if (exclude.length === 0) return () => false;
  const { default: picomatch } = await import('picomatch');
  const globs = exclude.map((glob) => glob.replace(/^\.\//, '').replace(/\/$/, ''));
  const matches = globs.map((glob) => picomatch(glob, { dot: true, basename: !glob.includes('/') }));
  const from = base && top.startsWith(withSlash(forwardSlashes(base))) ? withSlash(forwardSlashes(base)) : top;
  return (path) => {
    const relative = path.slice(from.length, path.endsWith('/') ? -1 : undefined);
    return matches.some((one) => one(relative));
  };
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

function tally(counts: Record<string, number>, reason: string): void {
  counts[reason] = (counts[reason] ?? 0) + 1;
}
