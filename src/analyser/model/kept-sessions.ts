import type { JwtSignFact, SetupFact } from './fact';
import type { Project } from './rule';
import { signsIn } from './sign-in';
import { purposeOf } from './token-purpose';
import type { Span } from './value';

/** One way in which an application remembers who is signed in, for certain. */
export interface WayKept {
  /** In a store that is asked, or in what the browser holds. */
  readonly way: 'database' | 'jwt';
  /** The configuration, or what decides it. */
  readonly at: Span;
  /** Nothing else does it: tokens that some code signs for itself. */
  readonly setup?: SetupFact;
  readonly sign?: JwtSignFact;
}

/** The ways that are certain, in the order of their facts; `complete` is false where another one may be. */
export function waysKept(project: Project): { readonly ways: readonly WayKept[]; readonly complete: boolean } {
  const setups = project.all('setup').filter(({ span }) => !project.isTest(span.file));
  const whole = setups.filter(({ partial, span }) => !partial && !middleware.test(span.file));
  const known = whole.filter(({ strategy }) => strategy !== null && strategy !== 'token');
  const counted = known.filter((setup) => known.length === 1 || !isBySide(setup, known, project));
  const ways = counted.map((setup): WayKept => ({ way: wayOf[setup.strategy as keyof typeof wayOf], at: placeOf(setup, project), setup }));
  // What only names strategies of passport keeps nobody signed in by itself.
  if (setups.some(({ scattered }) => !scattered)) return { ways, complete: whole.length === known.length && whole.length > 0 };
  const sign = ownTokens(project)[0];
  return { ways: sign ? [{ way: 'jwt', at: sign.span, sign }] : [], complete: sign !== undefined };
}

/** Tokens for every request that the application checks itself. */
export function ownTokens(project: Project): JwtSignFact[] {
  if (project.all('jwt-verify').every(({ span }) => project.isTest(span.file))) return [];
  return project.all('jwt-sign').filter((fact) => !project.isTest(fact.span.file) && purposeOf(fact) === 'access');
}

const middleware = /\/(middleware|proxy)\.[cm]?[jt]sx?$/;
const wayOf = { database: 'database', 'server-session': 'database', jwt: 'jwt', cookie: 'jwt' } as const;

/** A session of a web framework in which nobody is signed in, such as one that only outlives the way to an OAuth provider and back. */
function isBySide({ strategy }: SetupFact, all: readonly SetupFact[], project: Project): boolean {
  if (strategy !== 'server-session' && strategy !== 'cookie') return false;
  const isElsewhere = all.some((one) => one.strategy === 'jwt' || one.strategy === 'database') || ownTokens(project).length > 0;
  const signs = project.all('session-write').some(signsIn) || project.all('passport').some(({ use }) => use === 'session');
  return isElsewhere && !signs;
}

/** What decides the strategy of Auth.js; else the configuration. */
function placeOf({ span, adapter, strategy }: SetupFact, project: Project): Span {
  const written = project.all('authjs').find((one) => one.strategy.origin === 'written' && isSame(one.span, span))?.strategy.span;
  return written ?? (strategy === 'database' ? adapter?.span : undefined) ?? span;
}

export const isSame = (one: Span, other: Span): boolean => one.file === other.file && one.start === other.start;
