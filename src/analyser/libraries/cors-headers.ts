// The headers written by hand: https://fetch.spec.whatwg.org/#http-access-control-allow-origin
import type { CorsFact } from '../model/fact';
import { literal, type Setting, type Span, textOf } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';

const setters = ['setHeader', 'set', 'header', 'append', 'appendHeader'];
const allowOrigin = 'access-control-allow-origin';
const allowCredentials = 'access-control-allow-credentials';

export default defineLibrary({
  id: 'cors-headers',
  modules: [],
  triggers: [[allowOrigin]],
  detect: (source) => {
    if (/(vite|webpack|rsbuild|vitest|storybook|rspack)[^/]*\.[cm]?[jt]s$/.test(source.path)) return []; // servers for developing
    const headers = [...fromCalls(source), ...fromObjects(source), ...fromPairs(source)];
    const credentials = headers.filter(({ name }) => name === allowCredentials);
    return headers.filter(({ name }) => name === allowOrigin).map((one) => fact(source, one, credentials));
  },
});

interface Header {
  readonly name: string;
  readonly value: Expression;
  readonly setting: Setting;
  readonly span: Span;
  readonly scopes: readonly number[];
}

function fromCalls(source: Source): Header[] {
  return setters
    .flatMap((name) => source.methods(name))
    .concat(source.calls('@nestjs/common', 'Header.()'))
    .filter((call) => call.count === 2 && !call.onlyInDevelopment())
    .flatMap((call): Header[] => {
      const [name, value] = [textOf(call.setting(0, 'name'))?.toLowerCase(), call.argument(1)];
      return name && value ? [{ name, value: bare(value), setting: call.setting(1, name), span: call.span, scopes: call.scopes }] : [];
    });
}

/** `String(origin)` is the origin. */
function bare(value: Expression): Expression {
  const call = value.call();
  return (call?.path === 'String.()' && call.argument(0)) || value;
}

/** `writeHead(200, { 'Access-Control-Allow-Origin': ... })`, `headers: { ... }`. */
function fromObjects(source: Source): Header[] {
  const spelt = (name: string): string[] => [name, name.replace(/(^|-)./g, (start) => start.toUpperCase())];
  return [...spelt(allowOrigin), ...spelt(allowCredentials)].flatMap((name) =>
    source
      .written(name)
      .map(({ setting, expression, scopes }) => ({ name: name.toLowerCase(), value: expression, setting, span: setting.span, scopes })),
  );
}

/** `{ key: 'Access-Control-Allow-Origin', value: '*' }`: https://nextjs.org/docs/app/api-reference/config/next-config-js/headers */
function fromPairs(source: Source): Header[] {
  const keys = source.written('key');
  return keys.flatMap(({ setting: { value, span } }, index): Header[] => {
    const name = textOf(value)?.toLowerCase();
    if (name !== allowOrigin) return [];
    const next = keys[index + 1]?.setting.span.start ?? Number.POSITIVE_INFINITY;
    const pair = source.written('value').find((one) => one.setting.span.start > span.end && one.setting.span.start < next);
    return pair ? [{ name, value: pair.expression, setting: pair.setting, span: pair.setting.span, scopes: pair.scopes }] : [];
  });
}

function fact(source: Source, header: Header, credentials: readonly Header[]): CorsFact {
  const { setting, span, scopes, value } = header;
  const together = credentials.find(
    (one) => one.scopes.length === scopes.length && one.scopes.every((scope, index) => scope === scopes[index]),
  );
  const none: Setting = { path: 'credentials', value: literal(false), origin: 'default', span };
  return {
    kind: 'cors',
    library: 'the Access-Control-Allow-Origin header',
    span,
    scopes,
    origin: setting,
    reflects: isOfRequest(value) && !isChecked(source, header),
    credentials: together?.setting ?? none,
  };
}

/** `req.headers.origin`, `req.get('Origin')`, `request.headers.get('origin') ?? '*'`, or a variable with it. */
function isOfRequest(value: Expression): boolean {
  const { root, steps } = value.reference();
  if (root === 'global' || root === 'module') return false;
  if (/^origin$/i.test(steps.at(-1) ?? '') && steps.length > 1) return steps.some((step) => /^(headers?|req|request)$/.test(step));
  return (
    value.mentions().some((name) => /(^|\.)(headers?|get)\.origin$/i.test(name)) ||
    asksHeader(value.call(), /^origin$/i) ||
    value.origins().some((one) => asksHeader(one.call(), /^origin$/i))
  );
}

/** `req.get('origin')`, `headers.get('origin')`: a call that asks for a header of this name. */
export function asksHeader(call: Call | undefined, name: RegExp): boolean {
  return call !== undefined && /^(get|header)$/.test(call.steps.at(-1) ?? '') && name.test(textOf(call.setting(0, 'name')) ?? '');
}

const checks = ['includes', 'has', 'indexOf', 'test', 'some', 'find', 'match', 'endsWith', 'startsWith', 'exec', 'every'];

/** Anything in the function that looks at the origin, other than writing it out or into a log. */
function isChecked(source: Source, { value, scopes }: Header): boolean {
  const home = scopes[0];
  const inside = (one: { scopes: readonly number[] }): boolean => home === undefined || one.scopes[0] === home;
  const speaks = (one: Expression | undefined): boolean => one?.mentions().some((name) => /origin/i.test(name)) ?? false;
  const looked = value.uses().some(({ callee }) => callee !== undefined && !/log|console|debug|set|header|append|vary/i.test(callee));
  if (looked) return true;
  if (
    checks.some((name) =>
      source.methods(name).some((call) => inside(call) && (speaks(call.argument(0)) || call.receiver.some((step) => /origin/i.test(step)))),
    )
  )
    return true;
  if (source.comparisons().some((one) => inside(one) && (speaks(one.left) || speaks(one.right)))) return true;
  const others = source.accesses('origin').filter((one) => inside(one) && one.role === 'argument' && one.span.start !== value.span.start);
  return others.some(({ span }) => span.start < value.span.start || span.end > value.span.end);
}
