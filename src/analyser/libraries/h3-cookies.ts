// https://h3.dev/utils/cookie: only path=/ is set; maxAge counts seconds. Nuxt and Nitro import setCookie by themselves.
// https://nuxt.com/docs/api/composables/use-cookie: written by page scripts as well, unless httpOnly is on.
import type { Fact } from '../model/fact';
import { cookieWords } from '../model/names';
import { isOff, unknown } from '../model/value';
import { type CookieApi, cookieAttributes, cookieCleared, cookieFact, cookieSet, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const api: CookieApi = { library: 'setCookie()', defaults: { ...offByDefault, path: '/' } };
const modules = /^(h3|nitro|nitro\/h3|#imports|nuxt\/app|#app|vinxi\/http|@tanstack\/react-start\/server)$/;

export default defineLibrary({
  id: 'h3-cookies',
  modules: [],
  family: ['h3', '#imports', '#app', 'nuxt'],
  triggers: [
    ['\\b(setCookie|deleteCookie)\\(\\s*(\\w*event|evt|e)\\b', cookieWords],
    ['\\buseCookie(<[^(]{0,80}>)?\\(', cookieWords],
  ],
  detect: (source): Fact[] => [
    ...named(source, 'setCookie').map((call) => cookieSet(call, api, 1)),
    ...named(source, 'deleteCookie').map((call) => cookieCleared(call, { ...api, library: 'deleteCookie()' }, 1)),
    ...[...source.calls(modules, 'useCookie.()'), ...source.methods('useCookie').filter(isAutomatic)].flatMap((call) =>
      composable(source, call),
    ),
  ],
});

const isAutomatic = ({ root, steps }: Call): boolean => root === 'global' && steps.length === 1;

/** Imported from h3, or by Nuxt itself; the event comes first. */
function named(source: Source, name: string): Call[] {
  const automatic = source
    .methods(name)
    .filter((call) => isAutomatic(call) && /^(\w*[eE]vent|evt|e)$/.test(call.argument(0)?.steps[0] ?? ''));
  return [...source.calls(modules, `${name}.()`), ...automatic];
}

/** `const token = useCookie('token')`, where the file writes `token.value = ...`. */
function composable(source: Source, call: Call): Fact[] {
  const written = source.assignments('value').find(({ steps, value }) => value && steps.length === 2 && steps[0] === call.variable);
  const option = call.options(1);
  if (!written || !isOff(option('httpOnly', false))) return [];
  const { span, scopes } = call;
  const attributes = cookieAttributes(option, { ...offByDefault, path: '/' });
  const content = written.value?.value ?? unknown;
  return [cookieFact({ library: 'useCookie()', writer: 'browser' }, { span, scopes, name: call.setting(0, 'name'), content, attributes })];
}
