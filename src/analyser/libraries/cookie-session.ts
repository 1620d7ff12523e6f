// https://github.com/expressjs/cookie-session#options, read in index.js of 2.1.1: signed, not encrypted; maxAge counts milliseconds.
import type { Fact } from '../model/fact';
import { sessionFacts } from '../model/new-session';
import { byRequest, connectionFor } from '../model/sent-cookie';
import { type Setting, unknown } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';

export default defineLibrary({
  id: 'cookie-session',
  modules: ['cookie-session'],
  family: ['keygrip'],
  detect: (source) => [
    ...source.calls('cookie-session', '()', 'cookieSession.()').flatMap((call) => session(source, call)),
    ...source.calls('express', 'cookieSession.()').flatMap((call) => session(source, call)),
  ],
});

function session(source: Source, call: Call): Fact[] {
  const option = call.options(0);
  // secure follows the connection; `secureProxy` is its old name.
  const cookie = cookieAttributes(option, { httpOnly: true, secure: unknown, path: '/' });
  const keys = signingKeys(option);
  const key = option('key');
  return sessionFacts({
    library: 'cookie-session',
    span: call.span,
    scopes: call.scopes,
    version: source.version('cookie-session'),
    name: key.value.kind === 'absent' ? option('name', 'session') : key,
    storeDefault: 'cookie',
    proxy: option('secureProxy'),
    secret: keys.value.kind === 'absent' ? option('secret') : keys,
    moreSecrets: keys.value.kind === 'absent' ? [] : [option('secret')],
    signed: option('signed', true),
    readable: true,
    lifetime: cookie.maxAge,
    lifetimeUnit: 'milliseconds',
    cookie,
    connection: { by: 'request', proxy: option('secureProxy') },
    signedBeside: option('signed', true),
    sent: {
      ...byRequest({ secure: connectionFor(option('secure'), undefined, true, false) }),
      keptBackOverHttp: true,
    },
  });
}

/** `keys` is a list, or a Keygrip made from one. */
export function signingKeys(option: Options, path = 'keys'): Setting {
  const written = option(path);
  const made = option.expression(path)?.call();
  return made?.module === 'keygrip' ? { ...made.setting(0, path), span: written.span } : written;
}
