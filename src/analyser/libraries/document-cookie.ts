// https://developer.mozilla.org/docs/Web/API/Document/cookie: page scripts can never set HttpOnly.
import { cookieWords } from '../model/names';
import { cookieFromText } from '../source/cookie-attributes';
import { defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'document-cookie',
  modules: [],
  triggers: [['document\\.cookie|document\\[', cookieWords]],
  detect: (source) =>
    source
      .globalWrites('document.cookie')
      .flatMap(({ target, value, scopes }) => cookieFromText({ library: 'document.cookie', writer: 'browser' }, value, target, scopes)),
});
