import { compactTokens } from './find/compact';
import { cookieTokens, isData } from './find/cookies';
import { jsonToken, pemBlocks } from './find/documents';
import { type Pair, pairs } from './find/pairs';
import { sealTokens } from './find/seals';
import type { Candidate, Span } from './model';

export interface Found {
  /** In the order of the text, without overlaps. */
  readonly candidates: readonly Candidate[];
  /** What the person should know about the search itself. */
  readonly notes: readonly string[];
}

const maxLength = 1_048_576;
const maxCandidates = 200;

/**
 * Finds every token in a text: bare, in headers, curl commands, HAR entries, URLs, `.env` lines, JSON, wrapped over lines, URL-encoded,
 * split over cookies. `cookieName` is the name of a cookie of the person's own. Takes time in proportion to the length.
 */
export function findTokens(text: string, { cookieName }: { readonly cookieName?: string } = {}): Found {
  const notes: string[] = [];
  if (text.length > maxLength) notes.push('Only the first megabyte was searched.');
  const searched = text.slice(0, maxLength);
  const whole = jsonToken(searched);
  if (whole) return { candidates: [whole], notes };
  const named = pairs(searched);
  const inCookie = /cookie/i.test(searched);
  const cookies = [...cookieTokens(named, cookieName), ...sealTokens(searched), ...pemBlocks(searched)];
  const compact = apart(compactTokens(searched), cookies).map((token) => {
    const name = nameBefore(searched, token.spans[0].start);
    return withName(name === undefined ? token : { ...token, name }, named, inCookie, cookieName);
  });
  const all = apart([...cookies, ...compact], []).sort((a, b) => a.spans[0].start - b.spans[0].start);
  const candidates = all.length > 0 ? all : data(searched);
  if (candidates.length > maxCandidates) notes.push(`Only the first ${maxCandidates} of ${candidates.length} tokens are shown.`);
  return { candidates: candidates.slice(0, maxCandidates), notes };
}

/** Those that overlap nothing that comes before them. */
function apart(tokens: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  const sorted = [...others, ...tokens].flatMap((token, rank) => token.spans.map((span) => ({ span, token, rank })));
  sorted.sort((a, b) => a.span.start - b.span.start || a.rank - b.rank);
  const refused = new Set<Candidate>();
  let last: { span: Span; token: Candidate; rank: number } | undefined;
  for (const one of sorted) {
    if (last && one.span.start < last.span.end && one.token !== last.token) {
      const loser = one.rank < last.rank ? last : one;
      refused.add(loser.token);
      if (loser === last) last = one;
    } else if (!last || one.span.end > last.span.end) last = one;
  }
  return tokens.filter((token) => !refused.has(token));
}

function withName(token: Candidate, named: readonly Pair[], inCookie: boolean, cookieName: string | undefined): Candidate {
  const [{ start, end }] = token.spans;
  const pair = pairFrom(named, start);
  const given = cookieName === undefined ? token : { ...token, name: cookieName, cookie: { name: cookieName } };
  if (!pair || pair.span.start > start || pair.span.end < end || start - pair.span.start > 24) return given;
  if (inCookie || pair.name === cookieName || /next-auth\.|authjs\.|session_(?:data|token)$/.test(pair.name)) {
    return { ...token, name: pair.name, cookie: { name: pair.name } };
  }
  return { ...given, name: pair.name };
}

/** What JSON or a header calls the value that begins at an offset. */
function nameBefore(text: string, start: number): string | undefined {
  const before = text.slice(Math.max(0, start - 100), start);
  const name = /([A-Za-z][\w.-]{0,63})\\?["']?[ \t]{0,4}:[ \t]{0,4}\\?["']?$/.exec(before)?.[1];
  return /^(?:value|authorization|cookie)$/i.test(name ?? '') ? undefined : name;
}

/** The last pair whose value starts at or before an offset. */
function pairFrom(named: readonly Pair[], offset: number): Pair | undefined {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (named[middle].span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return named[low - 1];
}

function data(text: string): Candidate[] {
  const start = Math.max(0, text.search(/\S/));
  const trimmed = text.trim();
  if (!/^(?:ey|ew)[\w+/-]+={0,2}$/.test(trimmed) || !isData(trimmed)) return [];
  return [{ form: 'data', text: trimmed, spans: [{ start, end: start + trimmed.length }], repaired: [] }];
}
