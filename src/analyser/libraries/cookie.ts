// https://github.com/jshttp/cookie#options-1: nothing is set unless written; maxAge counts seconds.
import { type CookieApi, cookieSet, cookieSetByObject, offByDefault } from '../source/cookie-attributes';
import { defineLibrary } from '../source/define-library';

const api: CookieApi = { library: 'cookie.serialize()', defaults: offByDefault };

export default defineLibrary({
  id: 'cookie',
  modules: ['cookie'],
  detect: (source) =>
    source.calls('cookie', 'serialize.()', 'stringifySetCookie.()').map((call) =>
      // Version 1.1: stringifySetCookie({ name, value, ...attributes })
      call.count === 1 ? cookieSetByObject(call, api) : cookieSet(call, api),
    ),
});
