import { literal, type Value } from '../model/value';

/** https://github.com/vercel/ms: milliseconds for one of each, by the beginning of the unit. */
const units: readonly (readonly [RegExp, number])[] = [
  [/^(ms|msecs?|milliseconds?)?$/, 1],
  [/^s(ecs?|econds?)?$/, 1000],
  [/^m(ins?|inutes?)?$/, 60_000],
  [/^h(rs?|ours?)?$/, 3_600_000],
  [/^d(ays?)?$/, 86_400_000],
  [/^w(eeks?)?$/, 604_800_000],
  [/^y(rs?|ears?)?$/, 31_557_600_000],
];

/** https://date-fns.org/docs/hoursToMilliseconds and its like: what one of the first is in the second. */
const conversions: Readonly<Record<string, number>> = {
  secondsToMilliseconds: 1000,
  minutesToMilliseconds: 60_000,
  minutesToSeconds: 60,
  hoursToMilliseconds: 3_600_000,
  hoursToSeconds: 3600,
  hoursToMinutes: 60,
};

/** What `ms('7d')` and `hoursToSeconds(2)` give, by the name of the called function as `module:path`; undefined where it is neither. */
export function durationOf(name: string, given: Value): Value | undefined {
  if (given.kind !== 'literal') return undefined;
  if (/^ms:(default|ms)?$/.test(name) && typeof given.value === 'string') return ofText(given.value);
  const [, conversion] = /^date-fns(?:\/\w+)?:(?:default|(\w+))$/.exec(name) ?? [];
  const factor = conversion === undefined ? undefined : conversions[conversion];
  return factor !== undefined && typeof given.value === 'number' ? literal(given.value * factor) : undefined;
}

function ofText(text: string): Value | undefined {
  const [, count, unit] = /^(-?\d*\.?\d+) *([a-z]*)$/i.exec(text.trim()) ?? [];
  const length = count === undefined ? undefined : units.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1];
  return length === undefined ? undefined : literal(Number(count) * length);
}
