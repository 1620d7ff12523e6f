import { own } from '../json';
import { type Check, claimsOf, hasClaims } from './check';

export const noIssuer: Check = {
  id: 'no-issuer',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.8',
  check(token) {
    if (!hasClaims(token) || !token.kind.startsWith('jw') || own(claimsOf(token), 'iss') !== undefined) return undefined;
    return ['info', 'A token of another system with the same key passes too: there is no issuer (iss).'];
  },
};
