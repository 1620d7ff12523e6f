import { base64urlOf, readBase64 } from '../base64';
import type { Token } from '../model';
import { subtle, utf8 } from '../platform';
import { constantTimeEqual } from '../verify/equal';
import { hmac } from '../verify/signed-cookie';
import { type Decryption, failed, opened } from './decryption';

/**
 * Opens a cookie of iron-session: the HMAC is compared first, then AES-256-CBC; both keys come from PBKDF2 with one round of SHA-1, as
 * @hapi/iron wrote it down: https://github.com/hapijs/iron/blob/master/lib/index.js
 */
export async function openSeal(token: Token, passwords: readonly string[]): Promise<Decryption> {
  const parts = token.text.replace(/~\d*$/, '').split('*');
  if (parts.length !== 8) return failed('malformed', 'The seal is cut: it has not all of its eight parts.');
  const [, , salt, iv, ciphertext, , signatureSalt, signature] = parts;
  const [ivBytes, bytes] = [readBase64(iv)?.bytes, readBase64(ciphertext)?.bytes];
  if (ivBytes?.length !== 16 || !bytes) return failed('malformed', 'The seal is damaged.');
  for (const [index, password] of passwords.entries()) {
    const written = base64urlOf(await hmac('SHA-256', await derived(password, signatureSalt), parts.slice(0, 6).join('*')));
    if (!constantTimeEqual(written, signature)) continue;
    const key = `secret ${index + 1}`;
    const plaintext = await decrypted(await derived(password, salt), ivBytes, bytes);
    if (!plaintext) return failed('damaged', 'The password fits, but the content was changed.');
    return {
      state: 'ok',
      code: 'decrypted',
      reason: `Unsealed with ${key}.`,
      scheme: 'iron-session',
      key,
      tried: [],
      secret: password,
      token: opened(token, plaintext),
    };
  }
  return failed(
    'wrong-secret',
    passwords.length === 1 ? 'The password is wrong, or the cookie was changed.' : `None of the ${passwords.length} passwords is right.`,
  );
}

async function derived(password: string, salt: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await subtle().importKey('raw', utf8(password), 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-1', salt: utf8(salt), iterations: 1 };
  return new Uint8Array(await subtle().deriveBits(algorithm, key, 256));
}

async function decrypted(
  raw: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | undefined> {
  try {
    const key = await subtle().importKey('raw', raw, 'AES-CBC', false, ['decrypt']);
    return new Uint8Array(await subtle().decrypt({ name: 'AES-CBC', iv }, key, bytes));
  } catch {
    return undefined;
  }
}
