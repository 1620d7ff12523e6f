import { isMilliseconds, relativeTime } from '../claims/time';
import { numberAt } from '../json';
import { type Check, claimsOf } from './check';

// Clocks of servers differ by a little.
const tolerance = 60;

export const futureTime: Check = {
  id: 'future-time',
  source: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5',
  check(token, { now }) {
    for (const name of ['nbf', 'iat']) {
      const value = numberAt(claimsOf(token), name);
      if (value === undefined || isMilliseconds(value) || value <= now + tolerance) continue;
      return ['warning', `Servers refuse it for now: ${name} lies in the future (${relativeTime(value - now)}). Compare the clocks.`];
    }
    return undefined;
  },
};
