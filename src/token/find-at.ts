import { findTokens } from './find-tokens';
import type { Candidate } from './model';

// `{"` and its like in base64url, a signed or a sealed cookie.
const marks = /ey[A-DI-L]|ew[k-r0-3]|(?:^|[^A-Za-z0-9])s(?::|%3A)[\w-]{16}|Fe26\.2/;
const letter = /[\w.~%=+/:*-]/;
const shortest = 20;

/** Whether a text can hold a token at all. Costs next to nothing: for surfaces that are asked about every text. */
export function mayHoldToken(text: string): boolean {
  return marks.test(text);
}

/** Whether the word around an offset is long enough to be part of a token; looks at no more than 20 characters on each side. */
export function mayBeInToken(text: string, offset: number): boolean {
  let [start, end] = [offset, offset];
  while (start > 0 && offset - start < shortest && letter.test(text[start - 1])) start -= 1;
  while (end < text.length && end - offset < shortest && letter.test(text[end])) end += 1;
  return end - start >= shortest;
}

/** The token that an offset lies in; its spans are offsets into `text`. */
export function tokenAt(text: string, offset: number): Candidate | undefined {
  if (!mayHoldToken(text)) return undefined;
  return findTokens(text).candidates.find(({ spans }) => spans.some(({ start, end }) => start <= offset && offset <= end));
}
