import { durationInWords, relativeTime } from '../claims/time';
import { type Json, type JsonObject, own } from '../json';
import { type Condition, choices, failed, hidden, met, quoted, withValues } from './condition';
import type { Known, Verifier, Wish } from './verifier';

/** A token's claims before one call. */
export interface Claimed {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly verifier: Verifier;
  readonly known: Known;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Whether the token is in time, with the tolerance of the call. */
export function timeCondition({ payload, verifier, known, now }: Claimed): Condition {
  const strict = outOfTime(payload, verifier, known, now, 0);
  if (strict.state !== 'failed') return strict;
  return withValues('clockTolerance', orZero(verifier.clockTolerance), known, ([seconds]) =>
    Number.isFinite(Number(seconds)) ? outOfTime(payload, verifier, known, now, Number(seconds)) : hidden('clockTolerance'),
  );
}

/** Whether the issuer is one of those that the call wants. */
export function issuerCondition({ payload, verifier, known }: Claimed): Condition {
  return withValues('issuer', verifier.issuer, known, (wanted) => {
    if (asksNothing(wanted)) return verifier.library === 'jose' ? hidden('issuer') : met;
    const issuer = own(payload, 'iss');
    if (wanted.includes(issuer as string)) return met;
    return failed('issuer-mismatch', `issuer is ${issuer === undefined ? 'missing' : quoted(issuer)}, ${choices(wanted)} is expected`);
  });
}

/** Whether the token is meant for one of the audiences that the call wants. */
export function audienceCondition({ payload, verifier, known }: Claimed): Condition {
  return withValues('audience', verifier.audience, known, (wanted) => {
    if (asksNothing(wanted)) return verifier.library === 'jose' ? hidden('audience') : met;
    const audience = own(payload, 'aud');
    const all = Array.isArray(audience) ? audience : [audience];
    if (all.some((one) => wanted.includes(one as string))) return met;
    return failed('audience-mismatch', `audience is ${audience === undefined ? 'missing' : choices(all)}, ${choices(wanted)} is expected`);
  });
}

/** The further options of the call. */
export function otherConditions(claimed: Claimed): Condition[] {
  return claimed.verifier.others.map(({ name, wish }) => otherCondition(name, wish, claimed));
}

const claimOf: { readonly [option: string]: string } = {
  subject: 'sub',
  sub: 'sub',
  allowedSub: 'sub',
  jwtid: 'jti',
  jti: 'jti',
  allowedJti: 'jti',
  nonce: 'nonce',
  allowedNonce: 'nonce',
  aud: 'aud',
};

function otherCondition(option: string, wish: Wish, { header, payload, verifier, known, now }: Claimed): Condition {
  const name = option.split('.').at(-1) as string;
  return withValues(option, wish, known, (values) => {
    if (Object.hasOwn(claimOf, name)) return claimCondition(claimOf[name], own(payload, claimOf[name]), values);
    if (name === 'typ') return claimCondition('typ', plainType(own(header, 'typ')), values.map(plainType));
    if (name === 'requiredClaims') return presence(payload, values);
    if (name === 'maxAge' || name === 'maxTokenAge') return age(own(payload, 'iat'), secondsOf(values[0], verifier.library), option, now);
    return hidden(option);
  });
}

function claimCondition(
  name: string,
  actual: Json | undefined,
  wanted: readonly (string | number | boolean | Json | undefined)[],
): Condition {
  if (wanted.includes(actual as string) || asksNothing(wanted)) return met;
  return failed(`${name}-mismatch`, `${name} is ${actual === undefined ? 'missing' : quoted(actual)}, ${choices(wanted)} is expected`);
}

// https://www.rfc-editor.org/rfc/rfc7515#section-4.1.9: `application/` may be left out.
function plainType(type: Json | undefined): Json | undefined {
  return typeof type === 'string' ? type.toLowerCase().replace(/^application\//, '') : type;
}

function presence(payload: JsonObject, names: readonly (string | number | boolean)[]): Condition {
  const missing = names.filter((name) => own(payload, String(name)) === undefined);
  return missing.length === 0 ? met : failed('claim-missing', `${missing.slice(0, 3).map(quoted).join(', ')} is missing and required`);
}

function age(issued: Json | undefined, most: number | undefined, option: string, now: number): Condition {
  if (most === undefined) return hidden(option);
  if (typeof issued !== 'number') return failed('issued-missing', `iat is missing, which ${option} needs`);
  if (now - issued < most) return met;
  return failed('too-old', `issued ${relativeTime(issued - now)}, at most ${durationInWords(most)} are allowed`);
}

const units: { readonly [unit: string]: number } = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_557_600 };

/** Seconds of a duration; fast-jwt counts milliseconds, and so does a text of digits only elsewhere (the package ms). */
function secondsOf(value: string | number | boolean, library: string): number | undefined {
  if (typeof value === 'number') return library === 'fast-jwt' ? value / 1000 : value;
  const parts = typeof value === 'string' ? /^(\d{1,9}) ?([a-z]*)$/i.exec(value.trim()) : null;
  if (!parts || library === 'fast-jwt') return undefined;
  if (parts[2] === '') return library === 'jose' ? undefined : Number(parts[1]) / 1000;
  const unit = /^(?:s|m|h|d|w|y|sec|min|hr|hours?|days?|weeks?|years?|minutes?|seconds?)$/i.test(parts[2]) ? parts[2][0].toLowerCase() : '';
  return unit === '' ? undefined : Number(parts[1]) * units[unit];
}

function outOfTime(payload: JsonObject, { library, ignoreExpiration }: Verifier, known: Known, now: number, tolerance: number): Condition {
  const [expires, begins] = [own(payload, 'exp'), own(payload, 'nbf')];
  if (begins !== undefined && typeof begins !== 'number') return oddTime('nbf', library);
  if (typeof begins === 'number' && begins > now + tolerance) return failed('not-yet-valid', `valid only ${relativeTime(begins - now)}`);
  if (expires === undefined) return met;
  const late = typeof expires !== 'number' ? oddTime('exp', library) : expires <= now - tolerance ? expired(expires, now) : met;
  if (late === met || ignoreExpiration.state === 'none') return late;
  return withValues('ignoreExpiration', ignoreExpiration, known, ([ignored]) => (ignored === true ? met : late));
}

function expired(expires: number, now: number): Condition {
  return failed('expired', `expired ${relativeTime(expires - now)}`);
}

// jwt-simple and njwt compare whatever stands there.
function oddTime(name: string, library: string): Condition {
  return /^(?:jwt-simple|njwt|hono)/.test(library) ? hidden(name) : failed('time-unreadable', `${name} is not a number`);
}

function orZero(wish: Wish): Wish {
  return wish.state === 'none' ? { state: 'known', values: [0] } : wish;
}

// An empty text is no wish: `issuer: ''` leaves the check out.
function asksNothing(wanted: readonly unknown[]): boolean {
  return wanted.length === 1 && wanted[0] === '';
}
