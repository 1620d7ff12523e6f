import { subtle, utf8 } from '../platform';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Encrypted {
  readonly encryption: string;
  readonly iv: Bytes;
  readonly ciphertext: Bytes;
  readonly tag: Bytes;
  /** The protected header as it stands in the token, with the additional data where there are some. */
  readonly associated: string;
}

/** Decrypts the content of a JWE with its content key: https://www.rfc-editor.org/rfc/rfc7518#section-5. Nothing where it does not fit. */
export async function decryptContent(content: Encrypted, key: Bytes): Promise<Bytes | undefined> {
  try {
    return content.encryption.endsWith('GCM') ? await galois(content, key) : await chained(content, key);
  } catch {
    return undefined;
  }
}

async function galois({ iv, ciphertext, tag, associated }: Encrypted, key: Bytes): Promise<Bytes> {
  const imported = await subtle().importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(associated), tagLength: 128 };
  return new Uint8Array(await subtle().decrypt(algorithm, imported, joined(ciphertext, tag)));
}

async function chained({ encryption, iv, ciphertext, tag, associated }: Encrypted, key: Bytes): Promise<Bytes | undefined> {
  const half = key.length / 2;
  if (!/^A(?:128CBC-HS256|192CBC-HS384|256CBC-HS512)$/.test(encryption) || half !== Number(encryption.slice(1, 4)) / 8) return undefined;
  const hash = `SHA-${encryption.slice(-3)}`;
  const mac = await subtle().importKey('raw', key.subarray(0, half), { name: 'HMAC', hash }, false, ['sign']);
  const data = utf8(associated);
  const signed = new Uint8Array(await subtle().sign('HMAC', mac, joined(data, iv, ciphertext, length64(data.length * 8))));
  if (tag.length !== half || tag.some((byte, index) => byte !== signed[index])) return undefined;
  const imported = await subtle().importKey('raw', key.subarray(half), 'AES-CBC', false, ['decrypt']);
  return new Uint8Array(await subtle().decrypt({ name: 'AES-CBC', iv }, imported, ciphertext));
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function length64(bits: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setUint32(4, bits);
  return bytes;
}
