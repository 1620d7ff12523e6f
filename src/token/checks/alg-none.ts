import { isNone } from '../decode/jws';
import { textAt } from '../json';
import type { Check } from './check';

export const algNone: Check = {
  id: 'alg-none',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.2',
  check({ header }) {
    const algorithm = textAt(header, 'alg');
    if (!isNone(algorithm)) return undefined;
    const spelled = algorithm === 'none' ? '' : ' The odd spelling is how attackers slip past filters.';
    return ['error', `Anyone can write this token: alg is none, nothing is signed.${spelled}`];
  },
};
