import type { Candidate, Span } from '../model';

/** cookie-signature: `s:`, the value, a dot, HMAC-SHA256 in base64 without padding. */
export const signedPattern = /^s:[^\s;]{1,4096}\.[A-Za-z0-9+/]{43}=?$/;
export const sealPattern = /^Fe26\.2\*[\w.*~-]+$/;

const signedStart = /(?:^|[^A-Za-z0-9_])(s(?::|%3[Aa]))/g;
const sealStart = /Fe26\.2\*/g;
const end = /[\s;,"'&<>`)\\]/;

/** Signed and sealed values that stand alone, without the name of a cookie. */
export function sealTokens(text: string): Candidate[] {
  return [...matches(text, signedStart, signedPattern, 'signed'), ...matches(text, sealStart, sealPattern, 'seal')];
}

function matches(text: string, begin: RegExp, whole: RegExp, form: 'signed' | 'seal'): Candidate[] {
  const found: Candidate[] = [];
  const pattern = new RegExp(begin);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index + match[0].length - (match[1] ?? match[0]).length;
    const stop = endOf(text, start);
    const candidate = candidateAt(text, { start, end: stop }, whole, form);
    if (candidate) found.push(candidate);
    pattern.lastIndex = Math.max(pattern.lastIndex, stop);
  }
  return found;
}

function endOf(text: string, start: number): number {
  let stop = start;
  while (stop < text.length && stop - start < 16_384 && !end.test(text[stop])) stop += 1;
  return stop;
}

function candidateAt(text: string, span: Span, whole: RegExp, form: 'signed' | 'seal'): Candidate | undefined {
  const written = text.slice(span.start, span.end);
  const value = unescaped(written).replace(/\.$/, '');
  if (!whole.test(value)) return undefined;
  return { form, text: value, spans: [span], repaired: written.includes('%') ? ['URL-encoding removed'] : [] };
}

function unescaped(written: string): string {
  if (!written.includes('%')) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
