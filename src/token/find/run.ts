import { readBase64 } from '../base64';
import { textOf } from '../platform';

/** Characters that may belong together to a compact token, cleaned. */
export interface Run {
  readonly text: string;
  /** For each character of `text`, where it stands in the source. */
  readonly positions: readonly number[];
  /** Whether the header names a content encryption. */
  readonly encrypted: boolean;
  /** Where the first line of the run ends. */
  readonly lineEnd: number;
  /** What was repaired in the first `length` characters. */
  repairs(length: number): string[];
}

interface Draft {
  readonly letters: string[];
  readonly positions: number[];
  readonly repairs: Map<string, number>;
  dots: number;
  lastDot: number;
  header?: string;
  encrypted?: boolean;
  /** Usual lengths of the last part; empty where the header does not tell. */
  lengths?: readonly number[];
}

const escapes: { readonly [code: string]: string } = { '2e': '.', '2d': '-', '5f': '_', '7e': '~', '3d': '=', '2b': '+', '2f': '/' };
const letter = /[A-Za-z0-9_.~-]/;

/** Reads a run from its first character on: over URL-encoding and, where a token goes on, over line breaks. */
export function runFrom(text: string, start: number): Run {
  const draft: Draft = { letters: [], positions: [], repairs: new Map(), dots: 0, lastDot: -1 };
  const lineEnd = takeLine(text, start, draft);
  const width = lineEnd - lineStart(text, start);
  for (let end = lineEnd, next = continuation(text, end, width, draft); next !== undefined; next = continuation(text, end, width, draft)) {
    note(draft, 'line breaks removed');
    end = takeLine(text, next, draft);
  }
  return {
    text: draft.letters.join(''),
    positions: draft.positions,
    encrypted: encrypted(draft),
    lineEnd,
    repairs: (length) => [...draft.repairs].filter(([, at]) => at < length).map(([words]) => words),
  };
}

function takeLine(text: string, start: number, draft: Draft): number {
  let at = start;
  while (at < text.length && draft.dots < 8) {
    const character = text[at];
    const decoded = character === '%' ? escapes[text.slice(at + 1, at + 3).toLowerCase()] : undefined;
    if (letter.test(character)) take(draft, character, at);
    else if (decoded === '=' || character === '=') {
      if (!isPadding(draft)) break;
      note(draft, 'padding removed');
    } else if (decoded === '+' || decoded === '/' || character === '+' || character === '/') {
      if (isComplete(draft)) break;
      note(draft, 'standard base64 turned into base64url');
      take(draft, (decoded ?? character) === '+' ? '-' : '_', at);
    } else if (decoded) take(draft, decoded, at);
    else break;
    if (decoded) note(draft, 'URL-encoding removed');
    at += decoded ? 3 : 1;
  }
  return at;
}

function take(draft: Draft, character: string, at: number): void {
  draft.letters.push(character);
  draft.positions.push(at);
  if (character !== '.') return;
  draft.dots += 1;
  draft.lastDot = draft.letters.length - 1;
}

// A part ends with one or two `=`; more, or one at the beginning of a part, is something else.
function isPadding({ letters }: Draft): boolean {
  return letters.length > 0 && letters.at(-1) !== '.' && letters.at(-1) !== '~';
}

function note({ repairs, letters }: Draft, words: string): void {
  if (!repairs.has(words)) repairs.set(words, letters.length - 1);
}

/** Where the token goes on after a line break; nothing where it ends here. */
function continuation(text: string, end: number, width: number, draft: Draft): number | undefined {
  const gap = /^["'`]?[ \t]{0,8}[\\+]?\r?\n[ \t>|+]{0,16}["'`]?/.exec(text.slice(end, end + 32))?.[0];
  if (!gap || draft.dots >= 8) return undefined;
  const next = end + gap.length;
  const line = /^[A-Za-z0-9_.~=-]+/.exec(text.slice(next, next + 4096))?.[0];
  if (!line || !/^[ \t"'`,;\\\r\n]?$/.test(text[next + line.length] ?? '')) return undefined;
  const beginsToken = /^(?:ey[A-DI-L]|ew[k-r0-3])/.test(line);
  const open = draft.letters.at(-1) === '.';
  if (draft.dots < (encrypted(draft) ? 4 : 2)) return beginsToken && !open ? undefined : next;
  if (beginsToken) return undefined;
  if (open) return line.includes('.') ? undefined : next;
  if (line.includes('.')) return undefined;
  const missing = missingLetters(draft);
  if (missing !== undefined) return line.replace(/=+$/, '').length <= missing ? next : undefined;
  // Where nobody knows the length of the last part, it goes on only where lines were cut at a fixed width.
  const full = end - lineStart(text, end);
  return draft.repairs.has('line breaks removed') && full >= Math.min(width, 40) && full >= width - 2 && line.length <= width
    ? next
    : undefined;
}

/** How many letters the signature or the tag lacks; nothing where the header does not tell. */
function missingLetters(draft: Draft): number | undefined {
  draft.lengths ??= lengthsOf(headerOf(draft));
  const present = draft.letters.length - 1 - draft.lastDot;
  if (draft.lengths.length === 0) return undefined;
  return draft.lengths.includes(present) ? 0 : Math.max(0, Math.max(...draft.lengths) - present);
}

// A slash behind a whole token is the path of a URL going on.
function isComplete(draft: Draft): boolean {
  return draft.dots === (encrypted(draft) ? 4 : 2) && missingLetters(draft) === 0;
}

function lengthsOf(header: string): readonly number[] {
  const name = header.includes('"enc"') ? /"enc"\s*:\s*"([\w-]{1,20})"/ : /"alg"\s*:\s*"([\w-]{1,20})"/;
  const algorithm = name.exec(header)?.[1] ?? '';
  return lastPart[algorithm] ?? (/^[RP]S(?:256|384|512)$/.test(algorithm) ? [171, 342, 512, 683] : []);
}

// Characters of base64url: https://www.rfc-editor.org/rfc/rfc7518#section-3.1 and #section-5.1; RSA by the usual key sizes.
const lastPart: { readonly [algorithm: string]: readonly number[] } = {
  HS256: [43],
  HS384: [64],
  HS512: [86],
  ES256: [86],
  ES384: [128],
  ES512: [176],
  EdDSA: [86],
  Ed25519: [86],
  A128GCM: [22],
  A192GCM: [22],
  A256GCM: [22],
  'A128CBC-HS256': [22],
  'A192CBC-HS384': [32],
  'A256CBC-HS512': [43],
};

// Lines that were cut at a fixed width are short; looking further back would cost time on a line of a megabyte.
function lineStart(text: string, from: number): number {
  const near = Math.max(0, from - 512);
  return near + text.slice(near, from).lastIndexOf('\n') + 1;
}

function encrypted(draft: Draft): boolean {
  if (draft.dots === 0) return false;
  draft.encrypted ??= /"enc"\s*:/.test(headerOf(draft));
  return draft.encrypted;
}

function headerOf(draft: Draft): string {
  if (draft.header !== undefined) return draft.header;
  const dot = draft.letters.indexOf('.');
  if (dot < 0 || dot > 65_536) return '';
  const bytes = readBase64(draft.letters.slice(0, dot).join(''))?.bytes;
  draft.header = (bytes && textOf(bytes)) ?? '';
  return draft.header;
}
