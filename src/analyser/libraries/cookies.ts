// https://github.com/pillarjs/cookies: httpOnly is on and secure follows the connection; maxAge counts milliseconds.
import type { Fact } from '../model/fact';
import { isAbsent, type Setting, unknown } from '../model/value';
import { clears, cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary } from '../source/define-library';
import { signingKeys } from './cookie-session';

export default defineLibrary({
  id: 'cookies',
  modules: ['cookies'],
  detect: (source): Fact[] => [
    ...source.calls('cookies', 'new()', '()').flatMap((call) => keys(call, signingKeys(call.options(2)))),
    ...source.calls('cookies', 'express.()', 'connect.()').flatMap((call) => keys(call, call.setting(0, 'keys'))),
    ...source
      .calls('cookies', 'new().set.()', '().set.()')
      .filter((call) => call.count > 1)
      .map(cookie),
    ...(source.imports(/^cookies$/) ? source.methods('set').filter(isOnRequest).map(cookie) : []),
  ],
});

/** `Cookies.express()` puts them on the request and the response. */
const isOnRequest = ({ root, receiver, count }: Call): boolean =>
  root === 'local' && receiver.length === 2 && /^(req|res|request|response)$/.test(receiver[0]) && receiver[1] === 'cookies' && count > 1;

function keys({ span, scopes }: Call, setting: Setting): Fact[] {
  if (isAbsent(setting)) return [];
  return [{ kind: 'secret', library: 'cookies', span, scopes, purpose: 'cookie', setting, envName: 'COOKIE_KEYS' }];
}

function cookie(call: Call): Fact {
  const content = call.setting(1, 'value').value;
  const attributes = cookieAttributes(call.options(2), { httpOnly: true, secure: unknown, path: '/' });
  return {
    kind: 'cookie',
    library: 'cookies',
    span: call.span,
    scopes: call.scopes,
    name: call.setting(0, 'name'),
    content,
    holdsSession: false,
    writer: 'server',
    deletes: clears(content, attributes),
    maxAgeUnit: 'milliseconds',
    ...attributes,
  };
}
