import { compactDecrypt } from 'jose';
import { textAt } from '../json';
import type { Token } from '../model';
import { type Decryption, failed, opened } from './decryption';
import { authjs4, authjs5, betterAuth, derivedKey, keyId, type Scheme, usualSchemes } from './derived-keys';

interface Match {
  readonly scheme: Scheme;
  readonly secret: string;
  readonly number: number;
  /** Absent where the key is the right one, but the content is not whole. */
  readonly plaintext?: Uint8Array;
}

/**
 * Decrypts a cookie of Auth.js or better-auth with each secret, as a server that reads a cookie of this name would. Where that fails, the
 * other names and versions are tried to say what does not fit.
 */
export async function decryptSession(token: Token, secrets: readonly string[]): Promise<Decryption> {
  const missing = token.problems.find(({ code }) => code === 'missing-chunk');
  if (missing) return failed('missing-chunk', missing.message);
  if (secrets.every((secret) => secret === '')) return failed('empty-secret', 'The secret is empty.');
  const name = token.cookie?.name;
  const expected = name === undefined ? usualSchemes() : schemesFor(name, token);
  const match = await firstMatch(token, secrets, expected);
  if (match) return match.plaintext ? success(token, match, match.plaintext) : damaged(token);
  const known = new Set(expected.map(keyOf));
  const others = usualSchemes().filter((scheme) => !known.has(keyOf(scheme)));
  const other = name === undefined ? undefined : await firstMatch(token, secrets, others);
  return other ? misfit(name ?? '', other.scheme, expected) : wrongSecret(token, secrets.length);
}

function schemesFor(name: string, { header }: Token): Scheme[] {
  if (/session_data$/.test(name)) return [betterAuth('better-auth-session')];
  if (/account_data$/.test(name)) return [betterAuth('better-auth-account')];
  if (textAt(header, 'kid') !== undefined || /^(?:__Secure-|__Host-)?authjs\./.test(name)) return [authjs5(name)];
  return /\.(?:state|nonce|pkce\.code_verifier)$/.test(name) ? [authjs4(name)] : [authjs4(), authjs4(name), authjs5(name)];
}

async function firstMatch(token: Token, secrets: readonly string[], schemes: readonly Scheme[]): Promise<Match | undefined> {
  for (const [index, secret] of secrets.entries()) {
    if (secret === '') continue;
    for (const scheme of schemes) {
      const match = await tryOne(token, secret, scheme);
      if (match) return { scheme, secret, number: index + 1, ...match };
    }
  }
  return undefined;
}

/** Nothing where the key is the wrong one. The `kid` tells before anything is decrypted. */
async function tryOne(token: Token, secret: string, scheme: Scheme): Promise<{ plaintext?: Uint8Array } | undefined> {
  const encryption = textAt(token.header, 'enc') ?? '';
  const kid = textAt(token.header, 'kid');
  const key = await derivedKey(secret, scheme, encryption);
  if (kid !== undefined && (await keyId(key, kid)) !== kid) return undefined;
  try {
    const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: [encryption] };
    return { plaintext: (await compactDecrypt(token.text, key, options)).plaintext };
  } catch {
    return kid === undefined ? undefined : {};
  }
}

function success(token: Token, { scheme, secret, number }: Match, plaintext: Uint8Array): Decryption {
  const name = scheme.id === 'authjs-5' ? `, cookie name ${scheme.salt}` : '';
  const key = `secret ${number}`;
  const reason = `Decrypted with ${key}: ${scheme.title}${name}.`;
  return {
    state: 'ok',
    code: 'decrypted',
    reason,
    scheme: `${scheme.id}${scheme.salt && `:${scheme.salt}`}`,
    key,
    tried: [],
    secret,
    token: opened(token, plaintext),
  };
}

function damaged({ cookie }: Token): Decryption {
  if (cookie?.chunks)
    return failed('missing-chunk', 'The secret fits, but the content is not whole: a chunk is missing or from another sign-in.');
  return failed('damaged', 'The secret fits, but the content was cut or changed.');
}

function misfit(name: string, actual: Scheme, [expected]: readonly Scheme[]): Decryption {
  const title = actual.title;
  if (actual.id === expected.id && actual.salt)
    return failed('wrong-cookie-name', `The secret fits, but for a cookie named ${actual.salt}, not ${name}.`);
  if (actual.id === 'authjs-5')
    return failed('wrong-cookie-name', `The secret fits, but for a cookie of Auth.js 5 named ${actual.salt}, not ${name}.`);
  return failed('other-version', `The secret fits, but another version made this: ${title}. Everyone has to sign in again.`);
}

function wrongSecret({ header, cookie }: Token, count: number): Decryption {
  const secrets = count === 1 ? 'The secret is wrong' : `None of the ${count} secrets is right`;
  const tried = Array.from({ length: count }, (_, index) => ({
    key: `secret ${index + 1}`,
    code: 'wrong-secret',
    reason: 'It is not the secret of this cookie.',
  }));
  if (cookie?.name !== undefined)
    return failed('wrong-secret', `${secrets} for the cookie ${cookie.name}, or the cookie was changed.`, tried);
  const hint =
    textAt(header, 'kid') === undefined ? 'or the cookie was changed' : 'or the cookie has a name of its own: then give that name';
  return failed('wrong-secret', `${secrets}, ${hint}.`, tried);
}

function keyOf({ salt, info }: Scheme): string {
  return `${salt}\n${info}`;
}
