import { decodeToken } from '../../src/token/decode-token';
import { findTokens } from '../../src/token/find-tokens';
import { type KeyInput, secretInput } from '../../src/token/keys/key-input';
import type { Token } from '../../src/token/model';
import { type Verified, verifyToken } from '../../src/token/verify-token';

/** A moment at which the tokens of test/vectors are valid. */
export const now = 1_795_210_000;

/** Every token of a text, decoded. */
export function tokensIn(text: string, cookieName?: string): Token[] {
  return findTokens(text, { cookieName }).candidates.map(decodeToken);
}

/** The only token of a text. */
export function tokenIn(text: string, cookieName?: string): Token {
  const tokens = tokensIn(text, cookieName);
  if (tokens.length !== 1) throw new Error(`${tokens.length} tokens in ${text.slice(0, 80)}`);
  return tokens[0];
}

/** Verifies or decrypts the only token of a text with secrets or keys. */
export function verifyIn(text: string, keys: readonly (string | KeyInput)[], cookieName?: string, at = now): Promise<Verified> {
  const inputs = keys.map((key, index) => (typeof key === 'string' ? secretInput(key, `secret ${index + 1}`) : key));
  return verifyToken(tokenIn(text, cookieName), inputs, { now: at });
}

/** A compact token of any header and payload, with whatever signature. */
export function compact(header: unknown, payload: unknown, signature = 'c2ln'): string {
  const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.${signature}`;
}
