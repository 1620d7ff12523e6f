import { isObject, type Json, own } from './json';
import type { Decoded } from './judge-token';
import type { Cookie, Token } from './model';

/** What is printed of one token as JSON. Keys never; with `redact`, names and types of claims in place of values. */
export function decodedData({ inspection, verification }: Decoded, redact: boolean) {
  const { token, claims, checks, purpose, time, needs } = inspection;
  const shown = (value: Json | undefined) => (value === undefined ? null : redact ? redacted(value) : value);
  return {
    kind: token.kind,
    title: token.title,
    name: token.name ?? null,
    repaired: token.repaired,
    problems: token.problems,
    header: token.header ?? null,
    payload: shown(token.payload),
    claims: claims.map((claim) => ({ ...claim, value: shown(claim.value), ...(redact ? { time: undefined } : {}) })),
    time,
    purpose: purpose ?? null,
    needs: needs ?? null,
    checks,
    verification,
    cookie: cookieData(token, redact),
    ...(token.keys ? { keys: token.keys } : {}),
    ...(token.disclosures ? { disclosures: token.disclosures.map(shown) } : {}),
    ...(token.nested ? { nested: nestedData(token.nested, redact) } : {}),
  };
}

/** A value with its shape and names kept, and every text, number and truth value replaced by its type. */
export function redacted(value: Json): Json {
  if (Array.isArray(value)) return value.map(redacted);
  if (!isObject(value)) return value === null ? null : `<${typeof value}>`;
  return Object.fromEntries(Object.keys(value).map((name) => [name, redacted(own(value, name) ?? null)]));
}

function nestedData(token: Token, redact: boolean): object {
  const { kind, header, payload, nested } = token;
  const shown = payload === undefined ? null : redact ? redacted(payload) : payload;
  return { kind, header: header ?? null, payload: shown, ...(nested ? { nested: nestedData(nested, redact) } : {}) };
}

function cookieData({ cookie }: Token, redact: boolean): Cookie | null {
  if (!cookie) return null;
  const { id, signature, ...rest } = cookie;
  if (!redact) return cookie;
  return { ...rest, ...(id === undefined ? {} : { id: '<string>' }), ...(signature === undefined ? {} : { signature: '<string>' }) };
}
