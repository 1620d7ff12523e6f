// https://nextjs.org/docs/app/api-reference/functions/cookies#options: path is /, everything else is off; maxAge counts seconds.
import type { CookieFact } from '../model/fact';
import { cookieWords } from '../model/names';
import { type CookieApi, cookieCleared, cookieSet, cookieSetByObject, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const defaults = { ...offByDefault, path: '/' };
const store: CookieApi = { library: 'cookies().set()', defaults };
const response: CookieApi = { library: 'NextResponse cookies.set()', defaults };

export default defineLibrary({
  id: 'next-cookies',
  modules: [],
  family: ['next/'],
  triggers: [
    ['next/headers', '\\bcookies\\b', '\\.(set|delete)\\(', cookieWords],
    ['\\.cookies\\.(set|delete)\\(', cookieWords],
  ],
  detect: (source) => [
    ...source.calls('next/headers', 'cookies.().set.()').map((call) => cookie(call, store)),
    ...source.calls('next/headers', 'cookies.().delete.()').map((call) => cleared(call, store)),
    ...onResponse(source, 'set').map((call) => cookie(call, response)),
    ...onResponse(source, 'delete').map((call) => cleared(call, response)),
  ],
});

/** Calls on the cookies of a response: one made here, and one that came in as a parameter or from a function. */
function onResponse(source: Source, method: string): Call[] {
  const made = source
    .calls('next/server')
    .filter(({ steps }) => steps[0] === 'NextResponse' && steps.at(-1) === method && steps.at(-2) === 'cookies');
  return [...made, ...source.methods(method).filter(isUnknownResponse)];
}

function isUnknownResponse({ root, receiver, type }: Call): boolean {
  const owner = receiver.at(-2) ?? '';
  return (
    root === 'local' && receiver.at(-1) === 'cookies' && (/^(res|response|nextResponse)$|Response$/.test(owner) || type === 'NextResponse')
  );
}

/** Both forms: `set(name, value, options)` and `set({ name, value, ...options })`. */
const cookie = (call: Call, api: CookieApi): CookieFact => (call.count === 1 ? cookieSetByObject(call, api) : cookieSet(call, api));

/** Both forms: `delete(name)` and `delete({ name, path, domain })`. */
function cleared(call: Call, api: CookieApi): CookieFact {
  const byObject = call.argument(0)?.value.kind === 'object';
  return byObject ? { ...cookieSetByObject(call, api), deletes: true } : cookieCleared(call, api);
}
