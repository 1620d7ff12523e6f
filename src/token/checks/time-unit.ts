import { isMilliseconds } from '../claims/time';
import { numberAt, own } from '../json';
import { type Check, claimsOf } from './check';

const names = ['exp', 'nbf', 'iat', 'auth_time', 'updated_at'];

export const timeUnit: Check = {
  id: 'time-unit',
  source: 'https://www.rfc-editor.org/rfc/rfc7519#section-2',
  check(token) {
    const claims = claimsOf(token);
    const wrong = names.filter((name) => isMilliseconds(numberAt(claims, name) ?? 0));
    if (wrong.includes('exp')) return ['error', 'It practically never expires: exp is in milliseconds, tokens count seconds.'];
    if (wrong.length > 0) return ['warning', `Servers read a date far off: ${wrong.join(', ')} is in milliseconds, not seconds.`];
    const text = ['exp', 'nbf', 'iat'].filter((name) => own(claims, name) !== undefined && typeof own(claims, name) !== 'number');
    return text.length > 0 ? ['warning', `Servers may refuse or ignore it: ${text.join(', ')} is not a number.`] : undefined;
  },
};
