import type { Decryption } from './decrypt/decryption';
import { decryptToken, isEncrypted } from './decrypt-token';
import { innermost } from './innermost';
import type { KeyInput } from './keys/key-input';
import type { Token, Verdict } from './model';
import { type Expectations, verdictOnAudience, verdictOnIssuer, verdictOnTime, verdictOnType } from './verify/expectations';
import { type SignatureResult, verifySignature } from './verify/signature';
import { verifySignedCookie } from './verify/signed-cookie';

export interface Verification {
  /** True where a key fitted and nothing that was asked for failed. */
  readonly verified: boolean;
  readonly signature?: SignatureResult;
  readonly decryption?: Omit<Decryption, 'token'>;
  readonly time: Verdict;
  readonly issuer: Verdict;
  readonly audience: Verdict;
  readonly type: Verdict;
}

export interface Verified {
  readonly verification: Verification;
  /** The token, decrypted where that worked out. */
  readonly token: Token;
  /** Secrets that fitted, for the check of their strength. Never to be shown. */
  readonly secrets: readonly string[];
}

/** Decrypts and verifies with the keys given, and judges signature, time, issuer, audience and type apart from each other. */
export async function verifyToken(
  token: Token,
  keys: readonly KeyInput[],
  expectations: Expectations & { readonly algorithms?: readonly string[] },
): Promise<Verified> {
  const decryption = isEncrypted(token) ? await decryptToken(token, keys) : undefined;
  const opened = decryption?.token ?? token;
  const signature = await signatureOf(opened, keys, expectations.algorithms);
  const payload = innermost(opened).payload;
  const verdicts = {
    time: cookieTime(opened, expectations) ?? verdictOnTime(payload, expectations),
    issuer: verdictOnIssuer(payload, expectations),
    audience: verdictOnAudience(payload, expectations),
    type: verdictOnType(opened, expectations),
  };
  const proofs: (Verdict | undefined)[] = [decryption, signature];
  const proven = proofs.some((proof) => proof?.state === 'ok') && proofs.every((proof) => proof?.state !== 'failed');
  // A signed text has no issuer: who expects one does not get it.
  const met = ({ state, code }: Verdict) => state !== 'failed' && (code !== 'no-claims' || opened.header === undefined);
  const verified = proven && Object.values(verdicts).every(met);
  const secrets = [decryption?.secret, signature?.secret].filter((secret) => secret !== undefined);
  return { verification: { verified, ...shown(signature, decryption), ...verdicts }, token: opened, secrets };
}

async function signatureOf(token: Token, keys: readonly KeyInput[], algorithms?: readonly string[]): Promise<SignatureResult | undefined> {
  if (token.nested) return signatureOf(token.nested, keys, algorithms);
  if (token.kind.startsWith('jws')) return verifySignature(token, keys, algorithms);
  if (token.cookie === undefined || isEncrypted(token) || !/^(?:express|cookie|better-auth)-/.test(token.kind)) return undefined;
  // The encryption of a better-auth cookie proves who made it; only the readable forms are signed.
  if (token.header !== undefined) return undefined;
  return verifySignedCookie(
    token,
    keys.flatMap((key) => (key.kind === 'secret' ? [key.secret] : [])),
  );
}

// Secrets stay inside: what leaves here is printed.
function shown(signature?: SignatureResult, decryption?: Decryption): Pick<Verification, 'signature' | 'decryption'> {
  const { secret: _signing, ...signed } = signature ?? {};
  const { secret: _opening, token: _opened, ...decrypted } = decryption ?? {};
  return {
    ...(signature ? { signature: signed as SignatureResult } : {}),
    ...(decryption ? { decryption: decrypted as Decryption } : {}),
  };
}

// iron-session and better-auth write when the cookie ends in milliseconds, beside the data.
function cookieTime({ cookie }: Token, { now, tolerance = 0 }: Expectations): Verdict | undefined {
  if (cookie?.expires === undefined) return undefined;
  return cookie.expires <= (now - tolerance) * 1000
    ? { state: 'failed', code: 'expired', reason: 'The cookie has expired.' }
    : { state: 'ok', code: 'valid', reason: 'The cookie has not expired.' };
}
