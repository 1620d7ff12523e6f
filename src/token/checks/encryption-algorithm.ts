import { textAt } from '../json';
import type { Check } from './check';

export const encryptionAlgorithm: Check = {
  id: 'encryption-algorithm',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.2',
  check({ header, kind }) {
    if (textAt(header, 'alg') !== 'RSA1_5' || !kind.startsWith('jwe')) return undefined;
    return ['warning', 'Servers that answer errors can be used to decrypt this: RSA1_5 is broken. Use RSA-OAEP-256.'];
  },
};
