import type { SentCookie } from './setup-facts';
import { isAbsent, literal, type Primitive, type Setting, type Value } from './value';

/** A setting that the library decides by the connection: what applies over https, and over plain http. */
export function byConnection(setting: Setting, https: Value, http: Value): Setting {
  return { ...setting, origin: 'inferred', value: { kind: 'by-environment', production: https, development: http } };
}

/** Replaces a word such as `auto`, or what is not written, by what the library makes of it over https and over http. */
export function connectionFor(setting: Setting, word: Primitive | undefined, https: Primitive, http: Primitive): Setting {
  const { value } = setting;
  const isMeant = word === undefined ? isAbsent(value) : value.kind === 'literal' && value.value === word;
  return isMeant ? byConnection(setting, literal(https), literal(http)) : setting;
}

/** Settings of a cookie, with the words for those of them that the connection decides. */
export function byRequest(settings: Pick<Partial<SentCookie>, 'secure' | 'sameSite'>): Partial<SentCookie> {
  const decided = Object.entries(settings).filter(([, setting]) => setting?.origin === 'inferred');
  return { ...settings, because: Object.fromEntries(decided.map(([name]) => [name, 'follows the connection'])) };
}

/** The cookie that signs another one: the same attributes, `.sig` after the name. https://github.com/pillarjs/cookies#readme */
export function signatureOf(cookie: SentCookie): SentCookie {
  const { name } = cookie;
  const value: Value =
    name.value.kind === 'literal'
      ? literal(`${name.value.value}.sig`, name.value.at)
      : { kind: 'text', parts: [name.value, literal('.sig')] };
  // SHA-1 in base64url without padding.
  return { ...cookie, purpose: 'signature', name: { ...name, value }, size: { bytes: 27, because: 'an HMAC-SHA1' } };
}

/** The same setting with another value for each that a switch may have. */
export function mapped(setting: Setting, change: (on: boolean) => Primitive): Setting {
  return { ...setting, value: mappedValue(setting.value, change) };
}

function mappedValue(value: Value, change: (on: boolean) => Primitive): Value {
  if (value.kind === 'by-environment')
    return { ...value, production: mappedValue(value.production, change), development: mappedValue(value.development, change) };
  return value.kind === 'literal' ? literal(change(Boolean(value.value)), value.at) : { kind: 'unknown' };
}
