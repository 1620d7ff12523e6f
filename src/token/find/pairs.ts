import type { Span } from '../model';

/** A name and its value, as cookies, URLs, `.env` lines and JSON write them. */
export interface Pair {
  readonly name: string;
  /** As it stands in the text. */
  readonly value: string;
  readonly span: Span;
}

const name = /[A-Za-z0-9_.-]/;
const valueEnd = /[\s;,"'&<>`)\\]/;
const listed = /"name"\s{0,9}:\s{0,9}"([^"\\]{1,256})"\s{0,9},\s{0,9}"value"\s{0,9}:\s{0,9}"/g;
const spelled =
  /((?:__Secure-|__Host-)?(?:next-auth|authjs|better-auth)[.-][A-Za-z_.-]{1,40}(?:\.\d{1,3})?)["']?[ \t]{0,9}[:\t][ \t]{0,9}["']?/g;

/** Every `name=value` of a text, every `"name": ..., "value": ...` of HAR and cookie lists, and known cookie names in tables. */
export function pairs(text: string): Pair[] {
  const found = [...assigned(text), ...before(text, listed), ...before(text, spelled)];
  return found.sort((a, b) => a.span.start - b.span.start);
}

function assigned(text: string): Pair[] {
  const found: Pair[] = [];
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
    let start = at;
    while (start > 0 && at - start < 128 && name.test(text[start - 1])) start -= 1;
    if (start === at) continue;
    const pair = pairAt(text, text.slice(start, at), at + 1);
    if (!pair) continue;
    found.push(pair);
    at = pair.span.end - 1;
  }
  return found;
}

function before(text: string, pattern: RegExp): Pair[] {
  const matches = text.matchAll(pattern);
  return [...matches].map((match) => pairAt(text, match[1], match.index + match[0].length)).filter((pair) => pair !== undefined);
}

function pairAt(text: string, called: string, from: number): Pair | undefined {
  const start = text[from] === '"' || text[from] === "'" ? from + 1 : from;
  let end = start;
  while (end < text.length && !valueEnd.test(text[end])) end += 1;
  return end > start ? { name: called, value: text.slice(start, end), span: { start, end } } : undefined;
}
