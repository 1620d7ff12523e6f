import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { readText } from './node-read';

/** The .gitignore files that apply in a folder, the nearest first. */
export interface IgnoreScope {
  /** Ends with a slash. */
  readonly folder: string;
  readonly rules: Ignore;
  readonly outer?: IgnoreScope;
}

/** Whether git leaves `path` out; the path of a folder ends with a slash. The nearest file that says something decides. */
export function isIgnored(path: string, scope: IgnoreScope | undefined): boolean {
  for (let one = scope; one; one = one.outer) {
    const { ignored, unignored } = one.rules.test(path.slice(one.folder.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** Adds a folder's own .gitignore, where it can be read. */
export function withIgnoreFile(folder: string, outer: IgnoreScope | undefined, maxBytes: number): IgnoreScope | undefined {
  const read = readText(`${folder}.gitignore`, maxBytes);
  if ('skipped' in read) return outer;
  const rules = ignore({ ignorecase: false, allowRelativePaths: true }).add(read.text.split(/\r?\n/).filter(isReasonable));
  return { folder, rules, outer };
}

/** What the folders above say, up to the top of the git checkout; nothing where they leave out the folder itself: it was named on purpose. */
export function scopeAbove(folder: string, maxBytes: number): IgnoreScope | undefined {
  const above = foldersUpToCheckout(folder);
  const scope = above.reduceRight<IgnoreScope | undefined>((outer, one) => withIgnoreFile(one, outer, maxBytes), undefined);
  return isIgnored(folder, scope) ? undefined : scope;
}

function foldersUpToCheckout(folder: string): string[] {
  const above: string[] = [];
  for (let one = folder; ; ) {
    if (existsSync(`${one}.git`)) return above;
    const parent = posix.dirname(one.slice(0, -1));
    const next = parent.endsWith('/') ? parent : `${parent}/`;
    if (one === '/' || next === one || parent === '.') return [];
    above.push(next);
    one = next;
  }
}

// A line with many stars takes time that grows with the power of their number.
function isReasonable(line: string): boolean {
  return line.length <= 500 && (line.match(/\*+/g)?.length ?? 0) <= 8;
}
