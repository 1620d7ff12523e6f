import { base64Of, base64urlOf } from '../base64';
import { isObject, own } from '../json';
import type { Token } from '../model';
import { subtle, utf8 } from '../platform';
import { constantTimeEqual } from './equal';
import type { SignatureResult } from './signature';

interface Scheme {
  readonly hash: 'SHA-1' | 'SHA-256';
  readonly signed: string;
  readonly signature: string;
  readonly write: (bytes: Uint8Array) => string;
}

/** Verifies the HMAC of a session cookie with each secret: express-session, cookie-session, better-auth. */
export async function verifySignedCookie(token: Token, secrets: readonly string[]): Promise<SignatureResult> {
  const scheme = schemeOf(token);
  if (!scheme)
    return { state: 'unknown', code: 'no-signature', reason: 'The signature of this cookie is in another cookie: NAME.sig.', tried: [] };
  if (secrets.length === 0) return { state: 'unknown', code: 'no-key', reason: 'No secret was given.', tried: [] };
  for (const [index, secret] of secrets.entries()) {
    if (secret === '' || !constantTimeEqual(scheme.write(await hmac(scheme.hash, secret, scheme.signed)), scheme.signature)) continue;
    const key = `secret ${index + 1}`;
    return { state: 'ok', code: 'verified', reason: `The signature is right: HMAC-${scheme.hash} with ${key}.`, key, tried: [], secret };
  }
  const reason = 'Another secret signed it, or the cookie was changed.';
  return {
    state: 'failed',
    code: 'signature-mismatch',
    reason,
    tried: secrets.map((_, index) => ({ key: `secret ${index + 1}`, code: 'signature-mismatch', reason })),
  };
}

/** HMAC of a text with a secret that is text. */
export async function hmac(hash: 'SHA-1' | 'SHA-256', secret: string | Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array> {
  const bytes = typeof secret === 'string' ? utf8(secret) : secret;
  const key = await subtle().importKey('raw', bytes, { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await subtle().sign('HMAC', key, utf8(text)));
}

function schemeOf({ kind, text, payload, cookie }: Token): Scheme | undefined {
  const signature = cookie?.signature;
  if (signature === undefined) return undefined;
  if (kind === 'express-session')
    return { hash: 'SHA-256', signed: cookie?.id ?? '', signature: signature.replace(/=$/, ''), write: unpadded };
  if (kind === 'better-auth-session') return { hash: 'SHA-256', signed: cookie?.id ?? '', signature, write: base64Of };
  // keygrip signs `name=value`: https://github.com/crypto-utils/keygrip
  if (kind === 'cookie-session') return { hash: 'SHA-1', signed: `${cookie?.name}=${text}`, signature, write: base64urlOf };
  const session = isObject(payload) ? own(payload, 'session') : undefined;
  if (kind !== 'better-auth-data' || !isObject(session)) return undefined;
  return { hash: 'SHA-256', signed: JSON.stringify({ ...session, expiresAt: cookie?.expires }), signature, write: base64urlOf };
}

function unpadded(bytes: Uint8Array): string {
  return base64Of(bytes).replace(/=+$/, '');
}
