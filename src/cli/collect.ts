import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isEnvironmentFile } from '../analyser/model/environment-file';
import { isManifest } from '../analyser/model/manifest-file';
import { isPolicyFile } from '../analyser/model/policy-file';
import { forwardSlashes, isScript, listFiles } from '../server/node-files';
import type { Progress } from './progress';
import { usageError } from './usage';

export interface Targets {
  /** What paths in reports are relative to. */
  readonly root: string;
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

export interface Listed {
  /** All files to scan, absolute, sorted. */
  readonly files: readonly string[];
  /** Every package.json in the folders. */
  readonly manifests: readonly string[];
  readonly skipped: readonly Skipped[];
  readonly left: { readonly [kind: string]: number };
}

export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

interface Limits {
  readonly exclude: readonly string[];
  readonly environments: boolean;
  readonly maxBytes: number;
}

/** Finds what the paths on the command line are. */
export function locate(paths: readonly string[], cwd: string): Targets {
  const here = forwardSlashes(cwd);
  const found = paths.map((path) => ({ path: forwardSlashes(resolve(cwd, path)), isFolder: isFolder(path, cwd) }));
  const folders = found.filter((one) => one.isFolder).map(({ path }) => path);
  const files = found.filter((one) => !one.isFolder).map(({ path }) => path);
  const elsewhere = found.length === 1 && folders.length === 1 && folders[0] !== here && !folders[0].startsWith(`${here}/`);
  return { root: elsewhere ? folders[0] : here, folders, files };
}

/** Lists the files of the targets. */
export async function list(targets: Targets, limits: Limits, progress: Progress): Promise<Listed> {
  const skipped: Skipped[] = [];
  const left: Record<string, number> = {};
  const manifests: string[] = [];
  const isWanted = (file: string) =>
    isScript(file) || isManifest(file) || isPolicyFile(file) || (limits.environments && isEnvironmentFile(file));
  const files = new Set(targets.files.filter(isWanted));
  for (const path of targets.files) if (!files.has(path)) skipped.push({ path, reason: whyNot(path) });
  for (const folder of targets.folders) {
    const onDirectory = (count: number) => progress.show(() => `Looking for files: ${count} folders`);
    const listing = await listFiles(folder, { ...limits, base: targets.root, cancelled: () => false, onDirectory });
    for (const file of [...listing.files, ...listing.manifests]) files.add(file);
    manifests.push(...listing.manifests);
    skipped.push(...listing.skipped);
    for (const [kind, count] of Object.entries(listing.counts)) left[kind] = (left[kind] ?? 0) + count;
  }
  return { files: [...files].sort(), manifests, skipped, left };
}

function whyNot(path: string): string {
  return isEnvironmentFile(path) ? 'left out by --no-env' : 'not JavaScript or TypeScript';
}

function isFolder(path: string, cwd: string): boolean {
  try {
    return statSync(realpathSync(resolve(cwd, path))).isDirectory();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw usageError(code === 'ENOENT' || code === 'ENOTDIR' ? `There is no "${path}".` : `Cannot read "${path}" (${code}).`);
  }
}
