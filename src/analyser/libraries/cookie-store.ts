// https://developer.mozilla.org/docs/Web/API/CookieStore/set: written by page scripts; always secure, sameSite is strict.
import type { CookieFact } from '../model/fact';
import { cookieWords } from '../model/names';
import { type CookieApi, cookieCleared, cookieSet, cookieSetByObject } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const api: CookieApi = {
  library: 'cookieStore',
  writer: 'browser',
  defaults: { httpOnly: false, secure: true, sameSite: 'strict', path: '/' },
};

export default defineLibrary({
  id: 'cookie-store',
  modules: [],
  triggers: [['cookieStore\\.(set|delete)\\(', cookieWords]],
  detect: (source): CookieFact[] => [
    ...own(source, 'set').map((call) => (call.count === 1 ? cookieSetByObject(call, api) : cookieSet(call, api))),
    ...own(source, 'delete').map((call) => cookieCleared(call, api)),
  ],
});

const own = (source: Source, name: string): Call[] =>
  source.methods(name).filter(({ root, steps }) => root === 'global' && steps.join('.') === `cookieStore.${name}`);
