import { type Found, findTokens } from '../token/find-tokens';
import { type Decoded, distinctCandidates, judgeToken } from '../token/judge-token';
import type { KeyInput } from '../token/keys/key-input';
import type { Candidate } from '../token/model';
import type { Expected } from '../webview/token/messages';

/** A token on the table, with the keys that were given for it. Lives in memory only. */
export interface Entry {
  readonly candidate: Candidate;
  readonly keys: readonly KeyInput[];
  readonly expected: Expected;
  readonly isTest: boolean;
  readonly decoded: Decoded;
}

const nothingExpected: Expected = { issuer: '', audience: '', type: '' };

/** What was found, decoded. */
export function entriesOf({ candidates }: Found): Promise<Entry[]> {
  return Promise.all(distinctCandidates(candidates).map((candidate) => entryOf(candidate)));
}

/** One token, judged with keys at hand. */
export function entryOf(candidate: Candidate, keys: readonly KeyInput[] = [], isTest = false): Promise<Entry> {
  return judged({ candidate, keys, isTest, expected: nothingExpected });
}

/** The token of a test, which the key that everybody knows has signed. */
export function testEntry(token: string, key: KeyInput): Promise<Entry> {
  const [candidate] = findTokens(token).candidates;
  return entryOf(candidate, [key], true);
}

/** The same token judged anew: with other keys, other expectations, at another time. */
export async function judged(entry: Omit<Entry, 'decoded'>): Promise<Entry> {
  const { candidate, keys, expected } = entry;
  const { issuer, audience, type } = expected;
  const wanted = { issuer: issuer || undefined, audience: audience || undefined, type: type || undefined };
  return { ...entry, decoded: await judgeToken(candidate, keys, { ...wanted, now: Date.now() / 1000 }) };
}
