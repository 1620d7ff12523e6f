import { own } from '../json';
import { type Check, claimsOf, hasClaims } from './check';

export const noAudience: Check = {
  id: 'no-audience',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.9',
  check(token) {
    const claims = claimsOf(token);
    if (!hasClaims(token) || !token.kind.startsWith('jw') || own(claims, 'aud') !== undefined || own(claims, 'htu') !== undefined)
      return undefined;
    return ['info', 'Every service that knows the key takes it: there is no audience (aud).'];
  },
};
