import { base64urlOf } from '../base64';
import { isNone } from '../decode/jws';
import { textAt } from '../json';
import { type KeyInput, readKeys, secretInput } from '../keys/key-input';
import { isSymmetric } from '../keys/usable-keys';
import type { Token } from '../model';
import { utf8 } from '../platform';
import { verifySignature } from '../verify/signature';
import { type Condition, choices, failed, hidden, met, open, quoted, withValues } from './condition';
import type { KeySource, Known, Verifier } from './verifier';

interface Keys {
  readonly found: readonly { readonly name: string; readonly text: string; readonly instead?: string }[];
  /** Why further keys are not at hand. */
  readonly lacking: readonly string[];
}

/** Whether the call takes the algorithm that the header names. */
export function algorithmCondition({ header }: Token, verifier: Verifier, known: Known): Condition {
  const algorithm = textAt(header, 'alg');
  if (algorithm === undefined) return failed('no-algorithm', 'the header names no algorithm');
  if (isNone(algorithm)) return unsignedCondition(verifier, known);
  return withValues('algorithms', verifier.algorithms, known, (allowed) => {
    if (allowed.includes(algorithm)) return met;
    return failed('algorithm-not-allowed', `signed with ${quoted(algorithm)}, ${allowedInWords(allowed)}`);
  });
}

/** Whether one of the keys of the call made the signature; the reason names the key. */
export async function signatureCondition(token: Token, verifier: Verifier, known: Known): Promise<Condition> {
  const algorithm = textAt(token.header, 'alg') ?? '';
  if (isNone(algorithm)) return met;
  const { found, lacking } = keysOf(verifier.key, known);
  if (token.segments.every(({ role, text }) => role !== 'signature' || text === ''))
    return failed('signature-absent', 'the signature is missing');
  for (const key of found) {
    const inputs = inputsOf(key.text, key.name, algorithm, verifier);
    const { state } = await verifySignature(token, inputs);
    if (inputs.length === 0 || state !== 'ok') continue;
    if (key.instead !== undefined) return open('fallback-key', `it passes only where ${key.instead} is not set`);
    return { ...met, reason: `${algorithm} with ${key.name}` };
  }
  if (lacking.length > 0) return open('key-unknown', lacking[0]);
  if (found.length === 0) return failed('no-key', 'the call is given no key');
  return failed('signature-mismatch', `${choices(found.map(({ name }) => name))} did not sign it, or it was changed`);
}

/** An unsigned token passes only where the library takes `none` and the key is empty. jose has a function of its own for that. */
function unsignedCondition({ library, algorithms, acceptsUnsigned, key }: Verifier, known: Known): Condition {
  const refused = failed('unsigned', 'it is not signed (alg none)');
  if (library === 'jose') return acceptsUnsigned ? met : refused;
  const named = algorithms.state === 'known' && algorithms.values.includes('none');
  if (algorithms.state === 'unknown') return hidden('algorithms');
  if (!named && !(acceptsUnsigned && algorithms.state === 'none')) return refused;
  const { found, lacking } = keysOf(key, known);
  if (found.length > 0) return refused;
  if (lacking.length === 0) return met;
  const name = key.find((source) => source.kind === 'variable')?.name ?? 'the key';
  return open('key-unknown', `it is not signed, and passes where ${name} is empty`);
}

function keysOf(sources: readonly KeySource[], known: Known): Keys {
  const all = sources.map((source) => keyOf(source, known));
  return { found: all.flatMap(({ found }) => found), lacking: all.flatMap(({ lacking }) => lacking) };
}

function keyOf(source: KeySource, known: Known): Keys {
  if (source.kind === 'none') return { found: [], lacking: [] };
  if (source.kind === 'key-set') return { found: [], lacking: ['the keys come from a key server, which is not asked here'] };
  if (source.kind === 'unknown')
    return { found: [], lacking: [`the key ${source.name ?? ''} is only known when it runs`.replace('  ', ' ')] };
  if (source.kind === 'written') return one(known.written(source.place), `the secret of line ${source.place.line}`);
  const own = known.variable(source.name);
  if (own !== undefined && own !== '') return one(own, source.name);
  const others = keysOf(source.otherwise, known);
  if (own === '') return others;
  const instead = others.found.map((key) => ({ ...key, instead: source.name }));
  return { found: instead, lacking: [`the secret ${source.name} is not known`] };
}

function one(text: string | undefined, name: string): Keys {
  return text === undefined
    ? { found: [], lacking: [`${name} was not read`] }
    : { found: text === '' ? [] : [{ name, text }], lacking: [] };
}

/** The keys that a library makes of a text; none where it refuses that kind of key for the algorithm. */
function inputsOf(text: string, name: string, algorithm: string, { library, confusable, algorithms }: Verifier): KeyInput[] {
  const isPem = text.includes('-----BEGIN ');
  if (!isSymmetric(algorithm)) return isPem || text.trimStart().startsWith('{') ? keysIn(text, name) : [];
  // Before version 9, jsonwebtoken took a public key as the secret where both kinds of algorithms were allowed.
  if (isPem && !(confusable && algorithms.state === 'known')) return [];
  // Code that uses jose makes bytes of the text itself: as UTF-8, base64 or hex.
  if (library === 'jose') return [secretInput(text, name)];
  return [{ kind: 'jwk', label: name, jwk: { kty: 'oct', k: base64urlOf(utf8(text)) } }];
}

function keysIn(text: string, name: string): KeyInput[] {
  try {
    return readKeys(text, name);
  } catch {
    return [];
  }
}

function allowedInWords(allowed: readonly unknown[]): string {
  return allowed.length === 0 ? 'no algorithm is allowed' : `only ${choices(allowed)} is allowed`;
}
