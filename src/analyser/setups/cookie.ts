import type { Effective, EffectiveCookie, SetupCookie } from '../model/setup';
import type { SentCookie, SetupFact } from '../model/setup-facts';
import { isAbsent, type Primitive } from '../model/value';
import { circumstancesOf } from './circumstances';
import { type Circumstances, effective, given } from './effective';
import type { Scene } from './scene';

/** A cookie as the browser gets it while developing, and in production. */
export function cookieOf(cookie: SentCookie, fact: Pick<SetupFact, 'library' | 'version' | 'connection'>, scene: Scene): SetupCookie {
  return {
    purpose: cookie.purpose,
    development: cookieAt(cookie, circumstancesOf(fact, 'development', scene)),
    production: cookieAt(cookie, circumstancesOf(fact, 'production', scene)),
    size: sizeOf(cookie),
  };
}

function cookieAt(cookie: SentCookie, at: Circumstances): EffectiveCookie {
  const { because = {} } = cookie;
  const read = <T>(name: 'name' | 'httpOnly' | 'secure' | 'sameSite' | 'domain' | 'path', meaning: (value: Primitive) => T | null) =>
    effective(cookie[name], meaning, at, because[name]);
  const secure = read('secure', flag);
  return {
    sent: sent(cookie, secure, at),
    name: read('name', text),
    path: read('path', textOrNone),
    domain: read('domain', textOrNone),
    httpOnly: read('httpOnly', flag),
    secure,
    sameSite: read('sameSite', sameSite),
    lifetime: lifetime(cookie, at),
  };
}

function sent({ keptBackOverHttp }: SentCookie, secure: Effective<boolean>, { https }: Circumstances): Effective<boolean> {
  if (!keptBackOverHttp || secure.value === false) return given(true, 'default', 'nothing keeps it back');
  if (secure.value === null) return given<boolean>(null, secure.origin, 'a secure cookie is not sent over plain http');
  if (https.value === undefined) return given<boolean>(null, 'unknown', https.because);
  return given(https.value, https.origin, https.value ? https.because : `secure, but ${https.because}`);
}

function lifetime(cookie: SentCookie, at: Circumstances): Effective<number | 'session'> {
  const { maxAge, expires, because = {} } = cookie;
  const own = effective(maxAge, seconds(cookie.maxAgeUnit), at, because.maxAge);
  const isOpen = own.value === 'session' && !isAbsent(expires);
  return isOpen ? { ...effective(expires, () => null, at, because.expires), value: null } : own;
}

/** A lifetime in seconds, from what a number means in its library; nothing, or koa's word for it, is until the browser is closed. */
export function seconds(unit: SentCookie['maxAgeUnit']): (value: Primitive) => number | 'session' | null {
  return (value) => {
    if (value === undefined || value === null || value === 'session') return 'session';
    const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    return typeof count === 'number' && Number.isFinite(count) ? count / (unit === 'milliseconds' ? 1000 : 1) : null;
  };
}

/** The same where nothing set means nothing. */
export function plainSeconds(unit: SentCookie['maxAgeUnit']): (value: Primitive) => number | null {
  return (value) => {
    const own = seconds(unit)(value);
    return own === 'session' ? null : own;
  };
}

/** A setting's own text. */
export const text = (value: Primitive): string | null => (typeof value === 'string' ? value : null);
const textOrNone = (value: Primitive): string | null => (value === undefined || value === null || value === false ? '' : text(value));
const flag = (value: Primitive): boolean | null => (value === 'auto' ? null : Boolean(value));

function sameSite(value: Primitive): EffectiveCookie['sameSite']['value'] {
  if (value === true) return 'strict';
  if (value === undefined || value === null || value === false || value === '') return 'unset';
  const word = String(value).toLowerCase();
  return word === 'lax' || word === 'strict' || word === 'none' ? word : null;
}

function sizeOf({ size }: SentCookie): SetupCookie['size'] {
  if (!size) return null;
  return { bytes: size.bytes, chunks: size.chunk === undefined ? 1 : Math.ceil(size.bytes / size.chunk), because: size.because };
}
