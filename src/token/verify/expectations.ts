import { timeState } from '../claims/state';
import { isObject, type Json, own, textAt } from '../json';
import type { Token, Verdict } from '../model';

/** What a server wants of a token beside the signature. */
export interface Expectations {
  readonly issuer?: string;
  readonly audience?: string;
  /** The `typ` of the header, as `at+jwt`. */
  readonly type?: string;
  /** Seconds since 1970. */
  readonly now: number;
  /** Seconds by which clocks may differ. */
  readonly tolerance?: number;
}

/** Whether the token is good at `now`. */
export function verdictOnTime(payload: Json | undefined, { now, tolerance = 0 }: Expectations): Verdict {
  const { state, reason } = timeState(payload, now, tolerance);
  const failed = state === 'expired' || state === 'not yet valid';
  return { state: failed ? 'failed' : state === 'valid' ? 'ok' : 'unknown', code: state.replaceAll(' ', '-'), reason };
}

/** Whether the issuer is the expected one. */
export function verdictOnIssuer(payload: Json | undefined, { issuer }: Expectations): Verdict {
  if (issuer === undefined) return unasked('issuer');
  if (!isObject(payload)) return noClaims;
  const actual = own(payload, 'iss');
  if (actual === undefined)
    return { state: 'failed', code: 'issuer-absent', reason: 'An issuer is expected, but the token has none (iss).' };
  if (actual !== issuer)
    return { state: 'failed', code: 'issuer-mismatch', reason: slashed(actual, issuer) ?? 'The issuer is another one.' };
  return { state: 'ok', code: 'issuer-match', reason: 'The issuer is the expected one.' };
}

/** Whether the token is meant for the expected audience. */
export function verdictOnAudience(payload: Json | undefined, { audience }: Expectations): Verdict {
  if (audience === undefined) return unasked('audience');
  if (!isObject(payload)) return noClaims;
  const actual = own(payload, 'aud');
  if (actual === undefined)
    return { state: 'failed', code: 'audience-absent', reason: 'An audience is expected, but the token has none (aud).' };
  const all = Array.isArray(actual) ? actual : [actual];
  if (!all.includes(audience)) return { state: 'failed', code: 'audience-mismatch', reason: 'The token is meant for someone else (aud).' };
  return { state: 'ok', code: 'audience-match', reason: 'The token is meant for the expected audience.' };
}

/** Whether the token is of the expected type. */
export function verdictOnType({ header }: Token, { type }: Expectations): Verdict {
  if (type === undefined) return unasked('type');
  const plain = (text: string) => text.toLowerCase().replace(/^application\//, '');
  if (plain(textAt(header, 'typ') ?? '') === plain(type))
    return { state: 'ok', code: 'type-match', reason: 'The type (typ) is the expected one.' };
  return { state: 'failed', code: 'type-mismatch', reason: 'The type (typ) of the token is another one.' };
}

const noClaims: Verdict = { state: 'unknown', code: 'no-claims', reason: 'There are no claims to judge.' };

function unasked(what: string): Verdict {
  return { state: 'unknown', code: 'not-asked', reason: `No ${what} was asked for.` };
}

function slashed(actual: Json, expected: string): string | undefined {
  if (typeof actual !== 'string' || actual.replace(/\/$/, '') !== expected.replace(/\/$/, '')) return undefined;
  return 'The issuer differs by a slash at the end.';
}
