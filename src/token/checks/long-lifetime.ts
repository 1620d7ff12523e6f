import { durationInWords, isMilliseconds } from '../claims/time';
import { numberAt } from '../json';
import { purposeOf } from '../purpose';
import { type Check, claimsOf } from './check';

const day = 86_400;
const limits: { readonly [purpose: string]: number } = {
  'access-token': day,
  'identity-token': day,
  'client-assertion': 3600,
  'dpop-proof': 3600,
  'refresh-token': 365 * day,
};

export const longLifetime: Check = {
  id: 'long-lifetime',
  source: 'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
  check(token) {
    const claims = claimsOf(token);
    const [issued, expires] = [numberAt(claims, 'iat') ?? numberAt(claims, 'nbf'), numberAt(claims, 'exp')];
    if (issued === undefined || expires === undefined || isMilliseconds(issued) || isMilliseconds(expires)) return undefined;
    const purpose = purposeOf(token);
    const lifetime = expires - issued;
    if (lifetime <= (limits[purpose?.id ?? ''] ?? 31 * day)) return undefined;
    return ['warning', `A stolen one works for long: it lives ${durationInWords(lifetime)}.`];
  },
};
