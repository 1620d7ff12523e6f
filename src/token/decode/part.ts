import { readBase64 } from '../base64';
import { isObject, type Json, type JsonObject, type JsonReading, readJson } from '../json';
import type { Problem, Token } from '../model';
import { textOf } from '../platform';

/** What is gathered while the parts of a token are read. */
export interface Notes {
  readonly problems: Problem[];
  readonly duplicates: Token['duplicates'][number][];
  readonly inexact: string[];
  readonly loose: string[];
}

/** Notes to be filled. */
export function emptyNotes(): Notes {
  return { problems: [], duplicates: [], inexact: [], loose: [] };
}

/** The header of a token; notes say why it cannot be read. */
export function readHeader(part: string, notes: Notes): JsonObject | undefined {
  const text = readText(part, 'header', notes);
  const value = text === undefined ? undefined : readValue(text, 'header', notes);
  if (value === undefined || isObject(value)) return value;
  notes.problems.push({ code: 'header-not-object', message: 'The header is JSON, but not an object.' });
  return undefined;
}

/** The payload of a token: JSON where it is JSON, else its text. */
export function readPayload(part: string, notes: Notes): Json | undefined {
  const text = readText(part, 'payload', notes);
  return text === undefined ? undefined : payloadOf(text, notes);
}

/** A payload that is decrypted already. */
export function payloadOf(text: string, notes: Notes): Json | undefined {
  if (!/^\s*[[{"]/.test(text)) return text;
  const before = notes.problems.length;
  const value = readValue(text, 'payload', notes);
  if (value !== undefined || notes.problems.slice(before).some(({ code }) => code === 'payload-deep')) return value;
  return text;
}

/** The text of a base64url part. */
export function readText(part: string, name: 'header' | 'payload', notes: Notes): string | undefined {
  const reading = readBase64(part);
  if (!reading) {
    notes.problems.push({ code: `${name}-not-base64url`, message: `The ${name} is not base64url: it was cut or changed.` });
    return undefined;
  }
  if (reading.loose) notes.loose.push(name);
  const text = textOf(reading.bytes);
  if (text === undefined) notes.problems.push({ code: `${name}-not-utf8`, message: `The ${name} holds bytes that are not text (UTF-8).` });
  return text;
}

/** Notes parts that nobody reads as text, yet an encoder would have written otherwise. */
export function checkBytes(part: string, name: string, notes: Notes): void {
  const reading = readBase64(part);
  if (!reading) notes.problems.push({ code: `${name}-not-base64url`, message: `The ${name} is not base64url: it was cut or changed.` });
  else if (reading.loose) notes.loose.push(name);
}

function readValue(text: string, part: 'header' | 'payload', notes: Notes): Json | undefined {
  const reading = readJson(text);
  notes.duplicates.push(...reading.duplicates.map((name) => ({ part, name })));
  notes.inexact.push(...reading.inexact);
  const message = problemIn(reading, part);
  if (message) notes.problems.push({ code: `${part}-${reading.problem === 'deep' ? 'deep' : 'not-json'}`, message });
  return reading.value;
}

function problemIn({ problem }: JsonReading, part: string): string | undefined {
  if (problem === 'deep') return `The ${part} is nested deeper than 64 levels; it is not shown.`;
  return problem && `The ${part} is not JSON.`;
}
