import { type CryptoKey, importJWK, type JWK } from 'jose';
import { own, textAt } from '../json';
import type { KeyInput } from './key-input';
import { importPem } from './pem';
import { secretBytes } from './secret-bytes';

export interface UsableKey {
  readonly label: string;
  readonly key: CryptoKey | Uint8Array;
  /** How the secret was read, where the key is one. */
  readonly as?: string;
}

/** A key that did not serve, and why; nothing of the key itself. */
export interface Tried {
  readonly key: string;
  readonly code: string;
  readonly reason: string;
}

/** Turns an input into keys that fit an algorithm, or says why it does not fit. */
export async function usableKeys(input: KeyInput, algorithm: string, side: 'public' | 'any'): Promise<UsableKey[] | Tried> {
  const refused = mismatch(input, algorithm);
  if (refused) return { key: input.label, code: 'wrong-key-type', reason: refused };
  try {
    if (input.kind === 'secret') return secretKeys(input.secret, input.label);
    if (input.kind === 'pem') return [{ label: input.label, key: await importPem(input.pem, algorithm, side) }];
    return [{ label: input.label, key: await importJWK(forSide(input.jwk as JWK, side), algorithm) }];
  } catch {
    return {
      key: input.label,
      code: 'key-unusable',
      reason: `It cannot be used with ${algorithm}: another curve or kind of key, or damaged.`,
    };
  }
}

/** Whether an algorithm works with a shared secret. */
export function isSymmetric(algorithm: string): boolean {
  return /^(?:HS\d+|dir|A\d+(?:GCM)?KW|PBES2-.*)$/.test(algorithm);
}

function secretKeys(secret: string, label: string): UsableKey[] | Tried {
  const readings = secretBytes(secret);
  if (readings.length === 0) return { key: label, code: 'empty-secret', reason: 'It is empty.' };
  return readings.map(({ bytes, as }) => ({ label, key: bytes, as }));
}

function mismatch(input: KeyInput, algorithm: string): string | undefined {
  const symmetric = isSymmetric(algorithm);
  if (input.kind === 'secret') return symmetric ? undefined : `${algorithm} needs a public or private key; this is a secret.`;
  if (input.kind === 'pem') return symmetric ? `${algorithm} needs a shared secret; this is a PEM key.` : undefined;
  const type = textAt(input.jwk, 'kty') ?? '';
  const wanted = symmetric
    ? ['oct']
    : /^(?:RS|PS|RSA)/.test(algorithm)
      ? ['RSA']
      : /^E[dS]/.test(algorithm)
        ? ['EC', 'OKP']
        : ['EC', 'OKP', 'RSA'];
  if (!wanted.includes(type)) return `${algorithm} does not work with a key of type ${type.slice(0, 20)}.`;
  const meant = textAt(input.jwk, 'alg');
  // A key for direct encryption is named after the content encryption.
  const same = meant === undefined || meant === algorithm || algorithm === 'dir' || isCurveName(meant, algorithm);
  return same ? undefined : `The key says it is for another algorithm than ${algorithm}.`;
}

function isCurveName(meant: string, algorithm: string): boolean {
  return /^Ed(?:DSA|25519)$/.test(meant) && /^Ed(?:DSA|25519)$/.test(algorithm);
}

function forSide(jwk: JWK, side: 'public' | 'any'): JWK {
  if (side === 'any' || own(jwk as never, 'd') === undefined) return { ...jwk, key_ops: undefined, use: undefined };
  const { kty, n, e, crv, x, y } = jwk;
  return { kty, n, e, crv, x, y };
}
