import type { CookieAttributes, CookieFact } from '../model/fact';
import type { Primitive, Setting, Span, Value } from '../model/value';
import { literal, unknown } from '../model/value';
import { cookieText } from './cookie-text';
import { type Call, callWith, type Expression, type Options, type Source } from './define-library';

export { type CookieText, cookieText } from './cookie-text';

export type AttributeDefaults = { readonly [name in keyof CookieAttributes]?: Primitive | Value };

/** APIs that add nothing by themselves: `res.cookie`, `cookie.serialize`, Next.js `cookies().set`. */
export const offByDefault: AttributeDefaults = { httpOnly: false, secure: false };

/** The attributes of one cookie from an options object; `below` is the path of the object that holds them, with its dot. */
export function cookieAttributes(option: Options, defaults: AttributeDefaults, below = ''): CookieAttributes {
  const read = (name: keyof CookieAttributes): Setting => option(below + name, defaults[name]);
  return {
    httpOnly: read('httpOnly'),
    secure: read('secure'),
    sameSite: read('sameSite'),
    domain: read('domain'),
    path: read('path'),
    maxAge: read('maxAge'),
    expires: read('expires'),
  };
}

/** What a library's documentation says of the cookies that it writes. */
export interface CookieApi {
  /** As a person would name it in a message. */
  readonly library: string;
  readonly writer?: CookieFact['writer'];
  readonly maxAgeUnit?: CookieFact['maxAgeUnit'];
  readonly defaults?: AttributeDefaults;
}

/** The parts of one cookie, wherever the library takes them from. */
export interface CookieParts {
  readonly span: Span;
  readonly scopes: readonly number[];
  readonly name: Setting;
  readonly content: Value;
  readonly attributes: CookieAttributes;
  readonly expiresAfter?: Value;
  readonly deletes?: boolean;
}

/** One cookie that is set or cleared. */
export function cookieFact({ library, writer = 'server', maxAgeUnit = 'seconds' }: CookieApi, parts: CookieParts): CookieFact {
  const { span, scopes, name, content, attributes, expiresAfter } = parts;
  return {
    kind: 'cookie',
    library,
    span,
    scopes,
    name,
    content,
    holdsSession: false,
    writer,
    deletes: parts.deletes ?? clears(content, attributes),
    maxAgeUnit,
    expiresAfter,
    ...attributes,
  };
}

/** `set(name, value, options)`; `from` counts the arguments before the name. */
export function cookieSet(call: Call, api: CookieApi, from = 0): CookieFact {
  const option = call.options(from + 2);
  return cookieFact(api, {
    span: call.span,
    scopes: call.scopes,
    name: call.setting(from, 'name'),
    content: contentOf(call.argument(from + 1)) ?? call.setting(from + 1, 'value').value,
    ...lifetimeParts(option, api),
  });
}

/** `set({ name, value, ...attributes })`. */
export function cookieSetByObject(call: Call, api: CookieApi, at = 0): CookieFact {
  const option = call.options(at);
  const content = contentOf(option.expression('value')) ?? option('value').value;
  return cookieFact(api, { span: call.span, scopes: call.scopes, name: option('name'), content, ...lifetimeParts(option, api) });
}

/** `clear(name, options)`. */
export function cookieCleared(call: Call, api: CookieApi, from = 0): CookieFact {
  const attributes = cookieAttributes(call.options(from + 1), api.defaults ?? offByDefault);
  const { span, scopes } = call;
  return cookieFact(api, { span, scopes, name: call.setting(from, 'name'), content: literal(''), attributes, deletes: true });
}

/** A `Set-Cookie` header or `document.cookie` text; nothing where its name is not known. */
export function cookieFromText(api: CookieApi, written: Expression, span: Span, scopes: readonly number[]): CookieFact[] {
  const text = cookieText(written.value, span, written.textEnd());
  return text ? [cookieFact(api, { span, scopes, ...text })] : [];
}

function lifetimeParts(option: Options, { defaults = offByDefault }: CookieApi): Pick<CookieParts, 'attributes' | 'expiresAfter'> {
  const attributes = cookieAttributes(option, defaults);
  const expires = option.expression('expires');
  const call = expires?.call();
  const date = call?.root === 'global' && call.path === 'Date.new()' && call.count === 1 ? call.argument(0)?.value : undefined;
  if (date?.kind !== 'literal') return { attributes, expiresAfter: expires?.fromNow() };
  return { attributes: { ...attributes, expires: { ...attributes.expires, value: date } } };
}

const encoders = new Set(['JSON.stringify', 'encodeURIComponent', 'encodeURI', 'escape', 'btoa', 'window.btoa']);

/** What is kept; where it is turned into JSON or encoded, what it was before. Undefined where nothing is given. */
export function contentOf(written: Expression | undefined): Value | undefined {
  const call = written?.call();
  const encoded = call?.root === 'global' && encoders.has(call.steps.join('.'));
  return encoded ? (contentOf(call.argument(0)) ?? unknown) : written?.value;
}

/** Whether a cookie is cleared: no content, or a lifetime that is over. */
export function clears(content: Value, { maxAge, expires }: CookieAttributes): boolean {
  if (content.kind === 'literal' && (content.value === '' || content.value === null || content.value === undefined)) return true;
  const age = maxAge.value.kind === 'literal' ? Number(maxAge.value.value) : Number.NaN;
  if (maxAge.value.kind === 'literal' && maxAge.value.value !== null && maxAge.value.value !== undefined && age <= 0) return true;
  if (expires.value.kind !== 'literal') return false;
  return typeof expires.value.value === 'number' ? expires.value.value <= 0 : /1970/.test(String(expires.value.value));
}

/** `res`, `response`, `reply`, alone or inside of something (`ctx.res`, `this.res`), or a parameter of such a type. */
const isResponse = (name: string): boolean => /^(res|resp|response|reply|_res|rsp)$|(Res|Response|Reply)$/.test(name);

/** Whether a call is made on the answer to a request. */
export function answers({ root, receiver, steps, type }: Call): boolean {
  if (root === 'global' || receiver.length === 0) return false;
  return receiver.some(isResponse) || /^(\w*Response|FastifyReply)$/.test(root === 'module' ? steps[0] : (type ?? ''));
}

/** What a written value speaks of, that which it is encoded from included: `const text = JSON.stringify(value)`. */
export function mentionedIn(written: Expression | undefined): string[] {
  const call = written?.call();
  const encoded = call?.root === 'global' && encoders.has(call.steps.join('.'));
  return [...(written?.mentions() ?? []), ...(encoded ? (call.argument(0)?.mentions() ?? []) : [])];
}

/** The calls of this file to the function around `set(name, value)`, where that only hands on both, in the order of `set`. */
export function wrappedBy(source: Source, call: Call): Call[] {
  const around = call.around();
  const names = around?.parameters.map(({ name }) => name) ?? [];
  const key = names.indexOf(call.argument(0)?.steps.join('.') ?? '');
  const mentioned = mentionedIn(call.argument(1));
  const content = names.findIndex((name, index) => index !== key && name !== undefined && mentioned.includes(name));
  if (!around?.name || key < 0 || content < 0) return [];
  const isOwn = ({ root, receiver }: Call): boolean => root === 'local' && (receiver.length === 0 || receiver.join() === 'this');
  return source
    .methods(around.name)
    .filter(isOwn)
    .map((outer) =>
      callWith(outer, {
        argument: (index) => outer.argument(index === 0 ? key : content),
        setting: (index, name) => outer.setting(index === 0 ? key : content, name),
      }),
    );
}
