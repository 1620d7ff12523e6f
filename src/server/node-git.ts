import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { posix } from 'node:path';
import { isEnvironmentFile } from '../analyser/model/environment-file';

/** Whether git tracks a `.env` file; undefined where that cannot be known: no repository, or an index of a form that is not read here. */
export type TrackedByGit = (path: string) => boolean | undefined;

interface Index {
  readonly stamp: string;
  readonly tracked: ReadonlySet<string> | undefined;
}

const mostBytes = 128 * 1024 * 1024;

/** Reads indexes itself, for a repository's own configuration can make `git` run programs. Each one is read again when it has changed. */
export function createTrackedByGit(): TrackedByGit {
  const known = new Map<string, Index>();
  return (path) => {
    const checkout = checkoutOf(path);
    const index = checkout === undefined ? undefined : indexIn(checkout);
    if (checkout === undefined || index === undefined) return undefined;
    const stats = statsOf(index);
    if (!stats?.isFile() || stats.size > mostBytes) return undefined;
    const stamp = `${stats.mtimeMs} ${stats.size}`;
    const before = known.get(index);
    const now = before?.stamp === stamp ? before : { stamp, tracked: trackedIn(index) };
    known.set(index, now);
    return now.tracked?.has(path.slice(checkout.length));
  };
}

/** The folder with `.git` in it, ending with a slash. */
function checkoutOf(path: string): string | undefined {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const one = folder.endsWith('/') ? folder : `${folder}/`;
    if (statsOf(`${one}.git`)) return one;
    if (folder === posix.dirname(folder)) return undefined;
  }
}

/** Worktrees and submodules have a file that says where. An address of another machine is not followed. */
function indexIn(checkout: string): string | undefined {
  const stats = statsOf(`${checkout}.git`);
  if (stats?.isDirectory()) return `${checkout}.git/index`;
  if (!stats?.isFile() || stats.size > 4096) return undefined;
  const target = /^gitdir: ([^\r\n\0]+)/.exec(read(`${checkout}.git`)?.toString('utf8') ?? '')?.[1].replaceAll('\\', '/');
  if (!target || target.startsWith('//')) return undefined;
  const isAbsolute = /^(\/|[a-z]:\/)/i.test(target);
  return posix.join(isAbsolute ? target : `${checkout}${target}`, 'index');
}

function trackedIn(index: string): Set<string> | undefined {
  const bytes = read(index);
  return bytes && environmentFilesIn(bytes);
}

// https://git-scm.com/docs/index-format: versions 2 and 3. Version 4 shortens paths, and SHA-256 moves them: then an entry does not end where it should.
function environmentFilesIn(bytes: Buffer): Set<string> | undefined {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC' || ![2, 3].includes(bytes.readUInt32BE(4))) return undefined;
  const tracked = new Set<string>();
  let at = 12;
  for (let left = bytes.readUInt32BE(8); left > 0; left -= 1) {
    if (at + 64 > bytes.length) return undefined;
    const flags = bytes.readUInt16BE(at + 60);
    const start = at + (flags & 0x4000 ? 64 : 62);
    const end = bytes.indexOf(0, start);
    const length = end - start;
    if (length <= 0 || Math.min(length, 0xfff) !== (flags & 0xfff)) return undefined;
    const path = bytes.toString('utf8', start, end);
    if (isEnvironmentFile(path)) tracked.add(path);
    at += (end - at + 8) & ~7;
  }
  return tracked;
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // a folder that may not be looked into
  }
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined; // gone, or not readable: nothing is known then
  }
}
