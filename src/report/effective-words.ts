import { inWords } from '../analyser/model/cookie-lifetime';
import type { Effective, EffectiveCookie, Setup, SetupCookie } from '../analyser/model/setup';
import { whereIs } from './place';

/** A set-up on one line, as it is in production: `jwt, 30 days, cookie __Secure-authjs.session-token; HttpOnly; Secure; SameSite=Lax`. */
export function effectiveLine({ strategy, lifetime, tokenLifetime, cookies }: Setup): string {
  const cookie = cookies.find(({ purpose }) => purpose === 'session' || purpose === 'session-data') ?? cookies[0];
  const lives = (lifetime ?? tokenLifetime)?.value ?? null;
  const parts = [
    strategy ?? 'sign-in',
    ...(lives === null ? [] : [lifetimeInWords(lives)]),
    ...(cookie ? [`cookie ${cookieLine(cookie.production)}`] : []),
  ];
  return parts.join(', ');
}

/** As in `Set-Cookie`: `sid; HttpOnly; Secure; SameSite=Lax`; what is not known has a question mark. */
export function cookieLine({ sent, name, httpOnly, secure, sameSite, domain, path }: EffectiveCookie): string {
  const flag = (word: string, { value }: Effective<boolean>) => (value === null ? [`${word}?`] : value ? [word] : []);
  const site = sameSite.value === null ? ['SameSite?'] : sameSite.value === 'unset' ? [] : [`SameSite=${capital(sameSite.value)}`];
  return [
    name.value ?? 'with a name not known',
    ...(domain.value ? [`Domain=${domain.value}`] : []),
    ...(path.value && path.value !== '/' ? [`Path=${path.value}`] : []),
    ...flag('HttpOnly', httpOnly),
    ...flag('Secure', secure),
    ...site,
    ...(sent.value === false ? ['not sent'] : []),
  ].join('; ');
}

/** `30 days`, or `until the browser is closed`. */
export function lifetimeInWords(seconds: number | 'session'): string {
  return seconds === 'session' ? 'until the browser is closed' : inWords(seconds);
}

/** A value as a person reads it. */
export function valueInWords(value: string | number | boolean | null, empty = 'none'): string {
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === '' ? empty : String(value);
}

/** Where a value comes from: `written in lib/auth.ts:3:7`, `default of next-auth 4.24.15`. */
export function originInWords({ origin, because, place }: Effective<unknown>, root: string): string {
  const where = place ? whereIs(place, root) : '';
  if (origin === 'written') return because === 'written' ? `written in ${where}` : `${because} in ${where}`;
  const words = origin === 'environment' ? `environment: ${because}` : because;
  return where ? `${words}, ${where}` : words;
}

const purposes: { readonly [purpose in SetupCookie['purpose']]: string } = {
  session: 'Cookie of the session',
  'session-data': 'Cookie that holds the session',
  signature: 'Cookie that signs it',
  csrf: 'Cookie against requests from other sites',
  'callback-url': 'Cookie with the address to return to',
  'sign-in': 'Cookie while somebody signs in',
  token: 'Cookie with a token',
  other: 'Cookie',
};

/** What a cookie is for, and how large it gets. */
export function cookieTitle({ purpose, size }: SetupCookie): string {
  if (!size) return purposes[purpose];
  const chunks = size.chunks > 1 ? ` in ${size.chunks} cookies` : '';
  return `${purposes[purpose]}, about ${size.bytes} bytes${chunks} (${size.because})`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
