import { readBase64 } from '../base64';
import { isObject, readJson } from '../json';
import type { Candidate } from '../model';
import { textOf } from '../platform';
import { chunked } from './chunks';
import type { Pair } from './pairs';
import { sealPattern, signedPattern } from './seals';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const databaseSession = /^(?:__Secure-|__Host-)?(?:next-auth|authjs)\.session-token$/;
const signedToken = /^[\w-]{8,256}\.[A-Za-z0-9+/]{43}=$/;
const signedName = /(?:^|[.-])(?:session_token|dont_remember)$/;

/** The session cookies among named values; `cookieName` is one that the person named. */
export function cookieTokens(all: readonly Pair[], cookieName?: string): Candidate[] {
  const { joined, single } = chunked(all, cookieName);
  const values = new Map(single.map((pair) => [pair.name, pair.value]));
  return [...joined, ...single.flatMap((pair) => cookieToken(pair, values.get(`${pair.name}.sig`), cookieName) ?? [])];
}

function cookieToken(pair: Pair, signature: string | undefined, cookieName: string | undefined): Candidate | undefined {
  const value = decoded(pair.value);
  const form = formOf(pair.name, value, signature, cookieName);
  if (!form) return undefined;
  const repaired = value === pair.value ? [] : ['URL-encoding removed'];
  const signed = form === 'data' && signature !== undefined ? { signature } : {};
  return { form, text: value, spans: [pair.span], repaired, name: pair.name, cookie: { name: pair.name, ...signed } };
}

function formOf(name: string, value: string, signature: string | undefined, cookieName: string | undefined): Candidate['form'] | undefined {
  if (signedPattern.test(value)) return 'signed';
  if (sealPattern.test(value)) return 'seal';
  if (signedName.test(name) && signedToken.test(value)) return 'signed';
  if ((databaseSession.test(name) || name === cookieName) && uuid.test(value)) return 'opaque';
  if (!value.includes('.') && (/^(?:ey|ew)/.test(value) || signature !== undefined) && isData(value)) return 'data';
  return undefined;
}

/** Whether a text is base64 of a JSON object. */
export function isData(text: string): boolean {
  const bytes = readBase64(text)?.bytes;
  const json = bytes && textOf(bytes);
  return json !== undefined && isObject(readJson(json).value);
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
