import type { AuthjsFact, Fact, FactKind, FactOf } from '../analyser/model/fact';
import { inProduction, is, isAbsent, textOf } from '../analyser/model/value';
import type { AnswerValues, QuestionId } from './answers';
import { storeOf } from './detect-dependencies';
import type { Evidence } from './evidence';
import type { Seen, SeenPackage } from './seen';

type Say = <Q extends QuestionId>(fact: Fact, question: Q, value: AnswerValues[Q], because: string) => Evidence;

/** Answers that facts of the analyser give: providers, stores, who verifies, what tokens carry, which routes there are. */
export function factEvidence(seen: Seen, packages: readonly SeenPackage[], lineOf: (file: string, offset: number) => number): Evidence[] {
  const say: Say = ({ span }, question, value, because) => {
    return { question, value, file: span.file, line: lineOf(span.file, span.start), because };
  };
  const facts = <K extends FactKind>(kind: K) => seen.facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
  return [
    ...providers(facts('authjs'), say),
    ...facts('authjs').flatMap((fact) => adapterStore(fact, say)),
    ...facts('session').flatMap((fact) => sessionStore(fact, say)),
    ...verifiers(facts('jwt-verify'), packages, say),
    ...facts('jwt-verify').flatMap((fact) => revocationCheck(fact, say)),
    ...facts('jwt-sign').flatMap((fact) => rolesInToken(fact, say)),
    ...facts('route').flatMap((fact) => routes(fact, say)),
  ];
}

/** All configurations together: a password beside another provider makes the sign-in mixed, wherever they stand. */
function providers(facts: readonly AuthjsFact[], say: Say): Evidence[] {
  const all = facts.flatMap((fact) => fact.providers);
  const withPassword = all.some(({ type }) => type === 'credentials');
  const others = all.some(({ type }) => type !== 'credentials');
  const complete = facts.every(({ partial, providersComplete }) => partial || providersComplete);
  const named = facts.filter((fact) => fact.providers.length > 0);
  const value = withPassword && others ? 'mixed' : !complete ? undefined : withPassword ? 'credentials-only' : others ? 'oauth' : undefined;
  if (value === undefined) return [];
  return named.map((fact) => say(fact, 'providers', value, `providers: ${namesOf(fact)}`));
}

function namesOf({ providers: all }: AuthjsFact): string {
  const names = all.slice(0, 6).map(({ id }) => id);
  return all.length > names.length ? `${names.join(', ')} and ${all.length - names.length} more` : names.join(', ');
}

function adapterStore(fact: AuthjsFact, say: Say): Evidence[] {
  return is(fact.adapter, true) ? [say(fact, 'store', 'sql', 'an adapter connects Auth.js with a store')] : [];
}

function sessionStore(fact: FactOf<'session'>, say: Say): Evidence[] {
  const { store, storeDefault, library } = fact;
  if (is(store, 'memory') || (isAbsent(store) && storeDefault === 'memory'))
    return [say(fact, 'store', 'none', `${library} keeps sessions in the memory of one process`)];
  const value = inProduction(store.value);
  const module = value.kind === 'unknown' ? (value.from ?? '').replace(/:.*$/, '') : '';
  const kind = storeOf(module);
  return kind ? [say(fact, 'store', kind, `${library} keeps sessions with ${module}`)] : [];
}

/** Two packages that verify: whoever signs, more than one application has to check. */
function verifiers(facts: readonly FactOf<'jwt-verify'>[], packages: readonly SeenPackage[], say: Say): Evidence[] {
  const homeOf = ({ span }: Fact) =>
    packages
      .map(({ folder }) => folder)
      .filter((folder) => span.file.startsWith(folder))
      .sort((one, other) => other.length - one.length)[0];
  const homes = new Map(facts.map((fact) => [homeOf(fact), fact]));
  if (homes.size < 2) return [];
  return [...homes.values()].map((fact) => say(fact, 'verifiers', 'several', 'one of several packages that verify tokens'));
}

function revocationCheck(fact: FactOf<'jwt-verify'>, say: Say): Evidence[] {
  const { revocation } = fact;
  return revocation && !isAbsent(revocation) ? [say(fact, 'revocation', 'minutes', 'tokens are looked up in a list of revoked ones')] : [];
}

function rolesInToken(fact: FactOf<'jwt-sign'>, say: Say): Evidence[] {
  const role = fact.claims.find(({ path }) => /(^|\.)(roles?|permissions?|is_?admin|scopes?)$/i.test(path));
  return role ? [say(fact, 'role-freshness', 'next-login', `the token carries ${role.path}`)] : [];
}

function routes(fact: FactOf<'route'>, say: Say): Evidence[] {
  const path = textOf(fact.path) ?? '';
  if (fact.method === 'use' || path === '') return [];
  if (/jwks/i.test(path)) return [say(fact, 'verifiers', 'external', `${path} publishes keys for others`)];
  if (/(^|\/)(ban|unban|suspend)(\/|$)/i.test(path)) return [say(fact, 'revocation', 'minutes', `${path} bans users`)];
  const ends = /(sign|log)-?out-?(all|everywhere)|revoke-?(all|sessions?)|end-?sessions?/i.test(path) || /(^|\/)sessions(\/|$)/i.test(path);
  return ends ? [say(fact, 'sign-out-everywhere', 'yes', `${path} lists or ends sessions`)] : [];
}
