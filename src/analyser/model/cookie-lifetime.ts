import type { CookieFact } from './cookie-facts';
import type { SessionFact } from './session-facts';
import { inProduction, type Setting, type Value } from './value';

const minute = 60;
const hour = 3600;
const day = 24 * hour;
const year = 365 * day;

/** What `maxAge: 1` stands for, in seconds. */
const secondsIn = { milliseconds: 0.001, seconds: 1, days: day } as const;

export interface Lifetime {
  readonly seconds: number;
  /** The setting that decides it, and the number as it is written. */
  readonly setting: Setting;
  readonly written: number;
  readonly unit: keyof typeof secondsIn;
}

/** How long the browser keeps a cookie; undefined where it ends with the browser or is not known. `maxAge` wins over `expires`. */
export function lifetimeOf({ maxAge, expires, expiresAfter, maxAgeUnit }: CookieFact): Lifetime | undefined {
  if (maxAgeUnit !== 'days') {
    const age = numberIn(maxAge.value);
    if (age !== undefined) return lifetime(maxAge, age, maxAgeUnit);
    if (!isUnset(maxAge)) return undefined;
  }
  const days = maxAgeUnit === 'days' ? numberIn(expires.value) : undefined;
  if (days !== undefined) return lifetime(expires, days, 'days');
  const after = expiresAfter && numberIn(expiresAfter);
  if (after !== undefined) return lifetime(expires, after, 'milliseconds');
  // A date that is written out and lies beyond what any browser keeps: no clock is needed to tell.
  const date = inProduction(expires.value);
  const far = date.kind === 'literal' && /\b(20[4-9]\d|2[1-9]\d\d|[3-9]\d{3})\b/.test(String(date.value));
  return far ? lifetime(expires, 20 * year + 1, 'seconds') : undefined;
}

/** How long a session lives by an option of its own, such as `ttl`; undefined where its cookie's lifetime is all there is. */
export function sessionLifetimeOf({ lifetime: own, lifetimeUnit, cookie }: SessionFact): Lifetime | undefined {
  const age = own.origin === 'default' || own.span.start === cookie.maxAge.span.start ? undefined : numberIn(own.value);
  return age === undefined ? undefined : lifetime(own, age, lifetimeUnit);
}

/**
 * Whether a lifetime is round in another unit and odd in its own: 86400 where milliseconds count (86 seconds), or 604800000 where
 * seconds do (19 years). Gives the seconds that were meant.
 */
export function meantSeconds({ written, unit }: Lifetime): number | undefined {
  if (unit === 'milliseconds') return isRoundSeconds(written) && written % 30_000 !== 0 ? written : undefined;
  if (unit === 'days') return written >= hour && isRoundSeconds(written) ? written : undefined;
  // Ten years are meant where they are no round time in milliseconds.
  const odd = written % day !== 0 || (written > 2 * year && isRoundSeconds(written / 1000));
  return written >= 300_000 && written % 60_000 === 0 && odd ? written / 1000 : undefined;
}

/** Whole days, whole hours, or whole minutes up to an hour. */
function isRoundSeconds(count: number): boolean {
  if (count < minute) return false;
  return count % hour === 0 || (count <= hour && count % minute === 0);
}

/** As a person would say it: `7 days`, `1 hour`, `86 seconds`. */
export function inWords(seconds: number): string {
  const units = [
    ['year', year],
    ['day', day],
    ['hour', hour],
    ['minute', minute],
  ] as const;
  for (const [name, length] of units) {
    if (seconds < (name === 'year' ? 2 * year : length)) continue;
    const count = Math.round(seconds / length);
    return `${count} ${name}${count === 1 ? '' : 's'}`;
  }
  const rest = Math.round(seconds * 10) / 10;
  return `${rest} ${rest === 1 ? 'second' : 'seconds'}`;
}

/** As a person would write it: `7 * 24 * 60 * 60 * 1000`. */
export function inCode(seconds: number, unit: Lifetime['unit']): string {
  if (unit === 'days') return String(Math.max(1, Math.round(seconds / day)));
  const tail = unit === 'milliseconds' ? ' * 1000' : '';
  if (seconds % day === 0 && seconds > day) return `${seconds / day} * 24 * 60 * 60${tail}`;
  if (seconds % hour === 0) return `${seconds / hour} * 60 * 60${tail}`;
  return seconds % minute === 0 ? `${seconds / minute} * 60${tail}` : `${seconds}${tail}`;
}

const isUnset = ({ value }: Setting): boolean => value.kind === 'absent' || (value.kind === 'literal' && (value.value ?? null) === null);

const lifetime = (setting: Setting, written: number, unit: Lifetime['unit']): Lifetime | undefined =>
  written > 0 ? { seconds: written * secondsIn[unit], setting, written, unit } : undefined;

function numberIn(value: Value): number | undefined {
  const own = inProduction(value);
  if (own.kind === 'env' && own.fallback) return numberIn(own.fallback);
  if (own.kind !== 'literal') return undefined;
  if (typeof own.value === 'number') return own.value;
  return typeof own.value === 'string' && /^\d+$/.test(own.value) ? Number(own.value) : undefined;
}
