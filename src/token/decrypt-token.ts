import { type Decryption, failed } from './decrypt/decryption';
import { decryptJwe } from './decrypt/jwe';
import { openSeal } from './decrypt/seal';
import { decryptSession } from './decrypt/session';
import { textAt } from './json';
import type { KeyInput } from './keys/key-input';
import type { Token } from './model';

/** Decrypts what is encrypted: a JWE, a session cookie of Auth.js or better-auth, a seal of iron-session. Says which part does not fit. */
export async function decryptToken(token: Token, keys: readonly KeyInput[]): Promise<Decryption> {
  const secrets = keys.flatMap((key) => (key.kind === 'secret' ? [key.secret] : []));
  if (token.kind === 'iron-session') return secrets.length > 0 ? openSeal(token, secrets) : noSecret();
  if (!isSession(token)) return decryptJwe(token, keys);
  if (secrets.length === 0) return keys.length > 0 ? decryptJwe(token, keys) : noSecret();
  const session = await decryptSession(token, secrets);
  if (session.state === 'ok' || token.cookie !== undefined) return session;
  // Any program may write a JWE that looks like a cookie of Auth.js: the secret itself may be the key.
  const plain = await decryptJwe(token, keys);
  return plain.state === 'ok' ? plain : session;
}

/** Whether a token holds something that only a key makes readable. */
export function isEncrypted({ kind, header, payload }: Token): boolean {
  return (
    payload === undefined &&
    (kind.startsWith('authjs-4') ||
      kind.startsWith('authjs-5') ||
      kind === 'iron-session' ||
      kind.startsWith('jwe') ||
      textAt(header, 'enc') !== undefined)
  );
}

function isSession({ kind, header }: Token): boolean {
  return kind.startsWith('authjs-') || (kind === 'better-auth-data' && textAt(header, 'enc') !== undefined);
}

function noSecret(): Decryption {
  return failed('no-key', 'This is encrypted with a secret, and none was given.');
}
