// https://github.com/mozilla/node-client-sessions#usage: encrypted and signed; duration counts milliseconds.
import type { Fact } from '../model/fact';
import { sessionFacts } from '../model/new-session';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

export default defineLibrary({
  id: 'client-sessions',
  modules: ['client-sessions'],
  detect: (source) => source.calls('client-sessions', '()').flatMap((call) => session(source, call)),
});

function session(source: Source, call: Call): Fact[] {
  const option = call.options(0);
  return sessionFacts({
    library: 'client-sessions',
    span: call.span,
    scopes: call.scopes,
    version: source.version('client-sessions'),
    name: option('cookieName', 'session_state'),
    storeDefault: 'cookie',
    secret: option('secret'),
    rotates: false,
    lifetime: option('duration', 86_400_000),
    lifetimeUnit: 'milliseconds',
    cookie: cookieAttributes(option, { httpOnly: true, secure: false, path: '/' }, 'cookie.'),
  });
}
