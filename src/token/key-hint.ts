import { isObject, type JsonObject, own, textAt } from './json';
import type { Kind, Token } from './model';

const secrets: { readonly [kind in Kind]?: string } = {
  'authjs-4-session': 'the secret of the application (NEXTAUTH_SECRET)',
  'authjs-5-session': 'the secret of the application (AUTH_SECRET), and the cookie name where it is not the usual one',
  'express-session': 'the secret of express-session, or each of its secrets',
  'cookie-session': 'the keys of cookie-session',
  'better-auth-session': 'the secret of better-auth (BETTER_AUTH_SECRET)',
  'better-auth-data': 'the secret of better-auth (BETTER_AUTH_SECRET)',
  'iron-session': 'the password of iron-session',
};

/** Which key would verify or decrypt a token, in plain words; nothing where no key can. */
export function keyHint({ kind, header }: Token): string | undefined {
  if (secrets[kind] !== undefined) return secrets[kind];
  if (!/^jw[se]/.test(kind)) return undefined;
  const needed = neededFor(textAt(header, 'alg') ?? '', textAt(header, 'enc') ?? '', header ?? {});
  const kid = textAt(header, 'kid');
  return needed === undefined || kid === undefined || kid.length > 80 ? needed : `${needed} with the id ${kid}`;
}

function neededFor(algorithm: string, encryption: string, header: JsonObject): string | undefined {
  if (/^HS\d+$/.test(algorithm)) return 'the shared secret';
  if (/^[RP]S\d+$/.test(algorithm)) return 'the RSA public key';
  if (/^ES\d+$/.test(algorithm)) return `the public key of the curve P-${algorithm === 'ES512' ? '521' : algorithm.slice(2)}`;
  if (/^Ed/.test(algorithm)) return 'the Ed25519 public key';
  if (algorithm === 'dir') return `a secret of ${contentBytes(encryption)} bytes`;
  if (/^A\d+(?:GCM)?KW$/.test(algorithm)) return `a secret of ${Number(algorithm.slice(1, 4)) / 8} bytes`;
  if (algorithm.startsWith('RSA')) return 'the RSA private key';
  if (algorithm.startsWith('PBES2-')) return 'the password';
  if (!algorithm.startsWith('ECDH-ES')) return undefined;
  const sender = own(header, 'epk');
  return `the private key of the curve ${textAt(isObject(sender) ? sender : undefined, 'crv') ?? 'that epk names'}`;
}

// https://www.rfc-editor.org/rfc/rfc7518#section-5.1: CBC takes a second key of the same size for the HMAC.
function contentBytes(encryption: string): number {
  const bits = Number(encryption.slice(1, 4)) || 256;
  return (encryption.includes('CBC') ? 2 * bits : bits) / 8;
}
