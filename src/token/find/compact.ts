import { readBase64 } from '../base64';
import { isObject, own, readJson } from '../json';
import type { Candidate } from '../model';
import { textOf } from '../platform';
import { type Run, runFrom } from './run';

/** Where a base64url text of a JSON object can begin: `{` and then `"`, a blank, a tab or a line break. */
const starts = /ey[A-DI-L]|ew[k-r0-3]/g;

/** Every compact JWS, JWE or SD-JWT in a text, in order; also one that lost its signature. */
export function compactTokens(text: string): Candidate[] {
  const found: Candidate[] = [];
  starts.lastIndex = 0;
  const pattern = new RegExp(starts);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (!isBoundary(text, match.index)) {
      pattern.lastIndex = wordEnd(text, match.index);
      continue;
    }
    const run = runFrom(text, match.index);
    const token = tokenOf(run, match.index, text);
    if (token) found.push(token);
    pattern.lastIndex = token ? token.spans[0].end : run.lineEnd;
  }
  return found;
}

function tokenOf(run: Run, start: number, source: string): Candidate | undefined {
  const [body, ...disclosures] = run.text.split('~');
  const parts = body.split('.');
  if (parts.length < 2 || !isHeader(parts[0])) return undefined;
  const count = wanted(parts, run.encrypted);
  const kept = parts.slice(0, count).join('.');
  const whole = disclosures.length > 0 && parts.length === count ? [kept, ...disclosures].join('~') : kept;
  const end = run.positions[whole.length - 1] + 1;
  const repaired = [...run.repairs(whole.length), ...lost(parts, whole.length, run.text), ...quotes(source, start, end)];
  return { form: 'compact', text: whole, spans: [{ start, end }], repaired };
}

// A fourth part that is no part of a JWE is the full stop of a sentence, or the extension of a file.
function wanted(parts: readonly string[], encrypted: boolean): number {
  return encrypted ? Math.min(parts.length, 5) : Math.min(parts.length, 3);
}

function lost(parts: readonly string[], kept: number, text: string): string[] {
  if (kept < text.length) return [/^[.~]+$/.test(text.slice(kept)) ? 'trailing punctuation removed' : 'text after the token removed'];
  return parts.length === 2 ? ['signature absent'] : [];
}

// Only a quote without its partner is worth a word: the token was copied with one end of a string.
function quotes(source: string, start: number, end: number): string[] {
  const isQuote = (mark: string | undefined) => mark !== undefined && '"\'`'.includes(mark);
  if (start === 0 && isQuote(source[end])) return ['trailing quote removed'];
  return start === 1 && isQuote(source[0]) && end === source.length ? ['leading quote removed'] : [];
}

function isHeader(part: string): boolean {
  const bytes = part.length > 65_536 ? undefined : readBase64(part)?.bytes;
  const text = bytes && textOf(bytes);
  const header = text === undefined ? undefined : readJson(text).value;
  if (!isObject(header)) return false;
  return own(header, 'alg') !== undefined || own(header, 'enc') !== undefined || own(header, 'typ') !== undefined;
}

function isBoundary(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  if (/[A-Za-z0-9]/.test(before))
    return /%[0-9A-Fa-f]{2}$/.test(text.slice(Math.max(0, at - 3), at)) || /\\[nrt]$/.test(text.slice(Math.max(0, at - 2), at));
  return before !== '.' || !/[A-Za-z0-9_-]/.test(text[at - 2] ?? ' ');
}

function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && /[A-Za-z0-9_-]/.test(text[end])) end += 1;
  return end;
}
