// https://svelte.dev/docs/kit/@sveltejs-kit#Cookies: httpOnly and secure are on (secure not on localhost), sameSite is lax; maxAge
// counts seconds. Clearing needs the path that the cookie was set with.
import type { CookieFact } from '../model/fact';
import { cookieWords } from '../model/names';
import { type CookieApi, cookieCleared, cookieSet } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const defaults = { httpOnly: true, secure: true, sameSite: 'lax' };
const api: CookieApi = { library: 'cookies.set()', defaults };

export default defineLibrary({
  id: 'sveltekit-cookies',
  modules: [],
  family: ['@sveltejs/', '$app/'],
  triggers: [['\\bcookies\\.(set|delete|serialize)\\(', '@sveltejs|\\$types|\\$app/|\\$lib|RequestHandler|locals', cookieWords]],
  detect: (source): CookieFact[] => {
    if (!isSvelteKit(source)) return [];
    const own = (name: string): Call[] => source.methods(name).filter(isOnEvent);
    return [
      ...[...own('set'), ...own('serialize')].filter((call) => call.count > 1).map((call) => cookieSet(call, api)),
      ...own('delete').map((call) => cookieCleared(call, { ...api, library: 'cookies.delete()' })),
    ];
  },
});

export const isSvelteKit = (source: Source): boolean =>
  source.imports(/^(@sveltejs\/kit|\$app\/|\.\/\$types|\$lib\/)/) ||
  /\/(\+(page|layout|server)[^/]*|hooks(\.server)?)\.[jt]s$/.test(source.path);

/** `event.cookies.set(...)`, or `cookies.set(...)` of a destructured event. */
const isOnEvent = ({ root, receiver, module }: Call): boolean =>
  receiver.at(-1) === 'cookies' && (root === 'local' || module.startsWith('@sveltejs/') || module === './$types');
