// https://github.com/js-cookie/js-cookie#cookie-attributes: written by page scripts; `expires` counts days.
import type { CookieFact } from '../model/fact';
import { clears, cookieAttributes, offByDefault } from '../source/cookie-attributes';
import { defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'js-cookie',
  modules: ['js-cookie'],
  detect: (source) =>
    source.calls('js-cookie', 'set.()').map((call): CookieFact => {
      const content = call.setting(1, 'value').value;
      const attributes = cookieAttributes(call.options(2), { ...offByDefault, path: '/' });
      return {
        kind: 'cookie',
        library: 'js-cookie',
        span: call.span,
        scopes: call.scopes,
        name: call.setting(0, 'name'),
        content,
        holdsSession: false,
        writer: 'browser',
        deletes: clears(content, attributes),
        maxAgeUnit: 'days',
        ...attributes,
      };
    }),
});
