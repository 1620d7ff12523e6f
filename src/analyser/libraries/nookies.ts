// https://github.com/maticzav/nookies#reference and https://github.com/andreizanik/cookies-next#api: both write on the server, where they
// are given the answer, and in the page elsewhere. Nothing is set unless written; maxAge counts seconds.
import type { CookieFact } from '../model/fact';
import { type CookieApi, cookieCleared, cookieSet, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary } from '../source/define-library';

const cookiesNext = /^cookies-next(\/(client|server))?$/;

export default defineLibrary({
  id: 'nookies',
  modules: ['nookies', 'cookies-next', 'cookies-next/client', 'cookies-next/server'],
  detect: (source): CookieFact[] => [
    ...source.calls('nookies', 'set.()', 'setCookie.()').map((call) => cookieSet(call, byContext(call), 1)),
    ...source.calls('nookies', 'destroy.()', 'destroyCookie.()').map((call) => cookieCleared(call, byContext(call), 1)),
    ...source.calls(cookiesNext, 'setCookie.()', 'useCookiesNext.().setCookie.()').map((call) => cookieSet(call, byOptions(call, 2))),
    ...source.calls(cookiesNext, 'deleteCookie.()').map((call) => cookieCleared(call, byOptions(call, 1))),
  ],
});

/** `nookies.set(null, ...)` writes in the page. */
function byContext(call: Call): CookieApi {
  const context = call.argument(0)?.value;
  const inPage = context?.kind === 'literal' || (context?.kind === 'object' && Object.keys(context.members).length === 0);
  return { library: 'nookies', writer: inPage ? 'browser' : 'server', defaults: offByDefault };
}

/** On the server, the request and the answer, or Next's cookies, stand among the options. */
function byOptions(call: Call, at: number): CookieApi {
  const option = call.options(at);
  const given = ['res', 'cookies', 'req'].some((name) => option(name).value.kind !== 'absent');
  const inPage = call.module.endsWith('/client') || !(call.module.endsWith('/server') || given);
  return { library: 'cookies-next', writer: inPage ? 'browser' : 'server', defaults: { ...offByDefault, path: '/' } };
}
