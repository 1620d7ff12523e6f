// https://hono.dev/docs/helpers/cookie, read in hono 4.13.19: only path=/ is set; a prefix makes it secure; maxAge counts seconds.
import type { CookieFact, Fact } from '../model/fact';
import { literal, textOf } from '../model/value';
import { type CookieApi, cookieCleared, cookieSet, offByDefault } from '../source/cookie-attributes';
import { type Call, callWith, defineLibrary } from '../source/define-library';

const defaults = { ...offByDefault, path: '/' };
const api: CookieApi = { library: 'setCookie()', defaults };

export default defineLibrary({
  id: 'hono-cookie',
  modules: ['hono/cookie'],
  family: ['hono'],
  detect: (source): Fact[] => [
    ...source.calls('hono/cookie', 'setCookie.()').map((call) => withPrefix(call, cookieSet(call, api, 1), 3)),
    ...source
      .calls('hono/cookie', 'generateCookie.()')
      .map((call) => withPrefix(call, cookieSet(call, { library: 'generateCookie()', defaults }), 2)),
    ...source.calls('hono/cookie', 'setSignedCookie.()').flatMap(signed),
    ...source.calls('hono/cookie', 'deleteCookie.()').map((call) => cookieCleared(call, { ...api, library: 'deleteCookie()' }, 1)),
  ],
});

/** `setSignedCookie(c, name, value, secret, options)`. */
function signed(call: Call): Fact[] {
  const shifted = callWith(call, { options: () => call.options(4) });
  const { span, scopes } = call;
  const cookie = withPrefix(call, cookieSet(shifted, { library: 'setSignedCookie()', defaults }, 1), 4);
  const setting = call.setting(3, 'secret');
  return [cookie, { kind: 'secret', library: 'hono', span, scopes, purpose: 'cookie', setting, envName: 'COOKIE_SECRET' }];
}

/** `prefix: 'host'` writes the name and the attributes that its promise needs. */
function withPrefix(call: Call, cookie: CookieFact, at: number): CookieFact {
  const prefix = textOf(call.options(at)('prefix'));
  if (prefix !== 'host' && prefix !== 'secure') return cookie;
  const own = textOf(cookie.name);
  const name = own === undefined ? cookie.name : { ...cookie.name, value: literal(`__${prefix === 'host' ? 'Host' : 'Secure'}-${own}`) };
  return { ...cookie, name, secure: { ...cookie.secure, value: literal(true) } };
}
