// https://nextjs.org/docs/app/api-reference/functions/cookies#options: path is /, everything else is off; maxAge counts seconds.
import type { CookieFact } from '../model/fact';
import { authenticationWords } from '../model/names';
import { clears, cookieAttributes, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary } from '../source/define-library';

export default defineLibrary({
  id: 'next-cookies',
  modules: [],
  family: ['next/'],
  triggers: [
    ['next/headers', '\\.set\\(', authenticationWords],
    ['\\.cookies\\.set\\(', authenticationWords],
  ],
  detect: (source) => [
    ...source.calls('next/headers', 'cookies.().set.()').map((call) => cookie(call, 'cookies().set()')),
    ...source
      .calls('next/server')
      .filter(setsOnResponse)
      .map((call) => cookie(call, 'NextResponse cookies.set()')),
    ...source
      .methods('set')
      .filter(setsOnUnknownResponse)
      .map((call) => cookie(call, 'NextResponse cookies.set()')),
  ],
});

const setsOnResponse = ({ steps }: Call): boolean => steps[0] === 'NextResponse' && steps.at(-1) === 'set' && steps.at(-2) === 'cookies';

/** A response that came in as a parameter, or from a function: `response.cookies.set(...)`. */
function setsOnUnknownResponse({ root, receiver, type }: Call): boolean {
  const owner = receiver.at(-2) ?? '';
  return (
    root === 'local' && receiver.at(-1) === 'cookies' && (/^(res|response|nextResponse)$|Response$/.test(owner) || type === 'NextResponse')
  );
}

/** Both forms: `set(name, value, options)` and `set({ name, value, ...options })`. */
function cookie(call: Call, library: string): CookieFact {
  const single = call.count === 1;
  const option = call.options(single ? 0 : 2);
  const content = single ? option('value').value : call.setting(1, 'value').value;
  const attributes = cookieAttributes(option, { ...offByDefault, path: '/' });
  return {
    kind: 'cookie',
    library,
    span: call.span,
    scopes: call.scopes,
    name: single ? option('name') : call.setting(0, 'name'),
    content,
    holdsSession: false,
    writer: 'server',
    deletes: clears(content, attributes),
    maxAgeUnit: 'seconds',
    ...attributes,
  };
}
