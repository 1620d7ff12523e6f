import { isObject, type JsonObject, own, readJson, textAt } from '../json';
import type { Candidate, Kind, Segment, Token } from '../model';
import { checkBytes, emptyNotes, type Notes, readHeader } from './part';

const roles = ['header', 'encrypted-key', 'iv', 'ciphertext', 'tag'] as const;

/** Decodes the readable part of a compact JWE: its header. */
export function decodeJwe(candidate: Candidate): Token {
  if (candidate.cookie?.missing) return incomplete(candidate, candidate.cookie.name, candidate.cookie.missing[0]);
  const parts = candidate.text.split('.');
  const notes = emptyNotes();
  const header = readHeader(parts[0], notes);
  for (const [index, part] of parts.entries()) if (index > 0 && part !== '') checkBytes(part, roles[index] ?? 'rest', notes);
  noteMissing(parts, candidate, notes);
  noteTag(parts, header, candidate, notes);
  const kind = kindOf(header, candidate.name);
  return {
    kind,
    title: titles[kind] ?? 'Encrypted token (JWE)',
    text: candidate.text,
    spans: candidate.spans,
    repaired: candidate.repaired,
    ...notes,
    segments: parts.map((text, index): Segment => ({ role: roles[index] ?? 'rest', text })),
    ...(header ? { header } : {}),
  };
}

/** Decodes the readable part of a JWE in JSON form. */
export function decodeJsonJwe(candidate: Candidate): Token {
  const { value } = readJson(candidate.text);
  const document = isObject(value) ? value : {};
  const notes = emptyNotes();
  const recipients = own(document, 'recipients');
  const first = Array.isArray(recipients) ? recipients[0] : document;
  const outside = [own(document, 'unprotected'), isObject(first) ? own(first, 'header') : undefined].filter(isObject);
  const protectedPart = textAt(document, 'protected');
  const inside = protectedPart ? readHeader(protectedPart, notes) : undefined;
  // Not Object.assign: a member called __proto__ would become the prototype.
  const header: JsonObject = Object.fromEntries([...outside, inside ?? {}].flatMap((members) => Object.entries(members)));
  const count = Array.isArray(recipients) ? recipients.length : 1;
  return {
    kind: 'jwe-json',
    title: `Encrypted data in JSON form (JWE), ${count === 1 ? 'one recipient' : `${count} recipients`}`,
    text: candidate.text,
    spans: candidate.spans,
    repaired: candidate.repaired,
    ...notes,
    segments: [],
    header,
  };
}

const titles: { readonly [kind in Kind]?: string } = {
  'authjs-4-session': 'Auth.js 4 (next-auth) cookie, encrypted',
  'authjs-5-session': 'Auth.js 5 cookie, encrypted',
  'better-auth-data': 'better-auth cookie with session data, encrypted',
};

// Thumbprints in `kid`: Auth.js takes SHA-512 (86 characters), better-auth SHA-256 (43).
function kindOf(header: JsonObject | undefined, name: string | undefined): Kind {
  const kid = textAt(header, 'kid');
  const names = Object.keys(header ?? {})
    .sort()
    .join();
  if (textAt(header, 'alg') !== 'dir') return 'jwe';
  if (name?.includes('better-auth') || /(?:session|account)_data$/.test(name ?? '')) return 'better-auth-data';
  if (names === 'alg,enc,kid' && textAt(header, 'enc') === 'A256CBC-HS512' && kid?.length === 86) return 'authjs-5-session';
  if (names === 'alg,enc,kid' && textAt(header, 'enc') === 'A256CBC-HS512' && kid?.length === 43) return 'better-auth-data';
  return names === 'alg,enc' && textAt(header, 'enc') === 'A256GCM' ? 'authjs-4-session' : 'jwe';
}

function noteMissing(parts: readonly string[], { cookie }: Candidate, notes: Notes): void {
  if (parts.length === 5) return;
  if (cookie?.chunks)
    notes.problems.push({ code: 'missing-chunk', message: 'The last cookie chunk is missing: nothing can be decrypted.' });
  else notes.problems.push({ code: 'jwe-parts', message: `An encrypted token has five parts; this one has ${parts.length}.` });
}

/** What chunks with a gap between them still tell. */
function incomplete({ text, spans, repaired }: Candidate, name: string, number: number): Token {
  const kind = /authjs\./.test(name) ? 'authjs-5-session' : /next-auth\./.test(name) ? 'authjs-4-session' : 'jwe';
  const message = `Cookie ${name}.${number} is missing: nothing can be decrypted.`;
  const notes = { ...emptyNotes(), problems: [{ code: 'missing-chunk', message }] };
  return { kind, title: titles[kind] ?? 'Encrypted token (JWE)', text, spans, repaired, ...notes, segments: [{ role: 'rest', text }] };
}

// Length of the tag in characters: https://www.rfc-editor.org/rfc/rfc7518#section-5
const tagLengths: { readonly [encryption: string]: number } = { 'A192CBC-HS384': 32, 'A256CBC-HS512': 43 };

function noteTag(parts: readonly string[], header: JsonObject | undefined, { cookie }: Candidate, notes: Notes): void {
  if (parts.length !== 5 || parts[4].length === (tagLengths[textAt(header, 'enc') ?? ''] ?? 22)) return;
  if (cookie?.chunks && !cookie.missing)
    notes.problems.push({ code: 'missing-chunk', message: 'The last cookie chunk is missing: the end is cut off.' });
  else notes.problems.push({ code: 'tag-length', message: 'The end is cut off or changed: the tag has the wrong length.' });
}
