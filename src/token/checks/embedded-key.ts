import { own } from '../json';
import type { Check } from './check';

export const embeddedKey: Check = {
  id: 'embedded-key',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.5',
  check({ header }) {
    const found = ['jwk', 'x5c'].filter((name) => own(header, name) !== undefined);
    // A DPoP proof carries its key by design: https://www.rfc-editor.org/rfc/rfc9449#section-4.2
    if (found.length === 0 || own(header, 'typ') === 'dpop+jwt') return undefined;
    return ['warning', `A server that trusts the key inside the token (${found.join(', ')}) accepts forged ones.`];
  },
};
