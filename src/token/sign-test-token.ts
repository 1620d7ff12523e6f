import { CompactSign, importJWK, type JWK } from 'jose';
import type { JsonObject } from './json';
import type { KeyInput } from './keys/key-input';
import { importPem } from './keys/pem';
import { utf8 } from './platform';

/** Marks a token that was made for a test; no issuer has a key of this id. */
export const testKeyId = 'auth-lens-test-key';

/** A secret everybody knows, for tokens that no server may accept. */
export const testSecret = 'auth-lens-test-key-that-everybody-knows: never accept it';

export interface TestToken {
  readonly token: string;
  readonly note: string;
}

/** Signs changed claims anew, with a test key unless one is given; the header says that it is a test token. Throws an error with code SIGN_FAILED. */
export async function signTestToken(
  payload: JsonObject,
  { algorithm = 'HS256', key }: { readonly algorithm?: string; readonly key?: KeyInput } = {},
): Promise<TestToken> {
  try {
    const signer = new CompactSign(utf8(JSON.stringify(payload))).setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: testKeyId });
    const token = await signer.sign(await signingKey(algorithm, key));
    return { token, note: 'This is a test token: its header says so (kid), and no real issuer made it.' };
  } catch {
    throw Object.assign(new Error(`Nothing was signed: the key does not fit ${algorithm.slice(0, 20)}.`), { code: 'SIGN_FAILED' });
  }
}

async function signingKey(algorithm: string, key: KeyInput | undefined) {
  if (!key) return utf8(testSecret);
  if (key.kind === 'secret') return utf8(key.secret);
  return key.kind === 'pem' ? importPem(key.pem, algorithm, 'any') : importJWK(key.jwk as JWK, algorithm);
}
