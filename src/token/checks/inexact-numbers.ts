import type { Check } from './check';

export const inexactNumbers: Check = {
  id: 'inexact-numbers',
  source: 'https://www.rfc-editor.org/rfc/rfc7493#section-2.2',
  check({ inexact }) {
    if (inexact.length === 0) return undefined;
    return ['info', 'Ids can be mixed up: JavaScript cannot hold every digit of a number in here. Use text.'];
  },
};
