import { own } from '../json';
import type { Check } from './check';

export const criticalHeader: Check = {
  id: 'critical-header',
  source: 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.11',
  check({ header }) {
    const critical = own(header, 'crit');
    if (critical === undefined)
      return own(header, 'b64') === false
        ? ['warning', 'Servers will read another payload: b64 is false, but not listed in crit.']
        : undefined;
    if (!Array.isArray(critical) || critical.length === 0)
      return ['warning', 'Every server must refuse this: crit is not a list of names.'];
    const absent = critical.filter((name) => typeof name !== 'string' || own(header, name) === undefined);
    if (absent.length > 0) return ['warning', 'Every server must refuse this: crit lists a header that is not there.'];
    return ['info', 'A server that does not understand every header listed in crit must refuse the token.'];
  },
};
