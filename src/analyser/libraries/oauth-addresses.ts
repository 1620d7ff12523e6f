// Authorization requests that are put together by hand: RFC 6749, section 4.1.1. Only what is certain: `client_id` and `response_type` are
// there, and nothing that cannot be read could add to them.
import type { Fact, OAuthRequestFact } from '../model/fact';
import { absent, literal, type Setting, textOf, unknown, type Value } from '../model/value';
import { type Call, defineLibrary, type Expression, type Options, type Source } from '../source/define-library';
import { asksIdentity, requestOf } from './oauth-requests';

const library = 'the address';
const types = /^(code|token|id_token|none)( (code|token|id_token))*$/;

export default defineLibrary({
  id: 'oauth-addresses',
  modules: [],
  triggers: [['response_type', 'client_id'], ['[&?]state=|(set|append)\\(\\s*[\'"]state[\'"]']],
  detect: (source): Fact[] => {
    if (!source.holdsName('client_id') && source.texts(/client_id/).length + source.builtTexts(/client_id/).length === 0)
      return added(source);
    if (source.methods('discovery').some(({ module }) => module === 'openid-client')) return [];
    const found = [...fromObjects(source), ...fromTexts(source), ...fromSteps(source)];
    const needsPkce = isPublic(source) ? 'public' : undefined;
    const state = (one: OAuthRequestFact): Setting => (addsState(source) ? { ...one.state, value: unknown } : one.state);
    return found.map((one) => ({ ...one, needsPkce, state: state(one), redirect: checkedFirst(source, one) }));
  },
});

/** Where something compares an address that the request gives, or looks for it in a list, it is no longer known. */
function checkedFirst(source: Source, { redirect, scopes }: OAuthRequestFact): Setting {
  const own = redirect.value.kind === 'unknown' ? redirect.value.name?.split('.').at(-1) : undefined;
  if (own === undefined) return redirect;
  const speaks = (names: readonly string[]): boolean =>
    names.some((name) => (name.split('.').at(-1) ?? '').replace(/_/g, '').toLowerCase() === own.replace(/_/g, '').toLowerCase());
  const isNear = (one: { scopes: readonly number[] }): boolean => scopes.length === 0 || one.scopes[0] === scopes[0];
  const looked = source
    .everyCall()
    .some(
      (call) =>
        isNear(call) && looks.test(call.steps.at(-1) ?? '') && [0, 1].some((index) => speaks(call.argument(index)?.mentions() ?? [])),
    );
  const compared = source.comparisons().some((one) => isNear(one) && [one.left, one.right].some((side) => speaks(side.mentions())));
  return looked || compared ? { ...redirect, value: unknown } : redirect;
}

const looks = /^(includes|has|indexOf|test|some|find|match|startsWith|get|(is|check|validate|verify|assert|ensure|allow)[A-Z]?\w*)$/i;

/** A file that puts a state behind an address which another file made. */
function added(source: Source): Fact[] {
  const places = [
    ...source.texts(/^[&?]state=/),
    ...source.builtTexts(/^[&?]state=/),
    ...setters(source).filter((call) => textOf(call.setting(0, 'name')) === 'state'),
  ];
  return places.slice(0, 1).map(({ span }) => {
    const state: Setting = { path: 'state', value: unknown, origin: 'written', span };
    return { kind: 'oauth-state', library, span, scopes: [], strategy: unknown, state };
  });
}

/** The same file exchanges the code, and nothing in it speaks of a secret of the client. */
function isPublic(source: Source): boolean {
  const exchanges = source.written('grant_type').some(({ setting }) => textOf(setting) === 'authorization_code');
  const inText = (pattern: RegExp): boolean => source.texts(pattern).length + source.builtTexts(pattern).length > 0;
  const secrets = ['client_secret', 'clientSecret', 'CLIENT_SECRET', 'secret', 'client_assertion'];
  return (
    (exchanges || inText(/(^|[?&])grant_type=authorization_code/)) &&
    !secrets.some((name) => source.holdsName(name)) &&
    !inText(/secret|client_assertion|^Basic /i)
  );
}

/** `&state=` is put behind an address that is built elsewhere in the file; not where it is the end of another request. */
function addsState(source: Source): boolean {
  const requests = source.builtTexts(/[?&]response_type=/).map(({ span }) => span);
  const places = [...source.texts(/^[&?]state=/), ...source.builtTexts(/^[&?]state=/)];
  return places.some(({ span }) => !requests.some(({ start, end }) => start <= span.start && span.end <= end));
}

/** `new URLSearchParams({ ... })`, `stringify({ ... })`, `withQuery(address, { ... })`. */
function fromObjects(source: Source): OAuthRequestFact[] {
  const calls: [Call, number][] = [
    ...source.methods('URLSearchParams').map((call): [Call, number] => [call, 0]),
    ...source
      .methods('stringify')
      .filter(({ receiver }) => !/^JSON$/.test(receiver.at(-1) ?? ''))
      .map((call): [Call, number] => [call, 0]),
    ...source.methods('withQuery').map((call): [Call, number] => [call, 1]),
  ];
  return calls.flatMap(([call, index]) => {
    const option = call.options(index);
    const sets = namesSet(source, call.variable);
    if (!isRequest(option) || sets.includes('')) return [];
    const fact = requestOf(call, option, library, 'address');
    const later = (name: string, setting: Setting): Setting => (sets.includes(name) ? { ...setting, value: unknown } : setting);
    return [{ ...fact, state: later('state', fact.state), pkce: later('code_challenge', fact.pkce), nonce: later('nonce', fact.nonce) }];
  });
}

function isRequest(option: Options): boolean {
  const type = option('response_type').value;
  const client = option('client_id').value;
  return types.test(textOf(type) ?? '') && client.kind !== 'absent';
}

/** The names that are set later on a variable's parameters; an empty one where that is not known. */
function namesSet(source: Source, variable: string | undefined): string[] {
  if (!variable) return [];
  return setters(source)
    .filter(({ receiver }) => receiver.join('.') === variable || receiver.join('.') === `${variable}.searchParams`)
    .map((call) => textOf(call.setting(0, 'name')) ?? '');
}

const setters = (source: Source): Call[] => [...source.methods('set'), ...source.methods('append')];

/** `https://example.com/authorize?response_type=code&client_id=${id}`. */
function fromTexts(source: Source): OAuthRequestFact[] {
  const built = source.builtTexts(/[?&]response_type=/);
  const isPart = ({ start, end }: Expression['span']): boolean => built.some(({ span }) => span.start <= start && end <= span.end);
  return [...source.texts(/[?&]response_type=/).filter(({ span }) => !isPart(span)), ...built].flatMap((text) => {
    const query = queryOf(text.value);
    const type = query?.response_type;
    if (!query || !type || !query.client_id || !types.test(textOf(type)?.replace(/\+|%20/g, ' ') ?? '')) return [];
    return [requestOf({ span: text.span, scopes: [] }, asOptions(query, text), library, 'address')];
  });
}

/** The parameters of an address; undefined where something unknown could hold several. An unknown value stands as `\0` in the text. */
function queryOf(value: Value): { [name: string]: Value } | undefined {
  const unknowns: Value[] = [];
  let text = '';
  for (const part of value.kind === 'text' ? value.parts : [value]) {
    if (part.kind === 'literal') text += String(part.value);
    else if (text.includes('?')) {
      if (!/[?&][\w.-]+=[^&]*$/.test(text) || text.endsWith('\0')) return undefined;
      text += '\0';
      unknowns.push(part);
    } else text += 'x';
  }
  if (!text.includes('?')) return undefined;
  const pairs = text.slice(text.indexOf('?') + 1).split('&');
  return Object.fromEntries(
    pairs.map((pair) => {
      const own = pair.slice(pair.indexOf('=') + 1);
      const [first = unknown] = unknowns.splice(0, own.split('\0').length - 1);
      return [pair.split('=')[0], own === '\0' ? first : own.includes('\0') ? unknown : literal(decode(own))];
    }),
  );
}

const decode = (text: string): string =>
  text
    .replace(/\+|%20/g, ' ')
    .replace(/%3A/gi, ':')
    .replace(/%2F/gi, '/');

/** Options whose members stand in one text. */
function asOptions(query: { readonly [name: string]: Value }, { span }: Expression): Options {
  const read = (path: string, fallback?: unknown): Setting => {
    const value = query[path] ?? (typeof fallback === 'string' ? literal(fallback) : absent);
    return { path, value, origin: query[path] ? 'written' : 'default', span };
  };
  return Object.assign(read, { expression: () => undefined, reference: () => undefined, closed: true, span }) as Options;
}

/** `url.searchParams.set('client_id', ...)`, one after the other. */
function fromSteps(source: Source): OAuthRequestFact[] {
  const groups = new Map<string, Call[]>();
  for (const call of setters(source)) {
    if (call.receiver.length === 0 || call.count !== 2) continue;
    const key = `${call.receiver.join('.')}@${call.scopes.join()}`;
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return [...groups.values()].flatMap((calls) => {
    const find = (name: string): Call | undefined => calls.find((call) => textOf(call.setting(0, 'name')) === name);
    const [type, client] = [find('response_type'), find('client_id')];
    const isKnown = calls.every((call) => textOf(call.setting(0, 'name')) !== undefined);
    if (!type || !client || !isKnown || !types.test(textOf(type.setting(1, 'value')) ?? '')) return [];
    const base = calls[0].receiver[0] ?? '';
    // Set under a condition, by a deeper function, or when the address was made: it may be there.
    const elsewhere = setters(source)
      .filter((call) => call.receiver[0] === base && call.scopes[0] === type.scopes[0] && !calls.includes(call))
      .map((call) => textOf(call.setting(0, 'name')));
    if (elsewhere.includes(undefined) || handsOn(source, base, type)) return [];
    const read = (path: string, fallback?: unknown): Setting => {
      const call = find(path);
      if (call) return { ...call.setting(1, path), path };
      const value = elsewhere.includes(path) ? unknown : typeof fallback === 'string' ? literal(fallback) : absent;
      return { path, value, origin: 'default', span: type.span };
    };
    const option = Object.assign(read, {
      expression: () => undefined,
      reference: () => undefined,
      closed: true,
      span: type.span,
    }) as Options;
    return [{ ...requestOf(type, option, library, 'address'), openid: asksIdentity(read('scope')) }];
  });
}

/** The address is given to a function, which may add to it. */
function handsOn(source: Source, name: string, type: Call): boolean {
  return source.everyCall().some((call) => {
    const last = call.steps.at(-1) ?? '';
    if (/^(set|append|redirect|assign|replace|open|push|json|send|URL|fetch|log|String|encodeURIComponent)$/.test(last)) return false;
    if (call.scopes[0] !== type.scopes[0]) return false;
    return [0, 1].some((index) => call.argument(index)?.steps.join('.') === name);
  });
}
