// https://github.com/expressjs/cookie-parser: the secret, or a list of secrets, signs cookies.
import type { SecretFact } from '../model/fact';
import { isAbsent } from '../model/value';
import { type Call, defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'cookie-parser',
  modules: ['cookie-parser'],
  triggers: [['\\bexpress\\.cookieParser\\(']],
  detect: (source) => [
    ...source.calls('cookie-parser', '()').flatMap((call) => secret(call, 0)),
    ...source.calls('express', 'cookieParser.()').flatMap((call) => secret(call, 0)),
    ...source.calls('cookie-parser', 'signedCookie.()', 'signedCookies.()').flatMap((call) => secret(call, 1)),
  ],
});

function secret(call: Call, at: number): SecretFact[] {
  const given = call.setting(at, 'secret');
  if (isAbsent(given)) return [];
  const { span, scopes } = call;
  return [{ kind: 'secret', library: 'cookie-parser', span, scopes, purpose: 'cookie', setting: given, envName: 'COOKIE_SECRET' }];
}
