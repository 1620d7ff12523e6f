type Bytes = Uint8Array<ArrayBuffer>;
type Algorithm = string | { readonly [name: string]: unknown };

/** The part of Web Crypto that jose does not wrap. */
export interface Subtle {
  importKey(format: 'raw', key: Bytes, algorithm: Algorithm, extractable: boolean, usages: readonly string[]): Promise<object>;
  deriveBits(algorithm: Algorithm, key: object, bits: number): Promise<ArrayBuffer>;
  sign(algorithm: Algorithm, key: object, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: Algorithm, key: object, data: Bytes): Promise<ArrayBuffer>;
}

// Node.js 20 and browsers have these; the areas of this project differ in which library of types declares them.
const web = globalThis as unknown as {
  readonly crypto: { readonly subtle: Subtle };
  readonly TextEncoder: new () => { encode(text: string): Bytes };
  readonly TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
};

/** Web Crypto, in Node.js and in browsers. */
export function subtle(): Subtle {
  return web.crypto.subtle;
}

/** Text as UTF-8. */
export function utf8(text: string): Bytes {
  return new web.TextEncoder().encode(text);
}

/** UTF-8 as text; nothing where the bytes are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new web.TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
