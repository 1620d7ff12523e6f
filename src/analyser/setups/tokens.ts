import { groupBy } from '../group';
import { inWords } from '../model/cookie-lifetime';
import type { CookieFact, JwtSignFact, JwtVerifyFact } from '../model/fact';
import type { Effective, Setup } from '../model/setup';
import { lifetimeOf } from '../model/token-lifetime';
import { purposeOf } from '../model/token-purpose';
import { inProduction, isAbsent } from '../model/value';
import { secretsAt } from './from-facts';
import { ownCookie } from './own-cookies';
import type { Scene } from './scene';

/** One set-up for each library that signs or checks tokens; what code sets as cookies goes with the first of them that signs. */
export function tokenSetups(scene: Scene, cookies: readonly CookieFact[]): Setup[] {
  const { project } = scene;
  const facts = [...project.all('jwt-sign'), ...project.all('jwt-verify')].filter(({ span }) => !project.isTest(span.file));
  const groups = [...groupBy(facts, ({ library }) => library).values()];
  const carrier = groups.find((group) => group.some(({ kind }) => kind === 'jwt-sign')) ?? groups[0];
  return groups.map((group) => tokenSetup(group, scene, group === carrier ? cookies : []));
}

function tokenSetup(facts: readonly (JwtSignFact | JwtVerifyFact)[], scene: Scene, cookies: readonly CookieFact[]): Setup {
  const [{ library, span }] = facts;
  const signs = facts.filter((fact) => fact.kind === 'jwt-sign');
  const main = signs.find((fact) => purposeOf(fact) === 'access') ?? signs[0];
  return {
    ...scene.place(main?.span ?? span),
    application: scene.folder,
    library,
    version: facts.find(({ version }) => version)?.version ?? null,
    strategy: 'token',
    strategyBecause: 'signed tokens say who the user is',
    providers: [],
    adapter: null,
    store: null,
    lifetime: null,
    updateAge: null,
    tokenLifetime: main ? tokenLifetime(main, scene) : null,
    cookies: cookies.map((cookie) => ownCookie(cookie, scene)),
    secrets: secretsAt(library, 'anywhere', scene),
  };
}

function tokenLifetime(fact: JwtSignFact, { place }: Scene): Effective<number> {
  const { expiresIn, payloadExpiry } = fact;
  const value = lifetimeOf(fact) ?? null;
  const decisive = isAbsent(expiresIn) && !isAbsent(payloadExpiry) ? payloadExpiry : expiresIn;
  const own = inProduction(decisive.value);
  if (own.kind === 'absent') return { value: null, origin: 'default', because: 'tokens do not expire' };
  const at = { place: place(decisive.value.at ?? decisive.span) };
  if (own.kind === 'env')
    return { value, origin: 'environment', because: value === null ? own.name : `where ${own.name} is not set`, ...at };
  return value === null
    ? { value, origin: 'unknown', because: 'only known when it runs', ...at }
    : { value, origin: 'written', because: 'written', ...at };
}

/** `that lives 15 minutes`, ` that does not expire`, or nothing where it is not known. */
export function livesHowLong(fact: JwtSignFact): string {
  const seconds = lifetimeOf(fact);
  if (seconds !== undefined) return ` that lives ${inWords(seconds)}`;
  return isAbsent(fact.expiresIn) && isAbsent(fact.payloadExpiry) ? ' that does not expire' : '';
}
