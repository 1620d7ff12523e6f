import { compactVerify, errors, type FlattenedJWSInput, flattenedVerify } from 'jose';
import { isNone } from '../decode/jws';
import { emptyNotes, readHeader } from '../decode/part';
import { isObject, type JsonObject, own, readJson, textAt } from '../json';
import type { KeyInput } from '../keys/key-input';
import { type Tried, type UsableKey, usableKeys } from '../keys/usable-keys';
import type { Token, Verdict } from '../model';

interface Signed {
  readonly algorithm: string;
  readonly kid?: string;
  readonly verify: (key: UsableKey['key'], options: { algorithms: string[] }) => Promise<unknown>;
}

export interface SignatureResult extends Verdict {
  readonly key?: string;
  /** Keys that did not serve. */
  readonly tried: readonly Tried[];
  /** The secret that verified, for the check of its strength. */
  readonly secret?: string;
}

/** Verifies the signature of a JWS with each key: those of the same `kid` first. `algorithms` are the ones a server would permit. */
export async function verifySignature(token: Token, keys: readonly KeyInput[], algorithms?: readonly string[]): Promise<SignatureResult> {
  const all = signaturesOf(token);
  const allowed = all.filter((signed) => !refusal(token, signed.algorithm, algorithms));
  if (allowed.length === 0) return { ...refusal(token, all[0]?.algorithm, algorithms), tried: [] } as SignatureResult;
  if (keys.length === 0) return { state: 'unknown', code: 'no-key', reason: 'No key was given.', tried: [] };
  const tried: Tried[] = [];
  for (const signed of allowed) {
    for (const input of ordered(keys, signed.kid)) {
      const usable = await usableKeys(input, signed.algorithm, 'public');
      const found = Array.isArray(usable) ? await firstThatVerifies(signed, usable, tried) : undefined;
      if (!Array.isArray(usable)) tried.push(usable);
      if (found) return { ...success(signed.algorithm, found), tried, ...(input.kind === 'secret' ? { secret: input.secret } : {}) };
    }
  }
  return failure(tried, keys.length);
}

/** A JWS in JSON form has several signatures, each with an algorithm of its own. */
function signaturesOf(token: Token): Signed[] {
  if (token.kind !== 'jws-json') {
    const text = token.text.split('~', 1)[0];
    return [{ ...named(token.header), verify: (key, options) => compactVerify(text, key, options) }];
  }
  const { value } = readJson(token.text);
  const document: JsonObject = isObject(value) ? value : {};
  const listed = own(document, 'signatures');
  const signatures = Array.isArray(listed) ? listed.filter(isObject).slice(0, 20) : [document];
  return signatures.map((one) => {
    const inside = readHeader(textAt(one, 'protected') ?? '', emptyNotes());
    const outside = own(one, 'header');
    const { protected: header, signature } = one;
    const input = {
      ...(header === undefined ? {} : { protected: header }),
      ...(outside === undefined ? {} : { header: outside }),
      signature,
      payload: textAt(document, 'payload'),
    };
    const names = named({ ...(isObject(outside) ? outside : {}), ...inside });
    return { ...names, verify: (key, options) => flattenedVerify(input as unknown as FlattenedJWSInput, key, options) };
  });
}

function named(header: JsonObject | undefined): { algorithm: string; kid?: string } {
  return { algorithm: textAt(header, 'alg') ?? '', kid: textAt(header, 'kid') };
}

function refusal(token: Token, algorithm = '', algorithms: readonly string[] | undefined): Verdict | undefined {
  if (algorithm === '') return { state: 'failed', code: 'no-algorithm', reason: 'The header names no algorithm (alg).' };
  if (isNone(algorithm))
    return { state: 'failed', code: 'unsigned', reason: 'Nothing is signed: alg is none. Anyone can write this token.' };
  if (algorithms && !algorithms.includes(algorithm))
    return {
      state: 'failed',
      code: 'algorithm-not-allowed',
      reason: `The token is signed with ${algorithm.slice(0, 20)}, which is not allowed here.`,
    };
  if (token.problems.some(({ code }) => code === 'signature-absent'))
    return { state: 'failed', code: 'signature-absent', reason: 'The signature is missing: nothing can be verified.' };
  if (token.problems.some(({ code }) => code === 'detached'))
    return { state: 'unknown', code: 'detached', reason: 'The payload is not part of the token, so nothing can be compared.' };
  return undefined;
}

function ordered(keys: readonly KeyInput[], kid: string | undefined): KeyInput[] {
  const named = keys.filter((key) => kid !== undefined && key.kind === 'jwk' && textAt(key.jwk, 'kid') === kid);
  return [...named, ...keys.filter((key) => !named.includes(key))];
}

async function firstThatVerifies(signed: Signed, keys: readonly UsableKey[], tried: Tried[]): Promise<UsableKey | undefined> {
  let last: Tried | undefined;
  for (const { label, key, as } of keys) {
    try {
      await signed.verify(key, { algorithms: [signed.algorithm] });
      return { label, key, as };
    } catch (error) {
      last ??= { key: label, ...whyNot(error) };
    }
  }
  if (last) tried.push(last);
  return undefined;
}

function whyNot(error: unknown): { code: string; reason: string } {
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return { code: 'signature-mismatch', reason: 'Another key made the signature, or the token was changed.' };
  if (error instanceof errors.JOSENotSupported)
    return { code: 'not-supported', reason: 'The token asks for something that is not supported (crit or algorithm).' };
  if (error instanceof errors.JWSInvalid) return { code: 'malformed', reason: 'The token is not well formed, so nobody can verify it.' };
  return { code: 'key-unusable', reason: 'The key does not fit the algorithm: another kind, or too short.' };
}

function success(algorithm: string, { label, as }: UsableKey): Verdict & { key: string } {
  const how = as && as !== 'text' ? `, read as ${as}` : '';
  return { state: 'ok', code: 'verified', reason: `The signature is right: ${algorithm} with ${label}${how}.`, key: `${label}${how}` };
}

function failure(tried: readonly Tried[], keys: number): SignatureResult {
  const best = tried.find(({ code }) => code === 'signature-mismatch') ?? tried[0];
  const reason = keys === 1 ? best.reason : `None of ${keys} keys fits. ${best.reason}`;
  return { state: 'failed', code: best.code, reason, tried };
}
