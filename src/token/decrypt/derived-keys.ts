import { calculateJwkThumbprint } from 'jose';
import { base64urlOf } from '../base64';
import { subtle, utf8 } from '../platform';

/** One way in which a library turns a secret into the key of a cookie. */
export interface Scheme {
  readonly id: 'authjs-4' | 'authjs-5' | 'better-auth';
  readonly title: string;
  /** The cookie name that is mixed in; empty where none is. */
  readonly salt: string;
  readonly info: string;
}

const prefixes = ['', '__Secure-', '__Host-'];
const authjs5Names = ['session-token', 'pkce.code_verifier', 'state', 'nonce', 'challenge', 'callback-url'];
const authjs4Names = ['state', 'pkce.code_verifier', 'nonce'];

/** Auth.js 4; session tokens take no salt, the short-lived cookies their own name. */
export function authjs4(name?: string): Scheme {
  const suffix = name === undefined ? '' : ` (${name})`;
  return { id: 'authjs-4', title: 'Auth.js 4 (next-auth)', salt: name ?? '', info: `NextAuth.js Generated Encryption Key${suffix}` };
}

/** Auth.js 5; the salt is the name of the cookie. */
export function authjs5(name: string): Scheme {
  return { id: 'authjs-5', title: 'Auth.js 5', salt: name, info: `Auth.js Generated Encryption Key (${name})` };
}

/** better-auth; the salt says what the cookie holds. */
export function betterAuth(salt: 'better-auth-session' | 'better-auth-account'): Scheme {
  return { id: 'better-auth', title: 'better-auth', salt, info: 'BetterAuth.js Generated Encryption Key' };
}

/** The schemes of every cookie name that the libraries use by themselves. */
export function usualSchemes(): Scheme[] {
  return [
    ...prefixes.flatMap((prefix) => authjs5Names.map((name) => authjs5(`${prefix}authjs.${name}`))),
    authjs4(),
    ...prefixes.flatMap((prefix) => authjs4Names.map((name) => authjs4(`${prefix}next-auth.${name}`))),
    betterAuth('better-auth-session'),
    betterAuth('better-auth-account'),
  ];
}

/** The key that a scheme makes of a secret, as long as the content encryption needs it. */
export async function derivedKey(secret: string, { salt, info }: Scheme, encryption: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await subtle().importKey('raw', utf8(secret), 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: utf8(salt), info: utf8(info) };
  return new Uint8Array(await subtle().deriveBits(algorithm, key, encryption === 'A256CBC-HS512' ? 512 : 256));
}

/** The `kid` these libraries write: Auth.js the SHA-512 thumbprint of the key, better-auth the SHA-256 one. */
export async function keyId(key: Uint8Array, kid: string): Promise<string> {
  return calculateJwkThumbprint({ kty: 'oct', k: base64urlOf(key) }, kid.length === 43 ? 'sha256' : 'sha512');
}
