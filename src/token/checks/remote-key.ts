import { own } from '../json';
import type { Check } from './check';

export const remoteKey: Check = {
  id: 'remote-key',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.10',
  check({ header }) {
    const found = ['jku', 'x5u'].filter((name) => own(header, name) !== undefined);
    if (found.length === 0) return undefined;
    return ['warning', `A server that fetches the key from ${found.join(', ')} can be sent to an attacker's address.`];
  },
};
