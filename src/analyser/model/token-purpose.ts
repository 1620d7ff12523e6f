import type { JwtSignFact, WholeObject } from './jwt-facts';
import { wordsOf } from './names';
import { inProduction, textOf } from './value';

const others =
  /^(verif\w*|confirm\w*|reset\w*|forgot\w*|recover\w*|invit\w*|activat\w*|unsubscribe|magic|otp|download|state|share\w*|service|machine|webhook|apikey|mail|email|optin|feed|link|preview|test|mock)$/;

/** What a token is for, by what it is called, its key and its own `type`: one for every request is an access token. */
export function purposeOf(fact: JwtSignFact): 'access' | 'refresh' | 'other' {
  const { hints, key, claims } = fact;
  if (provesClient(fact)) return 'other';
  const own = inProduction(key.value);
  const keyName = own.kind === 'env' || own.kind === 'unknown' ? (own.name ?? '') : '';
  const kinds = claims
    .filter(({ path }) => /^(type|token_?type|typ|purpose|use|kind|action|scope)$/i.test(path))
    .map((one) => textOf(one) ?? '');
  // `const accessToken = sign()` says more than that it stands in `refreshToken()`.
  const said = saysAccess(hints[0]) && !/refresh/i.test(keyName) ? hints.slice(0, 1) : hints;
  const words = [...said, keyName, ...kinds].flatMap(purposeWords);
  if (words.some((word) => /^(refresh\w*|remember)$/.test(word))) return 'refresh';
  return words.some((word) => others.test(word)) ? 'other' : 'access';
}

/**
 * A client shows it to a provider in place of its secret, and it is no user's: the audience is the provider (RFC 7523, section 3). Apple's lives up to
 * six months: https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret
 */
function provesClient({ audience, claims }: JwtSignFact): boolean {
  const written = [audience, ...claims.filter(({ path }) => path === 'aud')].map((one) => textOf(one) ?? '');
  return written.some((text) => /^https:\/\/(?:appleid\.apple\.com|[^/]+\/(?:[^?#]{0,200}\/)?token$)/.test(text));
}

const saysAccess = (hint = ''): boolean => wordsOf(hint).join(' ') === 'access token' || /^(new)?access_?token$/i.test(hint);

const people = new Set(
  'user usuario account member customer admin profile person employee student seller teacher doctor patient client owner vendor'.split(' '),
);

/** `refreshAccessToken` makes an access token, and `makeAccessAndRefreshTokens` both. */
function purposeWords(name: string): string[] {
  const words = wordsOf(name);
  return words.includes('access') ? words.filter((word) => word !== 'refresh') : words;
}

/** `user`, `newUser.toJSON()`; but not `req.user`, which may be the content of another token. */
export function namesPerson(name: string): boolean {
  const subject = plainName(name);
  return !subject.includes('.') && people.has(wordsOf(subject).at(-1) ?? '');
}

/** What turns a record of a database into a plain object leaves its fields as they are. */
const plainName = (name: string): string => name.replace(/\.((toJSON|toObject|get)\.\(\)|dataValues|_doc)$/, '');

/** Whether an object holds everything that a database knows of somebody. */
export function isRecord({ name, fetched }: WholeObject): boolean {
  if (fetched || namesPerson(name)) return true;
  const subject = plainName(name);
  if (subject !== name) return people.has(wordsOf(subject.split('.').at(-1) ?? '').at(-1) ?? '');
  return /(^|\.)(rows|results?|records|users|docs)\.0$/.test(name);
}
