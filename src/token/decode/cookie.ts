import { isObject, numberAt, own, textAt } from '../json';
import type { Candidate, Kind, Token } from '../model';
import { emptyNotes, readPayload } from './part';

/** Decodes a value with a signature behind its last dot: express-session, better-auth. */
export function decodeSigned(candidate: Candidate): Token {
  const express = candidate.text.startsWith('s:');
  const dot = candidate.text.lastIndexOf('.');
  const id = candidate.text.slice(express ? 2 : 0, dot);
  return {
    ...shell(
      candidate,
      express ? 'express-session' : 'better-auth-session',
      express ? 'Signed session id (express-session)' : 'Signed session token (better-auth)',
    ),
    segments: [
      { role: 'id', text: id },
      { role: 'signature', text: candidate.text.slice(dot + 1) },
    ],
    cookie: { ...named(candidate), id, signature: candidate.text.slice(dot + 1) },
  };
}

/** Describes a sealed cookie of iron-session: `Fe26.2*password id*salt*iv*ciphertext*expiry*salt*HMAC`. */
export function decodeSeal(candidate: Candidate): Token {
  const [, id, , iv, ciphertext, expiry, , hmac] = candidate.text.replace(/~\d*$/, '').split('*');
  const expires = /^\d{1,15}$/.test(expiry ?? '') ? Number(expiry) : undefined;
  const token = shell(candidate, 'iron-session', 'Sealed session cookie (iron-session), encrypted');
  const complete = hmac !== undefined && hmac !== '';
  return {
    ...token,
    problems: complete ? [] : [{ code: 'seal-parts', message: 'The seal is cut: a sealed cookie has eight parts.' }],
    segments: [
      { role: 'header', text: `Fe26.2*${id}` },
      { role: 'iv', text: iv ?? '' },
      { role: 'ciphertext', text: ciphertext ?? '' },
      { role: 'signature', text: hmac ?? '' },
    ],
    cookie: { ...named(candidate), ...(expires === undefined ? {} : { expires }) },
  };
}

/** Says that the cookie holds nothing but the key of a record. */
export function decodeOpaque(candidate: Candidate): Token {
  const title = 'Auth.js database session: nothing to decode, the record lives in the database';
  return {
    ...shell(candidate, 'authjs-database-session', title),
    segments: [{ role: 'id', text: candidate.text }],
    cookie: { ...named(candidate), id: candidate.text },
  };
}

/** Decodes base64 of a JSON object: cookie-session, the cookie cache of better-auth, or a part of a token. */
export function decodeData(candidate: Candidate): Token {
  const notes = emptyNotes();
  const whole = readPayload(candidate.text, notes);
  const [kind, title] = dataKind(
    candidate,
    isObject(whole) && own(whole, 'session') !== undefined && textAt(whole, 'signature') !== undefined,
  );
  const cache = kind === 'better-auth-data' && isObject(whole) ? whole : undefined;
  const signature = textAt(cache, 'signature') ?? candidate.cookie?.signature;
  const expires = numberAt(cache, 'expiresAt');
  return {
    ...shell(candidate, kind, title),
    ...notes,
    segments: [{ role: 'payload', text: candidate.text }],
    ...(whole === undefined ? {} : { payload: whole }),
    ...(candidate.cookie || cache
      ? {
          cookie: { ...named(candidate), ...(signature === undefined ? {} : { signature }), ...(expires === undefined ? {} : { expires }) },
        }
      : {}),
  };
}

function dataKind({ cookie, name }: Candidate, cached: boolean): [Kind, string] {
  if (cached && (!name || /(?:session|account)_data$/.test(name)))
    return ['better-auth-data', 'Session data (better-auth cookie cache), signed and readable'];
  if (cookie?.signature !== undefined) return ['cookie-session', 'Session data (cookie-session), signed and readable'];
  return cookie
    ? ['cookie-session', 'Session data (cookie-session); its signature is in the cookie NAME.sig']
    : ['json-data', 'JSON in base64, without a signature: one part of a token, or a session cookie'];
}

function shell({ text, spans, repaired }: Candidate, kind: Kind, title: string): Token {
  return { kind, title, text, spans, repaired, problems: [], segments: [], duplicates: [], inexact: [], loose: [] };
}

function named({ cookie, name }: Candidate): { readonly name: string } {
  return { ...cookie, name: cookie?.name ?? name ?? '' };
}
