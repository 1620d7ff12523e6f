import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { forwardSlashes } from '../server/node-files';
import type { Io } from './io';
import { usageError } from './usage';

/** Whether a file differs from what git keeps for the base: what a pull request changes, uncommitted work included. */
export type IsChanged = (path: string) => boolean;

/**
 * Compares with the point at which the branch left `base`: by default that of the pull request, else of the default branch, else the last commit.
 * Contents are compared here: `git diff` would run programs that a repository's own configuration names.
 */
export function changedSince(base: string, folder: string, { env }: Pick<Io, 'env'>): IsChanged {
  const git = gitIn(folder);
  const top = forwardSlashes(git('rev-parse', '--show-toplevel').trim());
  const start = base ? startOf(git, base) : (defaultStart(git, env) ?? 'HEAD');
  const blobs = new Map(git('ls-tree', '-r', '-z', '--full-tree', start).split('\0').flatMap(blobOf));
  const known = new Map<string, boolean>();
  return (path) => {
    const answer = known.get(path) ?? differs(path, blobs.get(path.slice(top.length + 1)));
    known.set(path, answer);
    return answer;
  };
}

type Git = (...args: string[]) => string;

function gitIn(folder: string): Git {
  return (...args) => {
    try {
      const options: ExecFileSyncOptionsWithStringEncoding = { cwd: folder, encoding: 'utf8', maxBuffer: 1024 ** 3, stdio: 'pipe' };
      return execFileSync('git', ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args], options);
    } catch (error) {
      const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
      if (code === 'ENOENT') throw usageError('--changed needs git, which was not found.');
      throw usageError(`--changed: git says "${stderr.trim().split('\n')[0].slice(0, 200)}".`);
    }
  };
}

function startOf(git: Git, base: string): string {
  if (base.startsWith('-') || !commitOf(git, base))
    throw usageError(`--changed: git knows no commit "${base}". Paths go before --changed.`);
  const start = attempt(() => git('merge-base', base, 'HEAD').trim());
  if (start) return start;
  throw usageError(`--changed: no common commit with "${base}". A shallow checkout needs its history: fetch-depth: 0.`);
}

function defaultStart(git: Git, env: Io['env']): string | undefined {
  const target = env.GITHUB_BASE_REF || env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME;
  if (target) return startOf(git, commitOf(git, `origin/${target}`) ? `origin/${target}` : target);
  const branch = ['origin/HEAD', 'origin/main', 'origin/master'].find((name) => commitOf(git, name));
  return branch && startOf(git, branch);
}

function commitOf(git: Git, name: string): string | undefined {
  return attempt(() => git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`).trim());
}

function attempt(work: () => string): string | undefined {
  try {
    return work() || undefined;
  } catch {
    return undefined; // git knows no such thing
  }
}

/** `100644 blob HASH<tab>path` */
function blobOf(line: string): [path: string, hash: string][] {
  const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line);
  return match ? [[match[2], match[1]]] : [];
}

function differs(path: string, blob: string | undefined): boolean {
  if (blob === undefined) return true;
  const bytes = attemptBytes(path);
  if (!bytes || blobHash(bytes, blob) === blob) return false;
  // A checkout on Windows may end lines in another way than the repository.
  return !bytes.includes('\r\n') || blobHash(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'), blob) !== blob;
}

function blobHash(bytes: Buffer, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function attemptBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined; // gone since it was scanned
  }
}
