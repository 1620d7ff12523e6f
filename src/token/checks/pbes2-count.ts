import { numberAt, textAt } from '../json';
import type { Check } from './check';

export const pbes2Count: Check = {
  id: 'pbes2-count',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.3',
  check({ header }) {
    if (!textAt(header, 'alg')?.startsWith('PBES2-')) return undefined;
    const count = numberAt(header, 'p2c') ?? 0;
    if (count > 1_000_000) return ['warning', 'A token like this keeps a server busy: the PBES2 count is over a million.'];
    if (count < 10_000) return ['info', 'The password can be guessed fast: the PBES2 count (p2c) is below 10,000.'];
    return ['info', 'Encrypted with a password: it is as strong as that password.'];
  },
};
