import { readBase64 } from '../base64';
import { isObject, type Json, own, readJson, textAt } from '../json';
import type { Candidate, Segment, Token } from '../model';
import { textOf } from '../platform';
import { checkBytes, emptyNotes, type Notes, readHeader, readPayload } from './part';

/** Decodes a compact JWS; `nested` decodes what it carries. */
export function decodeJws(candidate: Candidate, nested: (text: string) => Token | undefined): Token {
  const [body, ...rest] = candidate.text.split('~');
  const [headerPart, payloadPart, signature] = body.split('.');
  const notes = emptyNotes();
  const header = readHeader(headerPart, notes);
  const payload = payloadPart === '' ? undefined : own(header, 'b64') === false ? payloadPart : readPayload(payloadPart, notes);
  const unsigned = isNone(textAt(header, 'alg'));
  noteSignature(signature, payloadPart, unsigned, notes);
  const inner = typeof payload === 'string' ? nested(payload) : undefined;
  const disclosures = rest.flatMap((part) => disclosure(part) ?? []);
  return {
    kind: unsigned || !signature ? 'jws-unsigned' : 'jws',
    title: titleOf(unsigned, signature, rest.length > 0),
    text: candidate.text,
    spans: candidate.spans,
    repaired: candidate.repaired,
    ...notes,
    segments: segments(headerPart, payloadPart, signature, rest),
    ...(header ? { header } : {}),
    ...(payload === undefined ? {} : { payload }),
    ...(inner ? { nested: inner } : {}),
    ...(disclosures.length > 0 ? { disclosures } : {}),
  };
}

/** Decodes a JWS in JSON form, flattened or general. */
export function decodeJsonJws(candidate: Candidate): Token {
  const { value } = readJson(candidate.text);
  const document = isObject(value) ? value : {};
  const signatures = own(document, 'signatures');
  const first = Array.isArray(signatures) ? signatures[0] : document;
  const signed = isObject(first) ? first : {};
  const notes = emptyNotes();
  const protectedPart = textAt(signed, 'protected');
  const outside = own(signed, 'header');
  const header = { ...(isObject(outside) ? outside : {}), ...(protectedPart ? readHeader(protectedPart, notes) : {}) };
  const payloadPart = textAt(document, 'payload');
  const payload = payloadPart && own(header, 'b64') !== false ? readPayload(payloadPart, notes) : payloadPart;
  const count = Array.isArray(signatures) ? signatures.length : 1;
  return {
    kind: 'jws-json',
    title: `Signed data in JSON form (JWS), ${count === 1 ? 'one signature' : `${count} signatures`}`,
    text: candidate.text,
    spans: candidate.spans,
    repaired: candidate.repaired,
    ...notes,
    segments: [],
    header,
    ...(payload === undefined ? {} : { payload }),
  };
}

/** `none` in any case: some verifiers once compared exactly and let `None` through. */
export function isNone(algorithm: string | undefined): boolean {
  return algorithm?.toLowerCase() === 'none';
}

function noteSignature(signature: string | undefined, payload: string, unsigned: boolean, notes: Notes): void {
  if (payload === '') notes.problems.push({ code: 'detached', message: 'The payload is not part of the token (detached content).' });
  if (signature) checkBytes(signature, 'signature', notes);
  else if (!unsigned) notes.problems.push({ code: 'signature-absent', message: 'The signature is missing: nothing shows who made this.' });
}

function titleOf(unsigned: boolean, signature: string | undefined, disclosing: boolean): string {
  if (unsigned) return signature ? 'Token that claims to need no signature (alg none)' : 'Unsigned token (alg none)';
  if (!signature) return 'Signed token (JWS) whose signature is missing';
  return disclosing ? 'Signed token with selective disclosure (SD-JWT)' : 'Signed token (JWS)';
}

function segments(header: string, payload: string, signature: string | undefined, rest: readonly string[]): Segment[] {
  return [
    { role: 'header', text: header },
    { role: 'payload', text: payload },
    ...(signature === undefined ? [] : [{ role: 'signature' as const, text: signature }]),
    ...rest.filter((text) => text !== '').map((text) => ({ role: 'disclosure' as const, text })),
  ];
}

// https://www.rfc-editor.org/rfc/rfc9901: base64url of the JSON list [salt, name, value].
function disclosure(part: string): Json | undefined {
  const bytes = part === '' ? undefined : readBase64(part)?.bytes;
  const text = bytes && textOf(bytes);
  const value = text === undefined ? undefined : readJson(text).value;
  return Array.isArray(value) ? value : undefined;
}
