import type { CheckResult } from './checks/check';
import type { TimeState } from './claims/state';
import { decodeToken } from './decode-token';
import { inspectToken } from './inspect-token';
import { type Json, own, textAt } from './json';
import type { Candidate } from './model';

/** What there is to say of a token in a few lines. Texts of the token itself are cut, and not escaped. */
export interface Glance {
  readonly title: string;
  readonly algorithm?: string;
  readonly purpose?: string;
  readonly time: TimeState;
  /** When it was made, begins and ends. */
  readonly moments: readonly { readonly name: string; readonly utc: string; readonly relative: string }[];
  readonly claims: readonly { readonly name: string; readonly value: string }[];
  /** How many claims are left out. */
  readonly more: number;
  /** The gravest first. */
  readonly checks: readonly CheckResult[];
  /** Nothing of it can be read without a key. */
  readonly encrypted: boolean;
}

const telling = ['iss', 'sub', 'aud', 'azp', 'client_id', 'scope', 'scp', 'email', 'name', 'role', 'roles'];
const mostClaims = 5;
const mostChecks = 3;
const longest = 80;

/** Decodes what was found and picks what a person wants to know first; `now` in seconds since 1970. */
export function glanceAt(candidate: Candidate, now: number): Glance {
  const { token, claims, time, purpose, checks } = inspectToken(decodeToken(candidate), { now });
  const algorithm = textAt(token.header, 'alg');
  const known = telling.flatMap((name) => claims.find((claim) => claim.name === name) ?? []).slice(0, mostClaims);
  const moments = ['iat', 'nbf', 'exp'].flatMap((wanted) => {
    const { name, time } = claims.find((claim) => claim.name === wanted) ?? {};
    return name && time ? [{ name, utc: time.utc.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'), relative: time.relative }] : [];
  });
  return {
    title: token.title,
    ...(algorithm === undefined ? {} : { algorithm: cut(algorithm) }),
    ...(purpose ? { purpose: purpose.title } : {}),
    time,
    moments,
    claims: known.map(({ name, value }) => ({ name, value: cut(inWords(value)) })),
    more: claims.length - known.length - moments.length,
    checks: checks.filter(({ severity }) => severity !== 'info').slice(0, mostChecks),
    encrypted: token.payload === undefined && own(token.header, 'enc') !== undefined,
  };
}

/** `expired 3 days ago`, `expires in 2 hours`: the state of a token behind a colon; what it is where it has no claims. */
export function stateInWords({ title, time: { state, reason }, moments, claims, more, encrypted }: Glance): string {
  if (encrypted) return 'encrypted';
  if (moments.length + claims.length + more === 0) return title;
  if (state === 'unknown') return reason.startsWith('There is no exp') ? 'no expiry' : 'expiry unknown';
  return (reason[0].toLowerCase() + reason.slice(1)).replace(/\.$/, '');
}

function inWords(value: Json): string {
  if (typeof value === 'string') return value;
  const list = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  return list ? value.slice(0, 20).join(', ') : JSON.stringify(value);
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
