import type { AnswerValues, QuestionId } from './answers';
import { storeOf } from './detect-dependencies';
import type { Evidence } from './evidence';
import type { Seen, SeenFact, SeenPackage } from './seen';

type FactOf<K extends SeenFact['kind']> = Extract<SeenFact, { kind: K }>;

/** Answers that facts of the analyser give: providers, stores, who verifies, what tokens carry, which routes there are. */
export function factEvidence(seen: Seen, packages: readonly SeenPackage[]): Evidence[] {
  const facts = <K extends SeenFact['kind']>(kind: K) => seen.facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
  return [
    ...providers(facts('authjs')),
    ...facts('authjs').flatMap(adapterStore),
    ...facts('session').flatMap(sessionStore),
    ...verifiers(facts('jwt-verify'), packages),
    ...facts('jwt-verify').flatMap(revocationCheck),
    ...facts('jwt-sign').flatMap(rolesInToken),
    ...facts('route').flatMap(routes),
  ];
}

function say<Q extends QuestionId>({ file, line }: SeenFact, question: Q, value: AnswerValues[Q], because: string): Evidence {
  return { question, value, file, line, because };
}

/** All configurations together: a password beside another provider makes the sign-in mixed, wherever they stand. */
function providers(facts: readonly FactOf<'authjs'>[]): Evidence[] {
  const all = facts.flatMap((fact) => fact.providers);
  const withPassword = all.some(({ type }) => type === 'credentials');
  const others = all.some(({ type }) => type !== 'credentials');
  const complete = facts.every((fact) => fact.complete);
  const named = facts.filter((fact) => fact.providers.length > 0);
  const value = withPassword && others ? 'mixed' : !complete ? undefined : withPassword ? 'credentials-only' : others ? 'oauth' : undefined;
  if (value === undefined) return [];
  return named.map((fact) => say(fact, 'providers', value, `providers: ${namesOf(fact)}`));
}

function namesOf({ providers: all }: FactOf<'authjs'>): string {
  const names = all.slice(0, 6).map(({ id }) => id);
  return all.length > names.length ? `${names.join(', ')} and ${all.length - names.length} more` : names.join(', ');
}

function adapterStore(fact: FactOf<'authjs'>): Evidence[] {
  return fact.adapter ? [say(fact, 'store', 'sql', 'an adapter connects Auth.js with a store')] : [];
}

function sessionStore(fact: FactOf<'session'>): Evidence[] {
  const { store, library } = fact;
  if (store === 'memory') return [say(fact, 'store', 'none', `${library} keeps sessions in the memory of one process`)];
  const kind = store === null ? undefined : storeOf(store);
  return kind ? [say(fact, 'store', kind, `${library} keeps sessions with ${store}`)] : [];
}

/** Two packages that verify: whoever signs, more than one application has to check. */
function verifiers(facts: readonly FactOf<'jwt-verify'>[], packages: readonly SeenPackage[]): Evidence[] {
  const homeOf = ({ file }: SeenFact) =>
    packages
      .map(({ folder }) => folder)
      .filter((folder) => file.startsWith(folder))
      .sort((one, other) => other.length - one.length)[0];
  const homes = new Map(facts.map((fact) => [homeOf(fact), fact]));
  if (homes.size < 2) return [];
  return [...homes.values()].map((fact) => say(fact, 'verifiers', 'several', 'one of several packages that verify tokens'));
}

function revocationCheck(fact: FactOf<'jwt-verify'>): Evidence[] {
  return fact.revocation ? [say(fact, 'revocation', 'minutes', 'tokens are looked up in a list of revoked ones')] : [];
}

function rolesInToken(fact: FactOf<'jwt-sign'>): Evidence[] {
  const role = fact.claims.find((path) => /(^|\.)(roles?|permissions?|is_?admin|scopes?)$/i.test(path));
  return role ? [say(fact, 'role-freshness', 'next-login', `the token carries ${role}`)] : [];
}

function routes(fact: FactOf<'route'>): Evidence[] {
  const { path } = fact;
  if (/jwks/i.test(path)) return [say(fact, 'verifiers', 'external', `${path} publishes keys for others`)];
  if (/(^|\/)(ban|unban|suspend)(\/|$)/i.test(path)) return [say(fact, 'revocation', 'minutes', `${path} bans users`)];
  const ends = /(sign|log)-?out-?(all|everywhere)|revoke-?(all|sessions?)|end-?sessions?/i.test(path) || /(^|\/)sessions(\/|$)/i.test(path);
  return ends ? [say(fact, 'sign-out-everywhere', 'yes', `${path} lists or ends sessions`)] : [];
}
