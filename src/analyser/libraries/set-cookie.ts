// The header itself, RFC 6265, section 4.1: nothing is set unless written.
import type { CookieFact } from '../model/fact';
import { clears, cookieText } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Expression } from '../source/define-library';

const writers = ['setHeader', 'append', 'appendHeader', 'header', 'set', 'writeHead'];

export default defineLibrary({
  id: 'set-cookie',
  modules: [],
  triggers: [['set-cookie', 'sess|sid\\b|auth(?!ors?\\b|ed\\b)|token|jwt|login|remember']],
  detect: (source) => [
    ...writers
      .flatMap((name) => source.methods(name))
      .filter(namesHeader)
      .flatMap((call) => texts(call.argument(1)).flatMap((text) => cookie(text, call.scopes))),
    ...source.properties('set-cookie').flatMap((value) => texts(value).flatMap((text) => cookie(text, []))),
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

function cookie({ value, span }: Expression, scopes: readonly number[]): CookieFact[] {
  const text = cookieText(value, span);
  if (!text) return [];
  const { name, content, attributes } = text;
  return [
    {
      kind: 'cookie',
      library: 'the Set-Cookie header',
      span,
      scopes,
      name,
      content,
      holdsSession: false,
      writer: 'server',
      deletes: clears(content, attributes),
      maxAgeUnit: 'seconds',
      ...attributes,
    },
  ];
}
