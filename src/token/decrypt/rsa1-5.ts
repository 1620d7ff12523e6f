import type { FlattenedJWE } from 'jose';
import { readBase64 } from '../base64';
import { type JsonObject, own, textAt } from '../json';
import type { KeyInput } from '../keys/key-input';
import { privateJwk } from '../keys/pem';
import { decryptContent } from './content';

const maxBits = 4096;

/**
 * Decrypts a JWE of the old algorithm RSA1_5, which Web Crypto and jose left out: https://www.rfc-editor.org/rfc/rfc8017#section-7.2.2.
 * Nothing where the key does not fit. Numbers of JavaScript take a time that depends on the key: for inspection only, never in a server.
 */
export async function decryptRsa15(recipient: FlattenedJWE, header: JsonObject, input: KeyInput): Promise<Uint8Array | undefined> {
  const jwk = input.kind === 'jwk' ? input.jwk : input.kind === 'pem' ? await privateJwk(input.pem) : undefined;
  const [modulus, exponent] = [numberOf(jwk, 'n'), numberOf(jwk, 'd')];
  const parts = [recipient.encrypted_key, recipient.iv, recipient.ciphertext, recipient.tag].map((part) => readBase64(part ?? '')?.bytes);
  const [encrypted, iv, ciphertext, tag] = parts;
  if (!modulus || !exponent || !encrypted || !iv || !ciphertext || !tag || own(header, 'zip') !== undefined) return undefined;
  const key = unpadded(power(bigint(encrypted), exponent, modulus), encrypted.length);
  const associated = recipient.aad === undefined ? (recipient.protected ?? '') : `${recipient.protected ?? ''}.${recipient.aad}`;
  return key && decryptContent({ encryption: textAt(header, 'enc') ?? '', iv, ciphertext, tag, associated }, key);
}

function numberOf(jwk: JsonObject | undefined, name: 'n' | 'd'): bigint | undefined {
  const bytes = readBase64(textAt(jwk, name) ?? '')?.bytes;
  return bytes && bytes.length > 0 && bytes.length * 8 <= maxBits ? bigint(bytes) : undefined;
}

function bigint(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

function power(value: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = value % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The content key behind `00 02`, at least eight bytes other than zero, and `00`. */
function unpadded(value: bigint, length: number): Uint8Array<ArrayBuffer> | undefined {
  const text = value.toString(16).padStart(2 * length, '0');
  const bytes = Uint8Array.from({ length }, (_, index) => Number.parseInt(text.slice(2 * index, 2 * index + 2), 16));
  const end = bytes.indexOf(0, 2);
  return bytes[0] === 0 && bytes[1] === 2 && end >= 10 ? bytes.slice(end + 1) : undefined;
}
