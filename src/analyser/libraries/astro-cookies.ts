// https://docs.astro.build/en/reference/api-reference/#cookies: nothing is set unless written; maxAge counts seconds.
import type { CookieFact } from '../model/fact';
import { cookieWords } from '../model/names';
import { unknown } from '../model/value';
import { type CookieApi, cookieCleared, cookieSet, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const api: CookieApi = { library: 'cookies.set()', defaults: { ...offByDefault, path: unknown } };

export default defineLibrary({
  id: 'astro-cookies',
  modules: [],
  family: ['astro', 'astro:'],
  triggers: [['cookies\\.(set|delete)\\(', '\\bastro\\b|APIRoute|APIContext', cookieWords]],
  detect: (source): CookieFact[] => [
    ...own(source, 'set')
      .filter((call) => call.count > 1)
      .map((call) => cookieSet(call, api)),
    ...own(source, 'delete').map((call) => cookieCleared(call, { ...api, library: 'cookies.delete()' })),
  ],
});

function own(source: Source, name: string): Call[] {
  const astro = source.imports(/^astro(:|$)/);
  return source.methods(name).filter(({ root, module, steps, receiver }) => {
    if (root === 'global') return steps[0] === 'Astro' && steps[1] === 'cookies';
    return receiver.at(-1) === 'cookies' && (root === 'module' ? module === 'astro' : astro);
  });
}
