import type { CookieFact, StorageFact } from './fact';
import { textOf, type Value } from './value';

const authentication = new Set([
  'session',
  'sessions',
  'sess',
  'sid',
  'sessionid',
  'sessid',
  'phpsessid',
  'jsessionid',
  'auth',
  'authentication',
  'authorization',
  'authtoken',
  'token',
  'tokens',
  'jwt',
  'jwttoken',
  'accesstoken',
  'refreshtoken',
  'idtoken',
  'access',
  'refresh',
  'bearer',
  'login',
  'loggedin',
  'signin',
  'remember',
  'rememberme',
  'credential',
  'credentials',
  'sso',
  'apikey',
  'connect',
  'authcookie',
  'usertoken',
]);

/** Words that say the cookie or entry is something else, whatever stands beside them. */
const other = new Set([
  'csrf',
  'xsrf',
  'csrftoken',
  'xsrftoken',
  'theme',
  'locale',
  'lang',
  'language',
  'consent',
  'banner',
  'analytics',
  'tracking',
  'utm',
  'ga',
  'color',
  'mode',
  'push',
  'fcm',
  'device',
  'nonce',
  'state',
  'verifier',
  'pkce',
  'challenge',
  'redirect',
  'return',
  'returnto',
  'returnurl',
  'callback',
  'url',
  'uri',
  'flash',
  'expiry',
  'expires',
  'expiration',
  'exp',
  'expiresat',
  'expiresin',
  'count',
  'type',
  'captcha',
  'recaptcha',
  'turnstile',
  'design',
  'css',
  'mapbox',
  'visited',
  'dismissed',
  'history',
  'error',
  'hint',
  'time',
  'timestamp',
  'date',
  'tab',
  'path',
  'route',
  'page',
  'step',
  'method',
  'provider',
  'status',
  'disabled',
  'enabled',
  'cart',
  'basket',
  'currency',
  'filter',
  'sort',
  'color',
  'sidebar',
  'tour',
  'onboarding',
  'modal',
  'popup',
  'notification',
  'notifications',
  'invite',
  'invitation',
  'name',
  'last',
  'source',
  'attempt',
  'attempts',
  'prompt',
  'version',
  'valid',
  'format',
  'length',
  'size',
  'ttl',
  'lifetime',
  'interval',
  'rate',
  'settings',
  'preferences',
  'config',
  'max',
  'min',
  'total',
  'used',
  'usage',
  'limit',
  'balance',
  'price',
  'symbol',
  'decimals',
  'address',
  'contract',
  'amount',
  'supply',
  'budget',
  'list',
  'email',
  'mail',
  'username',
  'timeout',
  'start',
  'started',
  'end',
  'ended',
  'warning',
  'message',
  'messages',
  'continuation',
  'cursor',
  'sync',
  'cancel',
  'abort',
]);

/** A pattern that every text with an authentication cookie or entry holds somewhere (case does not matter). */
export const authenticationWords =
  'sess|sid\\b|auth(?!ors?\\b|ed\\b)|token|jwt|login|logged|sign_?in|remember|access\\b(?!-)|refresh|bearer|credential|sso\\b|api_?key';

/** The words of a name: `refreshToken`, `refresh_token` and `__Host-refresh-token` all give refresh and token. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'host' && word !== 'secure');
}

/** The promise that a cookie's name makes; browsers do not mind the case. */
export function namesPrefix(name: string): '__Host-' | '__Secure-' | undefined {
  if (/^__host-/i.test(name)) return '__Host-';
  return /^__secure-/i.test(name) ? '__Secure-' : undefined;
}

/** Whether a cookie or storage entry of this name says who the user is. */
export function namesAuthentication(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => other.has(word))) return false;
  return words.some((word, index) => authentication.has(word) || authentication.has(word + (words[index + 1] ?? '')));
}

/** Whether a name says that its value is a token, so that who holds it is the user. */
export function namesToken(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => other.has(word))) return false;
  return (
    words.some((word) => /^(tokens?|jwt|bearer|authtoken|accesstoken|refreshtoken|idtoken|jwttoken|usertoken|apikey)$/.test(word)) ||
    words.join('') === 'apikey'
  );
}

/** Whether a name speaks of a refresh token. */
export function namesRefreshToken(name: string): boolean {
  return /refresh_?token|refresh/i.test(name) && namesAuthentication(name);
}

/** Whether a cookie that is set (not cleared) says who the user is: a session library's, or one with such a name. */
export function isAuthenticationCookie({ holdsSession, deletes, name, content }: CookieFact): boolean {
  return !deletes && (holdsSession || (!isFlag(content) && namesAuthentication(textOf(name) ?? '')));
}

/** What a storage entry holds, told by its key, else by the name of what is stored. */
export function storedToken({ key, content }: StorageFact): 'token' | 'refresh token' | undefined {
  const ownKey = namesIn(key);
  if (isFlag(content) || ownKey.some((name) => wordsOf(name).some((word) => other.has(word)))) return undefined;
  const stored = [...ownKey, ...(content.kind === 'literal' ? [] : namesIn(content))];
  if (!stored.some(namesToken)) return undefined;
  return stored.some(namesRefreshToken) ? 'refresh token' : 'token';
}

/** Values that prove nothing: a mark that someone is signed in, or out. */
function isFlag(content: Value): boolean {
  return (
    content.kind === 'literal' &&
    /^(|true|false|yes|no|on|off|0|1|none|null|undefined|deleted|expired|invalid|logged-?out)$/i.test(String(content.value))
  );
}

/** The names by which an expression speaks of itself: a text, a variable, a member, the parts of a template or an object. */
function namesIn(value: Value): string[] {
  if (value.kind === 'literal') return [String(value.value)];
  if (value.kind === 'text') return value.parts.flatMap(namesIn);
  if (value.kind === 'object') return Object.keys(value.members).filter((name) => !isFlag(value.members[name]));
  return value.kind === 'unknown' && value.name ? [value.name.replaceAll('()', '').split('.').filter(Boolean).at(-1) ?? ''] : [];
}
