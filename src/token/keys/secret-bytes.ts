import { readBase64 } from '../base64';
import { utf8 } from '../platform';

export interface SecretBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly as: 'text' | 'base64' | 'hex';
}

/** The bytes a secret may stand for: its text first, then base64 and hex where it can be read so. */
export function secretBytes(secret: string): SecretBytes[] {
  const all: SecretBytes[] = secret === '' ? [] : [{ bytes: utf8(secret), as: 'text' }];
  if (/^(?:[0-9a-f]{2}){8,}$/i.test(secret)) all.push({ bytes: fromHex(secret), as: 'hex' });
  const base64 = secret.length >= 8 ? readBase64(secret) : undefined;
  if (base64) all.push({ bytes: base64.bytes, as: 'base64' });
  return all;
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => Number.parseInt(text.slice(2 * index, 2 * index + 2), 16));
}
