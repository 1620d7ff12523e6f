import type { CookieAttributes } from '../model/fact';
import type { Primitive, Setting, Span, Value } from '../model/value';
import { absent, literal, unknown } from '../model/value';
import type { Options } from './define-library';

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

export interface CookieText {
  readonly name: Setting;
  readonly content: Value;
  readonly attributes: CookieAttributes;
}

const hole = '\0';

/**
 * Takes apart a `Set-Cookie` or `document.cookie` text (RFC 6265, section 5.2) of which parts may be unknown.
 * Undefined where not even the name is known.
 */
export function cookieText(value: Value, span: Span): CookieText | undefined {
  const parts = value.kind === 'text' ? value.parts : value.kind === 'literal' ? [value] : [];
  const text = parts.map((part) => (part.kind === 'literal' ? String(part.value) : hole)).join('');
  const [pair, ...rest] = text.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals).trim();
  if (equals < 1 || name.includes(hole)) return undefined;
  const content = pair.slice(equals + 1);
  const written = new Map(rest.map((one) => attributeOf(one)));
  const open = rest.some((one) => one.trim().startsWith(hole) || one.split('=')[0].includes(hole)) || pair.endsWith(`=${hole}${hole}`);
  const setting = (path: string, own: Value): Setting => ({
    path,
    value: own,
    origin: own.kind === 'absent' ? 'default' : 'written',
    span,
  });
  const read = (path: string, none: Value): Setting => {
    const own = written.get(path.toLowerCase());
    if (own === undefined) return setting(path, open ? unknown : none);
    return setting(path, own.includes(hole) ? unknown : literal(own));
  };
  const flag = (path: string): Setting => {
    if (written.has(path.toLowerCase())) return setting(path, literal(true));
    return { ...setting(path, open ? unknown : literal(false)), origin: 'default' };
  };
  return {
    name: setting('name', literal(name)),
    content: content.includes(hole) ? (parts.find((part) => part.kind !== 'literal') ?? unknown) : literal(content),
    attributes: {
      httpOnly: flag('httpOnly'),
      secure: flag('secure'),
      sameSite: read('sameSite', absent),
      domain: read('domain', absent),
      path: read('path', absent),
      maxAge: read('max-age', absent),
      expires: read('expires', absent),
    },
  };
}

function attributeOf(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text.trim().toLowerCase(), ''] : [text.slice(0, equals).trim().toLowerCase(), text.slice(equals + 1).trim()];
}

/** Whether a cookie is cleared: no content, or a lifetime that is over. */
export function clears(content: Value, { maxAge, expires }: CookieAttributes): boolean {
  if (content.kind === 'literal' && (content.value === '' || content.value === null || content.value === undefined)) return true;
  const age = maxAge.value.kind === 'literal' ? Number(maxAge.value.value) : Number.NaN;
  if (maxAge.value.kind === 'literal' && maxAge.value.value !== null && maxAge.value.value !== undefined && age <= 0) return true;
  return expires.value.kind === 'literal' && /1970/.test(String(expires.value.value));
}
