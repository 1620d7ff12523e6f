export interface Base64Reading {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** True where an encoder would have written other characters: padding, `+` and `/`, or bits after the last byte. */
  readonly loose: boolean;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const standard = `${alphabet.slice(0, 62)}+/`;
const values = new Int8Array(128).fill(-1);
for (let at = 0; at < 64; at += 1) {
  values[alphabet.charCodeAt(at)] = at;
  values[standard.charCodeAt(at)] = at;
}

/** Reads base64 or base64url, with or without padding; nothing where a character or the length cannot be. */
export function readBase64(text: string): Base64Reading | undefined {
  const length = unpadded(text);
  if (length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let loose = length < text.length;
  let bits = 0;
  let held = 0;
  for (let at = 0, to = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? values[code] : -1;
    if (value < 0) return undefined;
    loose ||= code === 43 || code === 47;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[to++] = held >> bits;
  }
  return { bytes, loose: loose || (held & ((1 << bits) - 1)) !== 0 };
}

/** Bytes as standard base64 with padding, as HMAC cookies write them. */
export function base64Of(bytes: Uint8Array): string {
  return encoded(bytes, standard).padEnd(Math.ceil(bytes.length / 3) * 4, '=');
}

/** Bytes as base64url. */
export function base64urlOf(bytes: Uint8Array): string {
  return encoded(bytes, alphabet);
}

function encoded(bytes: Uint8Array, letters: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const count = Math.min(4, bytes.length - at + 1);
    for (let digit = 0; digit < count; digit += 1) text += letters[(three >> (18 - 6 * digit)) & 63];
  }
  return text;
}

function unpadded(text: string): number {
  let length = text.length;
  while (length > 0 && text.length - length < 2 && text[length - 1] === '=') length -= 1;
  return length;
}
