import { errors, type FlattenedJWE, flattenedDecrypt } from 'jose';
import { emptyNotes, readHeader } from '../decode/part';
import { isObject, type JsonObject, numberAt, readJson, textAt } from '../json';
import type { KeyInput } from '../keys/key-input';
import { type Tried, type UsableKey, usableKeys } from '../keys/usable-keys';
import type { Token } from '../model';
import { type Decryption, failed, opened } from './decryption';
import { decryptRsa15 } from './rsa1-5';

// A count this high takes a second; a higher one is a way to keep a program busy.
const maxPasswordRounds = 1_000_000;

/** Decrypts a JWE with each key that fits its algorithm. */
export async function decryptJwe(token: Token, keys: readonly KeyInput[]): Promise<Decryption> {
  const tried: Tried[] = [];
  for (const recipient of recipients(token)) {
    const header = headerOf(recipient);
    const algorithm = textAt(header, 'alg');
    if (algorithm === undefined) return failed('no-algorithm', 'The header names no algorithm (alg).');
    const rounds = algorithm.startsWith('PBES2-') ? (numberAt(header, 'p2c') ?? 0) : 0;
    if (rounds > maxPasswordRounds)
      return failed('too-expensive', 'Refused: its PBES2 count is over a million and would keep this machine busy.');
    const found = await firstThatOpens(recipient, algorithm, keys, tried);
    if (!found) continue;
    const { key, plaintext } = found;
    const how = key.as && key.as !== 'text' ? `, read as ${key.as}` : '';
    const label = `${key.label}${how}`;
    return {
      state: 'ok',
      code: 'decrypted',
      reason: `Decrypted: ${algorithm} with ${label}.`,
      key: label,
      tried,
      token: opened(token, plaintext),
    };
  }
  return summary(tried);
}

function recipients(token: Token): FlattenedJWE[] {
  if (token.kind !== 'jwe-json') {
    const [header, encrypted_key, iv, ciphertext, tag] = token.text.split('.');
    return [{ protected: header, ...(encrypted_key ? { encrypted_key } : {}), iv, ciphertext, tag }];
  }
  const { value } = readJson(token.text);
  const document: JsonObject = isObject(value) ? value : {};
  const { recipients: listed, ...shared } = document;
  const all = Array.isArray(listed) ? listed.filter(isObject).slice(0, 20) : [{}];
  return all.map((one) => ({ ...shared, ...one }) as unknown as FlattenedJWE);
}

function headerOf(recipient: FlattenedJWE): JsonObject {
  const inside = typeof recipient.protected === 'string' ? readHeader(recipient.protected, emptyNotes()) : undefined;
  const outside = [recipient.unprotected, recipient.header].filter(isObject);
  return Object.fromEntries([...outside, inside ?? {}].flatMap((members) => Object.entries(members)));
}

async function firstThatOpens(
  recipient: FlattenedJWE,
  algorithm: string,
  keys: readonly KeyInput[],
  tried: Tried[],
): Promise<{ key: UsableKey; plaintext: Uint8Array } | undefined> {
  for (const input of keys) {
    if (algorithm === 'RSA1_5') {
      const plaintext = await decryptRsa15(recipient, headerOf(recipient), input);
      if (plaintext) return { key: { label: input.label, key: plaintext }, plaintext };
      tried.push({
        key: input.label,
        code: 'decryption-failed',
        reason: 'It is not the RSA private key this was encrypted for, or the token was changed.',
      });
      continue;
    }
    const usable = await usableKeys(input, algorithm, 'any');
    if (!Array.isArray(usable)) {
      tried.push(usable);
      continue;
    }
    for (const key of usable) {
      const plaintext = await openOnce(recipient, algorithm, key, tried);
      if (plaintext) return { key, plaintext };
    }
  }
  return undefined;
}

async function openOnce(
  recipient: FlattenedJWE,
  algorithm: string,
  { key, label }: UsableKey,
  tried: Tried[],
): Promise<Uint8Array | undefined> {
  try {
    const options = { keyManagementAlgorithms: [algorithm], maxPBES2Count: maxPasswordRounds };
    return (await flattenedDecrypt(recipient, key, options)).plaintext;
  } catch (error) {
    tried.push({ key: label, ...whyNot(error) });
    return undefined;
  }
}

function whyNot(error: unknown): { code: string; reason: string } {
  if (error instanceof errors.JWEDecryptionFailed)
    return { code: 'decryption-failed', reason: 'It was encrypted for another key, or it was changed.' };
  if (error instanceof errors.JOSENotSupported)
    return { code: 'not-supported', reason: 'The token asks for something that is not supported here.' };
  if (error instanceof errors.JWEInvalid) return { code: 'malformed', reason: 'The token is not well formed, so nobody can decrypt it.' };
  return { code: 'key-unusable', reason: 'The key does not fit the algorithm: another kind, or of another length.' };
}

function summary(tried: readonly Tried[]): Decryption {
  const best = tried.find(({ code }) => code === 'decryption-failed') ?? tried[0];
  if (!best) return failed('no-key', 'No key was given.');
  return failed(best.code, new Set(tried.map(({ key }) => key)).size === 1 ? best.reason : `None of the keys fits. ${best.reason}`, tried);
}
