// The header itself, RFC 6265, section 4.1: nothing is set unless written.
import { cookieFromText } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Expression } from '../source/define-library';

const writers = ['setHeader', 'append', 'appendHeader', 'header', 'set', 'writeHead'];
const api = { library: 'the Set-Cookie header' };

export default defineLibrary({
  id: 'set-cookie',
  modules: [],
  triggers: [
    [
      '(?<!\\b(get|has)\\(\\s{0,4}|\\[)[\'"`]set-cookie|set-cookie[\'"`]\\]\\s*=[^=]',
      'sess|sid\\b|auth(?!ors?\\b|ed\\b)|token|jwt|login|remember|passw|\\bpwd',
    ],
  ],
  detect: (source) => [
    ...writers
      .flatMap((name) => source.methods(name))
      .filter(namesHeader)
      .flatMap((call) => texts(call.argument(1)).flatMap((text) => cookieFromText(api, text, text.span, call.scopes))),
    ...['Set-Cookie', 'set-cookie']
      .flatMap((name) => source.assignments(name))
      .flatMap(({ steps, value, scopes }) =>
        /^set-cookie$/i.test(steps.at(-1) ?? '') ? texts(value).flatMap((text) => cookieFromText(api, text, text.span, scopes)) : [],
      ),
    ...source.properties('set-cookie').flatMap((value) => texts(value).flatMap((text) => cookieFromText(api, text, text.span, []))),
  ],
});

function namesHeader(call: Call): boolean {
  const first = call.argument(0)?.value;
  return first?.kind === 'literal' && typeof first.value === 'string' && first.value.toLowerCase() === 'set-cookie';
}

/** One text, or a list of them. */
function texts(value: Expression | undefined): Expression[] {
  const { items } = value?.items() ?? { items: [] };
  return items.length > 0 ? items : value ? [value] : [];
}
