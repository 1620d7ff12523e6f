// Libraries over document.cookie, each with its documentation. Whatever options are given, page scripts can read what they write.
import type { CookieFact } from '../model/fact';
import { cookieWords } from '../model/names';
import { unknown } from '../model/value';
import { type CookieApi, cookieCleared, cookieSet, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

interface PageLibrary {
  readonly module: string;
  readonly sets: readonly string[];
  readonly clears: readonly string[];
  /** `expires` counts days, or a number of seconds is `maxAge`. */
  readonly unit: 'days' | 'seconds';
}

const known: readonly PageLibrary[] = [
  // https://github.com/theodorejb/es-cookie#api
  { module: 'es-cookie', sets: ['set.()'], clears: ['remove.()'], unit: 'days' },
  // https://github.com/bendrucker/browser-cookies#api
  { module: 'browser-cookies', sets: ['set.()'], clears: ['erase.()'], unit: 'days' },
  // https://github.com/carhartl/typescript-cookie
  { module: 'typescript-cookie', sets: ['setCookie.()'], clears: ['removeCookie.()'], unit: 'days' },
  // https://github.com/Alex1990/tiny-cookie#apis
  { module: 'tiny-cookie', sets: ['set.()', 'setCookie.()', '()'], clears: ['remove.()', 'removeCookie.()'], unit: 'days' },
  // https://github.com/ScottHamper/Cookies
  { module: 'cookies-js', sets: ['set.()', '()'], clears: ['expire.()'], unit: 'seconds' },
  // https://github.com/bendotcodes/cookies/tree/main/packages/universal-cookie
  {
    module: 'universal-cookie',
    sets: ['new().set.()', 'Cookies.new().set.()'],
    clears: ['new().remove.()', 'Cookies.new().remove.()'],
    unit: 'seconds',
  },
  // https://github.com/bendotcodes/cookies/tree/main/packages/react-cookie
  {
    module: 'react-cookie',
    sets: ['useCookies.().1.()', 'Cookies.new().set.()'],
    clears: ['useCookies.().2.()', 'Cookies.new().remove.()'],
    unit: 'seconds',
  },
  // https://github.com/stevermeister/ngx-cookie-service#set-name-string-value-string
  { module: 'ngx-cookie-service', sets: ['CookieService.new().set.()'], clears: ['CookieService.new().delete.()'], unit: 'seconds' },
  { module: 'ngx-cookie', sets: ['CookieService.new().put.()'], clears: ['CookieService.new().remove.()'], unit: 'seconds' },
  // https://github.com/cmp-cc/vue-cookies#api-methods and https://github.com/KanHarI/vue3-cookies
  { module: 'vue-cookies', sets: ['set.()'], clears: ['remove.()'], unit: 'seconds' },
  { module: 'vue3-cookies', sets: ['useCookies.().cookies.set.()'], clears: ['useCookies.().cookies.remove.()'], unit: 'seconds' },
  // https://vueuse.org/integrations/useCookies/
  { module: '@vueuse/integrations/useCookies', sets: ['useCookies.().set.()'], clears: ['useCookies.().remove.()'], unit: 'seconds' },
];

export default defineLibrary({
  id: 'page-cookies',
  modules: known.map(({ module }) => module),
  family: ['quasar'],
  triggers: [['(\\$(cookies|cookieStore)|cookieService)\\.(set|put)\\(', cookieWords]],
  detect: (source): CookieFact[] => [...known.flatMap((one) => ofLibrary(source, one)), ...injected(source)],
});

const apiOf = (library: string, maxAgeUnit: PageLibrary['unit']): CookieApi => ({
  library,
  writer: 'browser',
  maxAgeUnit,
  defaults: { ...offByDefault, path: unknown },
});

function ofLibrary(source: Source, { module, sets, clears, unit }: PageLibrary): CookieFact[] {
  const api = apiOf(module, unit);
  return [
    ...source
      .calls(module, ...sets)
      .filter((call) => !(call.count < 2))
      .map((call) => cookieSet(call, api)),
    ...source.calls(module, ...clears).map((call) => cookieCleared(call, api)),
  ];
}

/** What frameworks hand in under a name: `this.$cookies.set(...)` of Vue, `$cookies.put(...)` of AngularJS, a service of Angular. */
function injected(source: Source): CookieFact[] {
  const service = source.imports(/^(ngx-cookie(-service)?(-ssr)?|react-cookie|universal-cookie)$/);
  const isInjected = ({ root, module, receiver, count }: Call): boolean => {
    const last = receiver.at(-1) ?? '';
    if (count < 2 || (root === 'module' && !/^(@angular\/core|vue)$/.test(module))) return false;
    return /^(\$(cookies|cookieStore)|_?cookieService)$/.test(last) || (service && /^_?cookies$/.test(last));
  };
  return [...source.methods('set'), ...source.methods('put')]
    .filter(isInjected)
    .map((call) => cookieSet(call, apiOf('a cookie library', 'seconds')));
}
