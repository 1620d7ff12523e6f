import { isObject, type JsonObject, own, readJson, textAt } from '../json';

/** What a person hands over to verify or decrypt with. `label` names it without showing it. */
export type KeyInput =
  | { readonly kind: 'secret'; readonly label: string; readonly secret: string }
  | { readonly kind: 'jwk'; readonly label: string; readonly jwk: JsonObject }
  | { readonly kind: 'pem'; readonly label: string; readonly pem: string };

/** A secret that is text, or the base64 or hex of bytes. */
export function secretInput(secret: string, label: string): KeyInput {
  return { kind: 'secret', label, secret };
}

/** Reads a file that holds a key: PEM (one or several), a JWK or a JWK set. Throws an error with code KEY_UNREADABLE that shows nothing of it. */
export function readKeys(text: string, label: string): KeyInput[] {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----[A-Za-z0-9+/=\s]{1,65536}-----END \1-----/g)];
  if (blocks.length > 0) return blocks.map(([pem], index) => ({ kind: 'pem', label: numbered(label, blocks.length, index), pem }));
  const { value } = readJson(text.trim());
  const listed = isObject(value) ? own(value, 'keys') : undefined;
  const keys = (Array.isArray(listed) ? listed : [value]).filter(
    (key): key is JsonObject => textAt(isObject(key) ? key : undefined, 'kty') !== undefined,
  );
  if (keys.length === 0) throw unreadable(text, label);
  return keys.slice(0, 100).map((jwk, index) => ({ kind: 'jwk', label: named(jwk, numbered(label, keys.length, index)), jwk }));
}

function numbered(label: string, count: number, index: number): string {
  return count === 1 ? label : `key ${index + 1} of ${label}`;
}

function named(jwk: JsonObject, label: string): string {
  const kid = textAt(jwk, 'kid');
  return kid === undefined || kid.length > 80 ? label : `${label} (kid ${kid})`;
}

function unreadable(text: string, label: string): Error {
  const why =
    text.trim() === '' ? 'it is empty' : text.includes('-----BEGIN') ? 'its PEM block is cut or damaged' : 'it is no PEM, JWK or JWK set';
  return Object.assign(new Error(`No key in ${label}: ${why}.`), { code: 'KEY_UNREADABLE' });
}
