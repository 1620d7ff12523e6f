import { readBase64 } from '../base64';
import { isObject, type Json, type JsonObject, own, readJson, textAt } from '../json';
import type { Candidate, KeyFacts, Token } from '../model';

const curves: readonly [identifier: string, type: string, curve: string][] = [
  ['2a8648ce3d030107', 'EC', 'P-256'],
  ['2b81040022', 'EC', 'P-384'],
  ['2b81040023', 'EC', 'P-521'],
  ['2b8104000a', 'EC', 'secp256k1'],
  ['06032b6570', 'OKP', 'Ed25519'],
  ['06032b656e', 'OKP', 'X25519'],
];

/** Describes a JWK or a set of them; what is private is left out everywhere. */
export function decodeKey(candidate: Candidate): Token {
  const { value } = readJson(candidate.text);
  const document = isObject(value) ? value : {};
  const listed = own(document, 'keys');
  const keys = (Array.isArray(listed) ? listed : [document]).filter(isObject).slice(0, 100).map(jwkFacts);
  const set = Array.isArray(listed);
  const title = set ? `Set of ${keys.length} keys (JWK set)` : `Key (JWK): ${keyInWords(keys[0])}`;
  return shell(candidate, set ? 'jwk-set' : 'jwk', title, keys);
}

/** Describes a PEM block. */
export function decodePem(candidate: Candidate): Token {
  const facts = pemFacts(candidate.text);
  return shell(candidate, 'pem', `PEM: ${keyInWords(facts)}`, [facts]);
}

/** `RSA, 2048 bits, private`. */
export function keyInWords({ type, bits, curve, private: secret }: KeyFacts): string {
  return [type, curve, bits === undefined ? undefined : `${bits} bits`, secret ? 'private' : 'public'].filter(Boolean).join(', ');
}

function jwkFacts(key: JsonObject): KeyFacts {
  const type = textAt(key, 'kty') ?? 'unknown';
  const bytes = readBase64(textAt(key, type === 'oct' ? 'k' : 'n') ?? '')?.bytes;
  const bits = bytes && (type === 'oct' ? bytes.length * 8 : type === 'RSA' ? bitLength(bytes) : undefined);
  return {
    type,
    private: type === 'oct' || own(key, 'd') !== undefined,
    ...(bits === undefined ? {} : { bits }),
    ...words({ curve: own(key, 'crv'), id: own(key, 'kid'), use: own(key, 'use'), algorithm: own(key, 'alg') }),
  };
}

function words(values: { readonly [name: string]: Json | undefined }): { [name: string]: string } {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first]) - 24);
}

/** What the label and the object identifiers of a PEM block tell. */
function pemFacts(pem: string): KeyFacts {
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1] ?? '';
  const isPrivate = label.includes('PRIVATE');
  const body = pem.replace(/-----[^-]*-----/g, '').replace(/\s/g, '');
  const bytes = readBase64(body)?.bytes ?? new Uint8Array(0);
  const hex = Array.from(bytes.subarray(0, 4096), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const what = label === 'CERTIFICATE' ? 'X.509 certificate' : label.startsWith('ENCRYPTED') ? 'encrypted key' : undefined;
  const [, type, curve] = curves.find(([identifier]) => hex.includes(identifier)) ?? [];
  if (what) return { type: what, private: isPrivate };
  if (type && curve) return { type, curve, private: isPrivate };
  const modulus = /02(?:81(..)|82(....))00[89a-f]/.exec(hex);
  const length = Number.parseInt(modulus?.[1] ?? modulus?.[2] ?? '', 16);
  if (!hex.includes('2a864886f70d010101') && !label.startsWith('RSA'))
    return { type: label.toLowerCase() || 'unknown', private: isPrivate };
  return { type: 'RSA', private: isPrivate, ...(length > 0 ? { bits: (length - 1) * 8 } : {}) };
}

function shell({ text, spans, repaired }: Candidate, kind: Token['kind'], title: string, keys: readonly KeyFacts[]): Token {
  const secret = keys.some((key) => key.private);
  return {
    kind,
    title,
    text: secret ? '' : text,
    spans,
    repaired,
    problems: [],
    segments: [],
    duplicates: [],
    inexact: [],
    loose: [],
    keys,
  };
}
