import type { CookieFact } from './fact';
import { authentication, other } from './name-words';
import { textOf, type Value } from './value';

/** A pattern that every text with an authentication cookie or entry holds somewhere (case does not matter). */
export const authenticationWords =
  'sess|sid\\b|auth(?!ors?\\b|ed\\b)|token|jwt|login|logged|sign_?in|remember|access\\b(?!-)|refresh|bearer|credential|sso\\b|api_?key';

/** The same for cookies that should not hold what they hold: a password, a secret, a card number. */
export const cookieWords = `${authenticationWords}|passw|pass_?phrase|\\bpwd|secret|card_?n(o|um)|credit_?card|\\bcv[vc]\\b|\\bssn\\b`;

/** A pattern that every text holds somewhere that keeps a token, a password or a card's number in a place of the browser. */
export const keptWords =
  'token|jwt|bearer|api_?key|passw|\\bpwd|pass_?(phrase|code)|credit_?card|card_?n(o|um)|cc_?number|\\bcv[vc]|\\bssn\\b|social_?security';

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

/** `tokenRegisteredAt` is a time. */
const isOther = (words: readonly string[]): boolean => words.some((word) => other.has(word)) || (words.length > 1 && words.at(-1) === 'at');

/** Whether a cookie or storage entry of this name says who the user is. */
export function namesAuthentication(name: string): boolean {
  const words = wordsOf(name);
  if (isOther(words)) return false;
  return words.some((word, index) => authentication.has(word) || authentication.has(word + (words[index + 1] ?? '')));
}

/** Whether a name says that it is about something else, whatever stands beside that. */
export const namesOther = (name: string): boolean => isOther(wordsOf(name));

/** Whether a name says that its value is a token, so that who holds it is the user. */
export function namesToken(name: string): boolean {
  const words = wordsOf(name);
  if (isOther(words)) return false;
  return (
    words.some((word) => /^(tokens?|jwt|bearer|authtoken|accesstoken|refreshtoken|idtoken|jwttoken|usertoken|apikey)$/.test(word)) ||
    words.join('') === 'apikey'
  );
}

/** Whether a name speaks of a refresh token. */
export function namesRefreshToken(name: string): boolean {
  return /refresh_?token|refresh/i.test(name) && namesAuthentication(name);
}

/** Whether a cookie that is set (not cleared) says who the user is: a session library's, one with such a name, or one that holds a token. */
export function isAuthenticationCookie({ holdsSession, deletes, name, content }: CookieFact): boolean {
  if (deletes || holdsSession) return !deletes;
  if (isFlag(content) || isChoice(content)) return false;
  return namesAuthentication(textOf(name) ?? '') || (maySignIn(name.value) && holdsToken(content));
}

/** What somebody chose, or how it stands, rather than a token: `form.rememberMe`, `user.isLoggedIn`. */
const isChoice = (content: Value): boolean =>
  content.kind === 'unknown' && namesOf(content).some((name) => /^(remember_?(me)?|(is|has)[A-Z_]\w*(ed|[iI]n))$/i.test(name));

/** A cookie's name that speaks of nothing else: `COOKIE_NAME`, but neither `csrf` nor a parameter that is only called `name`. */
function maySignIn(name: Value): boolean {
  if (name.kind !== 'unknown') return !namesOf(name).some(namesOther);
  const words = namesOf(name)
    .flatMap(wordsOf)
    .filter((word) => !/^(name|key)$/.test(word));
  return words.length > 0 && !words.some((word) => other.has(word));
}

/** A value that is called a token, or was signed as one just before. */
function holdsToken(content: Value): boolean {
  if (content.kind === 'literal') return false;
  const signed =
    content.kind === 'unknown' && /^(jsonwebtoken:sign|jose:SignJWT\.new\(\).*sign|@nestjs\/jwt:.*sign)/.test(content.from ?? '');
  return signed || namesOf(content).some(namesToken);
}

/** Values that prove nothing: a mark that someone is signed in, or out. */
export function isFlag(content: Value): boolean {
  return (
    content.kind === 'literal' &&
    /^(|true|false|yes|no|on|off|0|1|none|null|undefined|deleted|expired|invalid|logged-?out)$/i.test(String(content.value))
  );
}

/** The names by which an expression speaks of itself: a text, a variable, a member, the parts of a template or an object. */
export function namesOf(value: Value): string[] {
  if (value.kind === 'literal') return [String(value.value)];
  if (value.kind === 'text') return value.parts.flatMap(namesOf);
  if (value.kind === 'object') return Object.keys(value.members).filter((name) => !isFlag(value.members[name]));
  return value.kind === 'unknown' && value.name ? [value.name.replaceAll('()', '').split('.').filter(Boolean).at(-1) ?? ''] : [];
}
