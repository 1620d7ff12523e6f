// https://developer.mozilla.org/docs/Web/API/Document/cookie: page scripts can never set HttpOnly.
import type { CookieFact } from '../model/fact';
import { cookieWords } from '../model/names';
import { cookieFact, cookieFromText, cookieText } from '../source/cookie-attributes';
import { type Call, defineLibrary } from '../source/define-library';

const api = { library: 'document.cookie', writer: 'browser' } as const;
const setter = /^(set|write|create|save|add|store|put)_?(\w*_?cookies?|item)?$/i;

export default defineLibrary({
  id: 'document-cookie',
  modules: [],
  triggers: [
    ['document\\.cookie|document\\[\\s*[\'"`]cookie', cookieWords],
    ['\\b(set|write|create|save|add|store|put)_?\\w{0,12}Cookie\\(\\s*[\'"`\\w.]*(token|auth|sess|jwt|login)'],
    ['\\bcookies?\\w{0,12}\\.(set|write|save|create|setItem|put)\\(\\s*[\'"`\\w.]*(token|auth|sess|jwt|login)'],
  ],
  detect: (source): CookieFact[] => {
    const own = source.globalWrites('document.cookie').flatMap(({ target, value, scopes }) => cookieFromText(api, value, target, scopes));
    // A function that is called in one place only is already read with what it is given there.
    const known = own.map(({ scopes }) => source.functionAt(scopes.at(-1) ?? -1)?.name);
    const calls = source.everyCall().filter((call) => isSetter(call) && !known.includes(call.steps.at(-1)));
    return [...own, ...calls.flatMap((call) => call.writes('document.cookie').flatMap((value) => through(call, value)))];
  },
});

/** A function of the project's own that is called like one that sets cookies. */
function isSetter(call: Call): boolean {
  const name = call.steps.at(-1) ?? '';
  const isNamed = () => /cookie/i.test(`${call.receiver.at(-1) ?? ''} ${name}`);
  return call.root === 'local' && setter.test(name) && !(call.count < 2) && isNamed();
}

function through({ span, scopes }: Call, value: Parameters<typeof cookieText>[0]): CookieFact[] {
  const text = cookieText(value, span);
  return text ? [cookieFact(api, { span, scopes, ...text })] : [];
}
