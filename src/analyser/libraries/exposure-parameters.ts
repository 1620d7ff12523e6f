// https://developer.mozilla.org/docs/Web/API/URLSearchParams: an address that is put together parameter by parameter.
import type { ExposureFact } from '../model/fact';
import { literal, textOf, type Value } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { type Address, addressesIn, meant } from './exposure';

const key = '[\'"`]?(access_?|id_?|auth_?|refresh_?|user_?)?(token|jwt)';

export default defineLibrary({
  id: 'exposure-parameters',
  modules: [],
  triggers: [
    [
      `\\.(set|append)\\(\\s*${key}['"\`]|URLSearchParams\\(\\s*\\{[^}]{0,200}\\b${key}`,
      'URLSearchParams|searchParams',
      'location|window\\.open|WebSocket|EventSource',
    ],
  ],
  detect: (source): ExposureFact[] => {
    const given = [...parameters(source), ...records(source)].filter(({ name }) => /(token|jwt)$/i.test(name));
    const addresses = given.length > 0 ? addressesIn(source) : [];
    return given.filter((one) => addresses.some((address) => goesThere(one, address))).map(fact);
  },
});

interface Given {
  readonly name: string;
  readonly content: Value;
  /** The variable that holds the address or its parameters. */
  readonly holder: string;
  readonly call: Call;
}

/** `url.searchParams.set('token', token)`, `params.append('token', token)`. */
function parameters(source: Source): Given[] {
  return ['set', 'append'].flatMap((method) =>
    source.methods(method).flatMap((call): Given[] => {
      const name = call.argument(0);
      const content = call.argument(1)?.value;
      const isOwn = call.receiver.at(-1) === 'searchParams' || call.steps.includes('URLSearchParams');
      const text = name && textOf(name.value);
      return isOwn && text && content?.kind === 'unknown' ? [{ name: text, content, holder: call.receiver[0], call }] : [];
    }),
  );
}

/** `new URLSearchParams({ token })`. */
function records(source: Source): Given[] {
  return source.methods('URLSearchParams').flatMap((call): Given[] => {
    const members = call.argument(0)?.value;
    if (members?.kind !== 'object' || !call.variable) return [];
    return Object.entries(members.members)
      .filter(([, content]) => content.kind === 'unknown')
      .map(([name, content]) => ({ name, content, holder: call.variable ?? '', call }));
  });
}

/** The page goes to the address that the variable holds, or opens a connection to it. */
function goesThere({ holder, call }: Given, { url, scopes, kind }: Address): boolean {
  const mentions = url.mentions();
  const isNear = scopes.join() === call.scopes.join() || call.scopes.every((scope) => scopes.includes(scope));
  const told = [...mentions, ...namesIn(url.value)];
  return kind === 'page' && isNear && mentions.some((name) => name.split('.')[0] === holder) && !told.some((name) => meant.test(name));
}

const namesIn = (value: Value): string[] =>
  value.kind === 'text' ? value.parts.map((part) => (part.kind === 'literal' ? String(part.value) : '')) : [];

const fact = ({ name, content, call: { span, scopes } }: Given): ExposureFact => ({
  kind: 'exposure',
  library: 'the address',
  way: 'url',
  span,
  scopes,
  name: literal(name),
  content,
});
