import type { PredictableFact } from './fact';
import { replace } from './fix';
import type { ProblemFix } from './rule';

/** Takes what was predictable from the secure source instead; nothing where its kind is not known. */
export function securely({ makes, whole }: PredictableFact): ProblemFix[] {
  if (makes === 'text') return replace(whole, 'crypto.randomUUID()', 'Take a random UUID');
  if (makes !== 'number') return [];
  const number = '(Number(crypto.getRandomValues(new BigUint64Array(1))[0] >> 11n) / 2 ** 53)';
  return replace(whole, number, 'Take the number from the secure source');
}

/**
 * Whether it ends up in what a function like `generateSessionToken()` returns. Identifiers of sessions are many things, such as visits that
 * are counted: there, the file has to be about signing in.
 */
export function makesSessionId({ goesTo, span }: PredictableFact): boolean {
  const made = goesTo.flatMap(({ how, name }) => (how === 'returned' ? (maker.exec(name)?.[1] ?? []) : []));
  if (made.some((what) => /token/i.test(what))) return true;
  return (
    made.length > 0 &&
    /(^|\/)(\w*[-_.])?(auth\w*|log-?in|sign-?in|sessions?)([-_.]\w*)*(\/[^/]*)?$/i.test(span.file) &&
    !counting.test(span.file)
  );
}

const maker = /^(?:generate|create|make|new)_?session_?(id|token|key)$/i;
const counting = /analytic|track|telemetry|metric|monitor|chat|game|visit/i;
