// https://developer.mozilla.org/docs/Web/API/Document/cookie: page scripts can never set HttpOnly.
import type { CookieFact } from '../model/fact';
import { authenticationWords } from '../model/names';
import { clears, cookieText } from '../source/cookie-attributes';
import { defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'document-cookie',
  modules: [],
  triggers: [['document\\.cookie|document\\[', authenticationWords]],
  detect: (source) =>
    source.globalWrites('document.cookie').flatMap(({ target, value, scopes }): CookieFact[] => {
      const text = cookieText(value.value, target);
      if (!text) return [];
      const { name, content, attributes } = text;
      const deletes = clears(content, attributes);
      return [
        {
          kind: 'cookie',
          library: 'document.cookie',
          span: target,
          scopes,
          name,
          content,
          holdsSession: false,
          writer: 'browser',
          deletes,
          maxAgeUnit: 'seconds',
          ...attributes,
        },
      ];
    }),
});
