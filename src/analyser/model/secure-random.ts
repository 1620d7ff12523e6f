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

/** Whether it ends up in what a function like `generateSessionToken()` returns. */
export const makesSessionId = ({ goesTo }: PredictableFact): boolean =>
  goesTo.some(({ how, name }) => how === 'returned' && /^(generate|create|make|new)_?session_?(id|token|key)$/i.test(name));
