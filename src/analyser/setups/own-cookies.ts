import { groupBy } from '../group';
import type { CookieFact } from '../model/fact';
import { isAuthenticationCookie, namesOf, namesToken } from '../model/names';
import type { Setup, SetupCookie } from '../model/setup';
import type { SentCookie } from '../model/setup-facts';
import { isAbsent, literal, numberOf, type Setting, textOf } from '../model/value';
import { cookieOf } from './cookie';
import type { Scene } from './scene';

/** The cookies that code sets itself and that say who the user is, each name once. */
export function ownCookies({ project }: Scene): CookieFact[] {
  const all = project.all('cookie').filter((fact) => saysWho(fact) && !project.isTest(fact.span.file));
  const keyOf = ({ name }: CookieFact) => textOf(name) ?? namesOf(name.value).join('.');
  return [...groupBy(all, keyOf).values()].map(([first]) => first);
}

/** What rules take for one, and whatever is given something that is called a token. */
export function saysWho(fact: CookieFact): boolean {
  if (fact.holdsSession || fact.deletes) return false;
  return isAuthenticationCookie(fact) || (fact.content.kind !== 'literal' && namesOf(fact.content).some(namesToken));
}

/** A cookie that code sets itself. */
export function ownCookie(fact: CookieFact, scene: Scene): SetupCookie {
  const holdsToken = [...namesOf(fact.name.value), ...namesOf(fact.content)].some(namesToken);
  const cookie: SentCookie = { ...fact, ...lasting(fact), purpose: holdsToken ? 'token' : 'other' };
  return cookieOf(cookie, { library: fact.library }, scene);
}

/** Days of js-cookie and dates after now as a maximal age. */
function lasting({ maxAge, expires, expiresAfter, maxAgeUnit }: CookieFact): Pick<SentCookie, 'maxAge' | 'expires' | 'maxAgeUnit'> {
  const none: Setting = { ...expires, value: { kind: 'absent' } };
  if (maxAgeUnit === 'days') {
    const days = numberOf(expires);
    return days === undefined
      ? { maxAge: none, expires, maxAgeUnit: 'seconds' }
      : { maxAge: { ...expires, value: literal(days * 86_400) }, expires: none, maxAgeUnit: 'seconds' };
  }
  const isDate = isAbsent(maxAge) && expiresAfter !== undefined && expiresAfter.kind !== 'unknown';
  return isDate
    ? { maxAge: { ...expires, value: expiresAfter }, expires: none, maxAgeUnit: 'milliseconds' }
    : { maxAge, expires, maxAgeUnit };
}

/** Where no token goes with them: a set-up of their own, at the first of them. */
export function cookieSetups(scene: Scene, cookies: readonly CookieFact[]): Setup[] {
  if (cookies.length === 0) return [];
  return [
    {
      ...scene.place(cookies[0].span),
      application: scene.folder,
      library: 'own cookies',
      version: null,
      strategy: null,
      strategyBecause: '',
      providers: [],
      adapter: null,
      store: null,
      lifetime: null,
      updateAge: null,
      tokenLifetime: null,
      cookies: cookies.map((cookie) => ownCookie(cookie, scene)),
      secrets: [],
    },
  ];
}
