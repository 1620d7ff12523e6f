import { emptyNotes, payloadOf } from '../decode/part';
import { decodeNested } from '../decode-token';
import type { Tried } from '../keys/usable-keys';
import type { Token, Verdict } from '../model';
import { textOf } from '../platform';

export interface Decryption extends Verdict {
  /** The token with its payload readable. */
  readonly token?: Token;
  /** The library and cookie name that fit. */
  readonly scheme?: string;
  readonly key?: string;
  readonly tried: readonly Tried[];
  /** The secret that fitted, for the check of its strength. */
  readonly secret?: string;
}

/** A decryption that did not work out. */
export function failed(code: string, reason: string, tried: readonly Tried[] = []): Decryption {
  return { state: code === 'no-key' ? 'unknown' : 'failed', code, reason, tried };
}

/** The token with what was encrypted in it. */
export function opened(token: Token, plaintext: Uint8Array): Token {
  const notes = emptyNotes();
  const text = textOf(plaintext);
  if (text === undefined)
    return { ...token, problems: [...token.problems, { code: 'payload-not-utf8', message: 'What was encrypted is not text (UTF-8).' }] };
  const payload = payloadOf(text, notes);
  const nested = typeof payload === 'string' ? decodeNested(payload) : undefined;
  return {
    ...token,
    problems: [...token.problems, ...notes.problems],
    duplicates: [...token.duplicates, ...notes.duplicates],
    inexact: [...token.inexact, ...notes.inexact],
    ...(payload === undefined ? {} : { payload }),
    ...(nested ? { nested } : {}),
  };
}
