// https://github.com/jshttp/cookie#options-1: nothing is set unless written; maxAge counts seconds.
import type { CookieFact } from '../model/fact';
import { clears, cookieAttributes, offByDefault } from '../source/cookie-attributes';
import { defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'cookie',
  modules: ['cookie'],
  detect: (source) =>
    source.calls('cookie', 'serialize.()', 'stringifySetCookie.()').map((call): CookieFact => {
      const content = call.setting(1, 'value').value;
      const attributes = cookieAttributes(call.options(2), offByDefault);
      return {
        kind: 'cookie',
        library: 'cookie.serialize()',
        span: call.span,
        scopes: call.scopes,
        name: call.setting(0, 'name'),
        content,
        holdsSession: false,
        writer: 'server',
        deletes: clears(content, attributes),
        maxAgeUnit: 'seconds',
        ...attributes,
      };
    }),
});
