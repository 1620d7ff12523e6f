import type { JwtDefaultsFact, JwtSignFact } from './jwt-facts';
import { inProduction, type Value } from './value';

const day = 86_400;
const year = 365 * day;
/** https://github.com/vercel/ms and the texts of jose: seconds for one of each. */
const units: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: day, w: 7 * day, y: 31_557_600 };

/** How long a token lives, in seconds; undefined where that is not known or written in a wrong unit. */
export function lifetimeOf(fact: JwtSignFact | JwtDefaultsFact): number | undefined {
  const { expiresIn, numberUnit, digitsAreMilliseconds } = fact;
  if (fact.kind === 'jwt-sign' && fact.payloadLifetime) {
    const { after, unit } = fact.payloadLifetime;
    return unit === 'seconds' ? after : undefined;
  }
  const value = inEffect(expiresIn.value);
  if (value.kind !== 'literal') return undefined;
  if (typeof value.value === 'string') return ofText(value.value.trim(), digitsAreMilliseconds);
  if (typeof value.value !== 'number' || numberUnit === 'epoch-seconds') return undefined;
  if (numberUnit === 'milliseconds') return value.value / 1000;
  return isRoundInMilliseconds(value.value, 600_000) ? undefined : value.value;
}

/** The value in production; for a variable of the environment, what stands in for it. */
export function inEffect(value: Value): Value {
  const own = inProduction(value);
  return own.kind === 'env' && own.fallback ? inEffect(own.fallback) : own;
}

/** Whether a count is a round time as milliseconds, and none as seconds: 3600000, but not 604800 or 31536000. */
export function isRoundInMilliseconds(count: number, least: number): boolean {
  const roundInSeconds = (count % day === 0 && count <= 366 * day) || (count % year === 0 && count < 100 * year);
  return count >= least && count % 60_000 === 0 && !roundInSeconds;
}

function ofText(text: string, digitsAreMilliseconds: boolean): number | undefined {
  const match = /^(-?\d*\.?\d+) *([a-z]*)/i.exec(text);
  if (!match) return undefined;
  const [, count, unit] = match;
  if (unit === '') return digitsAreMilliseconds ? Number(count) / 1000 : undefined;
  const letter = /^(ms|milli|msec)/i.test(unit) ? 'ms' : unit[0].toLowerCase();
  const seconds = units[letter];
  return seconds === undefined ? undefined : Number(count) * seconds;
}
