import { type CryptoKey, exportJWK, importJWK, importPKCS8, importSPKI, importX509 } from 'jose';
import { base64Of, readBase64 } from '../base64';
import type { JsonObject } from '../json';

const rsa = '2a864886f70d010101';
const elliptic = '2a8648ce3d0201';
const curves = ['2a8648ce3d030107', '2b81040022', '2b81040023'];

/** Imports a PEM key or certificate for an algorithm; `public` drops the private half. Throws what jose throws. */
export async function importPem(pem: string, algorithm: string, side: 'public' | 'any'): Promise<CryptoKey> {
  const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1] ?? '';
  if (label === 'CERTIFICATE') return importX509(pem, algorithm);
  if (label === 'PUBLIC KEY') return importSPKI(pem, algorithm);
  if (label === 'RSA PUBLIC KEY') return importSPKI(wrapped(pem, 'PUBLIC KEY', publicRsa), algorithm);
  const key = await importPKCS8(privatePem(pem, label), algorithm, { extractable: side === 'public' });
  return side === 'public' ? publicHalf(key, algorithm) : key;
}

/** The numbers of an RSA private key; nothing where it is another key. */
export async function privateJwk(pem: string): Promise<JsonObject | undefined> {
  try {
    const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem)?.[1] ?? '';
    const key = await importPKCS8(privatePem(pem, label), 'RSA-OAEP', { extractable: true });
    return (await exportJWK(key)) as JsonObject;
  } catch {
    return undefined;
  }
}

function privatePem(pem: string, label: string): string {
  if (label === 'RSA PRIVATE KEY') return wrapped(pem, 'PRIVATE KEY', privateRsa);
  if (label === 'EC PRIVATE KEY') return wrapped(pem, 'PRIVATE KEY', privateElliptic);
  return pem;
}

async function publicHalf(key: CryptoKey, algorithm: string): Promise<CryptoKey> {
  const { kty, n, e, crv, x, y } = await exportJWK(key);
  return (await importJWK({ kty, n, e, crv, x, y }, algorithm)) as CryptoKey;
}

/** Old PEM forms hold the bare numbers; Web Crypto wants them inside the structure that names the algorithm. */
function wrapped(pem: string, label: string, wrap: (body: Uint8Array) => number[]): string {
  const body = readBase64(pem.replace(/-----[^-]*-----/g, '').replace(/\s/g, ''))?.bytes;
  if (!body) throw Object.assign(new Error('The PEM block is damaged.'), { code: 'KEY_UNREADABLE' });
  return `-----BEGIN ${label}-----\n${base64Of(Uint8Array.from(wrap(body)))}\n-----END ${label}-----`;
}

// https://www.rfc-editor.org/rfc/rfc5280#section-4.1, https://www.rfc-editor.org/rfc/rfc5208#section-5
function publicRsa(body: Uint8Array): number[] {
  return der(0x30, [...der(0x30, [...der(0x06, hex(rsa)), 0x05, 0x00]), ...der(0x03, [0, ...body])]);
}

function privateRsa(body: Uint8Array): number[] {
  return der(0x30, [2, 1, 0, ...der(0x30, [...der(0x06, hex(rsa)), 0x05, 0x00]), ...der(0x04, [...body])]);
}

function privateElliptic(body: Uint8Array): number[] {
  const text = Array.from(body, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const curve = curves.find((identifier) => text.includes(identifier)) ?? curves[0];
  return der(0x30, [2, 1, 0, ...der(0x30, [...der(0x06, hex(elliptic)), ...der(0x06, hex(curve))]), ...der(0x04, [...body])]);
}

function der(tag: number, content: readonly number[]): number[] {
  const { length } = content;
  if (length < 0x80) return [tag, length, ...content];
  return length < 0x100 ? [tag, 0x81, length, ...content] : [tag, 0x82, length >> 8, length & 0xff, ...content];
}

function hex(text: string): number[] {
  return Array.from({ length: text.length / 2 }, (_, index) => Number.parseInt(text.slice(2 * index, 2 * index + 2), 16));
}
