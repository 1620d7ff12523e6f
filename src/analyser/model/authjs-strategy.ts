import { inCode } from './cookie-lifetime';
import type { AuthjsFact } from './fact';
import { set, together } from './fix';
import type { ProblemFix } from './rule';
import { is, isAbsent, numberOf, textOf } from './value';

const month = 30 * 24 * 60 * 60;

/** Whether the strategy is certainly `jwt`: written, or what applies without an adapter. */
export function keepsTokens({ strategy, adapter }: AuthjsFact): boolean {
  return textOf(strategy) === 'jwt' || (isAbsent(strategy) && (isAbsent(adapter) || is(adapter, null)));
}

/** How many seconds a session lives by what is written, where version 4 lets the token of a sign-in live for its own 30 days. */
export function shorterThanToken({ major, sessionMaxAge, jwtMaxAge, jwtEncode }: AuthjsFact): number | undefined {
  const life = numberOf(sessionMaxAge);
  if (major !== 4 || life === undefined || life <= 0 || life >= month) return undefined;
  return isAbsent(jwtMaxAge) && isAbsent(jwtEncode) ? life : undefined;
}

/** Sets the strategy to `jwt`, and how long its tokens live where version 4 would not go by the session. */
export function keepInCookie(fact: AuthjsFact): ProblemFix[] {
  const title = 'Keep sessions in the cookie (strategy "jwt")';
  const strategy = set(fact.strategy, "'jwt'", title);
  const life = shorterThanToken(fact);
  return life === undefined ? strategy : together(title, strategy, set(fact.jwtMaxAge, inCode(life, 'seconds')));
}
