import { own } from '../json';
import { type Check, claimsOf, hasClaims } from './check';

export const noExpiry: Check = {
  id: 'no-expiry',
  source: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.10',
  check(token) {
    const claims = claimsOf(token);
    // Proofs and events are judged by iat: https://www.rfc-editor.org/rfc/rfc9449#section-4.3
    const other = /^(?:dpop|secevent)\+jwt$/.test(String(own(token.header, 'typ')));
    if (!hasClaims(token) || own(claims, 'exp') !== undefined || other || token.kind === 'better-auth-data') return undefined;
    return ['warning', 'Once stolen it works for ever: there is no expiry (exp).'];
  },
};
