import type { CookieAttributes } from '../model/fact';
import type { Setting, Slot, Span, Value } from '../model/value';
import { absent, literal, unknown } from '../model/value';

export interface CookieText {
  readonly name: Setting;
  readonly content: Value;
  readonly attributes: CookieAttributes;
}

const hole = '\0';

/**
 * Takes apart a `Set-Cookie` or `document.cookie` text (RFC 6265, section 5.2) of which parts may be unknown. `end` is where
 * missing attributes can be added. Undefined where not even the name is known.
 */
export function cookieText(value: Value, span: Span, end?: Slot): CookieText | undefined {
  const parts = value.kind === 'text' ? value.parts : value.kind === 'literal' ? [value] : [];
  const text = parts.map((part) => (part.kind === 'literal' ? String(part.value) : hole)).join('');
  const [pair, ...rest] = text.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals).trim();
  if (equals < 1 || name.includes(hole)) return undefined;
  const content = pair.slice(equals + 1);
  const separator = /;\s*$/.test(text) ? ' ' : '; ';
  const written = new Map(rest.map((one) => attributeOf(one)));
  // Two unknown parts in a row are more than a value: attributes may stand in them.
  const two = hole + hole;
  const more = (one: string): boolean => one.includes(two) || one.trim().startsWith(hole) || one.split('=')[0].includes(hole);
  const open = text.endsWith(two) || pair.endsWith(`=${two}`) || rest.some(more);
  const setting = (path: string, own: Value): Setting => ({
    path,
    value: own,
    origin: own.kind === 'absent' ? 'default' : 'written',
    span,
  });
  const missing = (own: Setting, start: string): Setting => ({
    ...own,
    origin: 'default',
    slot: open ? undefined : slotAt(end, `${separator}${start}`),
  });
  const read = (path: string, start: string): Setting => {
    const own = written.get(path);
    if (own === undefined) return missing(setting(path, open ? unknown : absent), `${start}=`);
    return setting(path, own.includes(hole) ? unknown : literal(own));
  };
  const flag = (path: string, start: string): Setting => {
    if (written.has(path)) return setting(path, literal(true));
    return missing(setting(path, open ? unknown : literal(false)), start);
  };
  return {
    name: setting('name', literal(name)),
    content: content.includes(hole) ? (parts.find((part) => part.kind !== 'literal') ?? unknown) : literal(content),
    attributes: {
      httpOnly: flag('httponly', 'HttpOnly'),
      secure: flag('secure', 'Secure'),
      sameSite: read('samesite', 'SameSite'),
      domain: read('domain', 'Domain'),
      path: read('path', 'Path'),
      maxAge: read('max-age', 'Max-Age'),
      expires: read('expires', 'Expires'),
    },
  };
}

function attributeOf(text: string): [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text.trim().toLowerCase(), ''] : [text.slice(0, equals).trim().toLowerCase(), text.slice(equals + 1).trim()];
}

/** An attribute is added behind the others, whether the text already ends or goes on in an expression. */
function slotAt(end: Slot | undefined, start: string): Slot | undefined {
  return end && { ...end, before: end.before + start, inText: true };
}
