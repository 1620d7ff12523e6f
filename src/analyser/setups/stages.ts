import { inWords } from '../model/cookie-lifetime';
import type { Fact } from '../model/fact';
import { namesAuthentication, namesOf, namesToken } from '../model/names';
import { type Setup, type Stage, type StagePlace, stages } from '../model/setup';
import { signsIn, signsOut } from '../model/sign-in';
import { storedToken } from '../model/stored-token';
import { purposeOf } from '../model/token-purpose';
import { is, isAbsent, type Span, textOf } from '../model/value';
import { saysWho } from './own-cookies';
import { packageOf } from './packages';
import type { Scene } from './scene';
import { livesHowLong } from './tokens';

interface Step {
  readonly stage: Stage;
  readonly span: Span;
  readonly what: string;
  /** Of several such steps in one file the first one says enough. */
  readonly once?: true;
}

/** Where a session or token is issued, carried, stored, checked, renewed and ended, by stage and place. */
export function stagesOf(facts: readonly Fact[], setups: readonly Setup[], scene: Scene): StagePlace[] {
  const steps = facts.filter(({ span }) => !scene.project.isTest(span.file)).flatMap(stepsOf);
  // Several facts may speak of one check.
  const checks = new Set<string>();
  const seen = new Set<string>();
  const places = steps.flatMap(({ stage, span, what, once }) => {
    const key = `${stage}\n${span.file}\n${what}\n${once ? '' : span.start}`;
    const at = `${span.file}\n${span.start}`;
    if (seen.has(key) || (stage === 'verify' && checks.has(at))) return [];
    seen.add(key);
    if (stage === 'verify') checks.add(at);
    return [{ ...scene.place(span), stage, what }];
  });
  const order = (one: StagePlace): number => stages.indexOf(one.stage);
  return [...places, ...setups.flatMap(setupStages)].sort(
    (one, other) =>
      order(one) - order(other) ||
      (one.file < other.file ? -1 : one.file > other.file ? 1 : one.range.start.offset - other.range.start.offset),
  );
}

function stepsOf(fact: Fact): Step[] {
  return [...tokenSteps(fact), ...sessionSteps(fact), ...browserSteps(fact)];
}

function tokenSteps(fact: Fact): Step[] {
  const { library, span } = fact;
  switch (fact.kind) {
    case 'jwt-sign': {
      const kind = purposeOf(fact) === 'refresh' ? 'a refresh token' : 'a token';
      return [{ stage: 'issue', span, what: `${library} ${fact.encrypted ? 'encrypts' : 'signs'} ${kind}${livesHowLong(fact)}` }];
    }
    case 'jwt-verify': {
      const revokes = fact.revocation && !isAbsent(fact.revocation) ? [fact.revocation] : [];
      return [
        { stage: 'verify', span, what: `${library} checks the token` },
        ...revokes.map((setting): Step => ({ stage: 'revoke', span: setting.span, what: `${library} asks whether the token was revoked` })),
      ];
    }
    case 'jwt-refresh':
      return [{ stage: 'refresh', span, what: 'a refresh token is exchanged for a new token' }];
    case 'jwt-url':
      return [{ stage: 'carry', span, what: fact.way === 'read' ? 'a token is read from the address' : 'a token is put into an address' }];
    default:
      return [];
  }
}

function sessionSteps(fact: Fact): Step[] {
  const { library, span } = fact;
  switch (fact.kind) {
    case 'session-write':
      if (fact.serialized) return [{ stage: 'issue', span, what: 'passport puts the user into the session' }];
      if (signsIn(fact)) return [{ stage: 'issue', span, what: `the session takes who is signed in, as ${shown(fact.key)}` }];
      return signsOut(fact) ? [{ stage: 'revoke', span, what: `${shown(fact.key)} is taken out of the session` }] : [];
    case 'session-act':
      return actSteps(fact.act, span);
    case 'session-read':
      return [{ stage: 'verify', span, what: 'the session is read', once: true }];
    case 'session-check':
      if (fact.way === 'cookie' && fact.library === 'another server')
        return [{ stage: 'carry', span, what: 'requests to a server take cookies along', once: true }];
      return [{ stage: 'verify', span, what: askedInWords(fact), once: true }];
    case 'cookie-read':
      return [{ stage: 'verify', span, what: `the cookie ${shown(fact.name)} is believed without a signature` }];
    case 'session':
      return is(fact.rolling, true) && !fact.isPreference
        ? [{ stage: 'refresh', span: fact.rolling.span, what: `${library} renews the cookie with every answer` }]
        : [];
    default:
      return [];
  }
}

function actSteps(act: Extract<Fact, { kind: 'session-act' }>['act'], span: Span): Step[] {
  if (act === 'login') return [{ stage: 'issue', span, what: 'passport signs the user in' }];
  const ends = { destroy: 'the session is destroyed', null: 'the session is dropped', logout: 'passport signs the user out' };
  return act === 'destroy' || act === 'null' || act === 'logout' ? [{ stage: 'revoke', span, what: ends[act] }] : [];
}

function browserSteps(fact: Fact): Step[] {
  const { library, span } = fact;
  if (fact.kind === 'cookie' && !fact.holdsSession) {
    const name = textOf(fact.name);
    if (fact.deletes)
      return name !== undefined && namesAuthentication(name)
        ? [{ stage: 'revoke', span, what: `the cookie ${shown(name)} is cleared` }]
        : [];
    return saysWho(fact)
      ? [{ stage: 'carry', span, what: `${name === undefined ? 'a cookie' : `the cookie ${shown(name)}`} is set by ${library}` }]
      : [];
  }
  if (fact.kind === 'storage') {
    const token = storedToken(fact);
    if (!token) return [];
    return fact.sends
      ? [{ stage: 'carry', span, what: `the ${token} from ${library} goes along with requests` }]
      : [{ stage: 'store', span, what: `the ${token} is kept in ${library}` }];
  }
  if (fact.kind !== 'exposure' || ![...namesOf(fact.name), ...namesOf(fact.content)].some(namesToken)) return [];
  const ways = {
    url: 'a token is put into an address',
    message: 'a token is sent in a message between windows',
    window: 'a token is put on the window',
  };
  return [{ stage: 'carry', span, what: ways[fact.way] }];
}

function askedInWords({ way, library, cookie }: Extract<Fact, { kind: 'session-check' }>): string {
  if (way === 'cookie') return `${cookie === undefined ? 'a cookie' : `the cookie ${shown(cookie)}`} is read`;
  return way === 'token' ? `${packageOf(library)} checks the token` : `${packageOf(library)} is asked who is signed in`;
}

const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

/** What a library does by itself, at its configuration. */
function setupStages(setup: Setup): StagePlace[] {
  const { library, strategy, store, adapter, updateAge, providers, file, range } = setup;
  const at = (stage: Stage, what: string, place = { file, range }): StagePlace => ({ stage, what, ...place });
  const issues = strategy === 'jwt' || strategy === 'database';
  const session = setup.cookies.find(({ purpose }) => purpose === 'session' || purpose === 'session-data');
  const name = session?.production.name.value;
  return [
    ...(issues && providers.length > 0 ? [at('issue', `${library} starts a session at sign-in`)] : []),
    ...(session ? [at('carry', name ? `the cookie ${shown(name)} carries the session` : 'a cookie carries the session')] : []),
    ...(store?.value ? [at('store', `${library} keeps sessions in ${store.value}`, store.place)] : []),
    ...(adapter ? [at('store', keeps(adapter, strategy), adapter.place)] : []),
    ...(strategy === 'jwt' && issues ? [at('refresh', `${library} issues the token anew whenever the session is read`)] : []),
    ...(strategy === 'database' && updateAge?.value
      ? [at('refresh', `${library} prolongs the session at most every ${inWords(updateAge.value)}`, updateAge.place)]
      : []),
  ];
}

function keeps({ name, database }: NonNullable<Setup['adapter']>, strategy: Setup['strategy']): string {
  return `${name} keeps ${strategy === 'database' ? 'users and sessions' : 'users'}${database ? ` in ${database}` : ''}`;
}
