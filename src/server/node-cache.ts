import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export interface CachePlace {
  readonly file: string;
  /** Signs what is kept: a repository could bring a cache of its own that hides what is wrong in it. */
  readonly key: Buffer;
}

type Environment = { readonly [name: string]: string | undefined };

const mostBytes = 256 * 1024 * 1024;
const mostFiles = 100;

/** Where a scan of this root and kind keeps what it learned: below its node_modules, else in the user's cache folder. Undefined where neither can be used. */
export function cachePlace(root: string, kind: string, env: Environment): CachePlace | undefined {
  const own = userFolder(env);
  const key = own === undefined ? undefined : secretKey(own);
  if (own === undefined || key === undefined) return undefined;
  return { file: join(folderBelow(root) ?? own, `${nameFor(`${root}\n${kind}`)}.json`), key };
}

/** What was kept, each part read when it is asked for; undefined: nothing, damaged, of another version, or not written by this user. */
export function readCache({ file, key }: CachePlace, id: string): ((part: number) => unknown) | undefined {
  try {
    if (statSync(file).size > mostBytes) return undefined;
    const [start, ...lines] = readFileSync(file, 'utf8').split('\n');
    const [head, signature] = start.split(' ');
    if (head !== hashOf(id) || !isSame(signature, sign(key, head, lines))) return undefined;
    // Giving every value to a function takes most of the time.
    return (part) => JSON.parse(lines[part], lines[part].includes('"$number"') ? revive : undefined);
  } catch {
    return undefined; // No cache is no error: the scan is a cold one.
  }
}

/** Keeps the parts for the next scan. Where that is not possible, the next one is a cold one. */
export function writeCache({ file, key }: CachePlace, id: string, parts: readonly unknown[]): void {
  replace(file, /^[0-9a-f]{24}\.json$/, mostFiles, (draft) => {
    const lines = parts.map((part) => JSON.stringify(part, keepNumber));
    const head = hashOf(id);
    writeLines(draft, [`${head} ${sign(key, head, lines)}`, ...lines]);
  });
}

/** Where compiled code is kept, by what it was compiled from. Never below a project: it would run what a repository brings. */
export function codePlace(id: string, env: Environment): CachePlace | undefined {
  const own = userFolder(env);
  const key = own === undefined ? undefined : secretKey(own);
  return own === undefined || key === undefined ? undefined : { file: join(own, `${nameFor(id)}.code`), key };
}

/** V8 does not look for damage itself: what is not signed as a whole is not there. */
export function readCode({ file, key }: CachePlace): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(signatureBytes);
    return timingSafeEqual(bytes.subarray(0, signatureBytes), signatureOf(key, code)) ? code : undefined;
  } catch {
    return undefined; // Nothing, or less than a signature.
  }
}

/** Keeps compiled code, in place of what older builds have left. */
export function writeCode({ file, key }: CachePlace, code: Buffer): void {
  replace(file, /^[0-9a-f]{24}\.code$/, mostCodes, (draft) =>
    writeFileSync(draft, Buffer.concat([signatureOf(key, code), code]), { mode: 0o600 }),
  );
}

const signatureBytes = 32;
/** For the builds and the versions of Node.js that a person uses side by side: the editor's and the terminal's. */
const mostCodes = 4;

const signatureOf = (key: Buffer, code: Buffer): Buffer => createHmac('sha256', key).update(code).digest();

/** The name of a kept file, by what it is kept for. */
const nameFor = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** A text's name by its content. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** What changes when a file does; empty where there is none. */
export function stampOf(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}` : '';
  } catch {
    return ''; // below a file, or in a folder that may not be looked into
  }
}

function userFolder({ XDG_CACHE_HOME, LOCALAPPDATA, HOME }: Environment): string | undefined {
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'auth-lens');
  if (process.platform === 'win32') return LOCALAPPDATA && join(LOCALAPPDATA, 'auth-lens', 'cache');
  return HOME && join(HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'auth-lens');
}

function secretKey(folder: string): Buffer | undefined {
  const file = join(folder, 'key');
  try {
    return wholeKey(file) ?? makeKey(file);
  } catch {
    return undefined; // a user without a place to write
  }
}

function makeKey(file: string): Buffer | undefined {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, randomBytes(32), { mode: 0o600 });
  renameSync(draft, file);
  return wholeKey(file);
}

function wholeKey(file: string): Buffer | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  const key = stats?.isFile() && stats.size === 32 ? readFileSync(file) : undefined;
  return key?.length === 32 ? key : undefined;
}

/** Links lead elsewhere: then nothing is written there. */
function folderBelow(root: string): string | undefined {
  const steps = ['node_modules', 'node_modules/.cache', 'node_modules/.cache/auth-lens'].map((step) => join(root, step));
  const kinds = steps.map((step) => lstatSync(step, { throwIfNoEntry: false }));
  const isUsable = kinds[0]?.isDirectory() && kinds.every((one) => one === undefined || one.isDirectory());
  return isUsable ? steps[2] : undefined;
}

function sign(key: Buffer, head: string, lines: readonly string[]): string {
  const signature = createHmac('sha256', key).update(head);
  for (const line of lines) signature.update('\n').update(line);
  return signature.digest('base64url');
}

/** One after the other: of a large project they are tens of megabytes. */
function writeLines(file: string, lines: readonly string[]): void {
  const handle = openSync(file, 'w', 0o600);
  try {
    for (const [index, line] of lines.entries()) writeFileSync(handle, index === 0 ? line : `\n${line}`);
  } finally {
    closeSync(handle);
  }
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** JSON has no NaN and no infinity. */
function keepNumber(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { $number: String(value) } : value;
}

function revive(_name: string, value: unknown): unknown {
  const special = typeof value === 'object' && value !== null && '$number' in value ? value.$number : undefined;
  return special === undefined ? value : Number(special);
}

/** Puts a file in place as a whole, and leaves of those of its kind the newest. */
function replace(file: string, kind: RegExp, most: number, write: (draft: string) => void): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    write(draft);
    renameSync(draft, file);
    keepNewest(dirname(file), kind, most);
  } catch {
    discard(draft);
  }
}

function keepNewest(folder: string, name: RegExp, most: number): void {
  const kept = readdirSync(folder).filter((one) => name.test(one));
  if (kept.length <= most) return;
  const aged = kept.map((one) => ({ file: join(folder, one), age: statSync(join(folder, one)).mtimeMs }));
  for (const { file } of aged.sort((one, other) => other.age - one.age).slice(most)) discard(file);
}

function discard(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Another process was faster.
  }
}
