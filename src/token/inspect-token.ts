import { checkToken } from './checks';
import type { CheckResult } from './checks/check';
import { type Claim, explainClaims } from './claims/explain';
import { type TimeState, timeState } from './claims/state';
import { innermost } from './innermost';
import { keyHint } from './key-hint';
import type { Token } from './model';
import { type Purpose, purposeOf } from './purpose';

/** All that can be told about a token without a key. */
export interface Inspection {
  readonly token: Token;
  readonly claims: readonly Claim[];
  readonly time: TimeState;
  /** What the token is for. */
  readonly purpose?: Purpose;
  readonly checks: readonly CheckResult[];
  /** What a person has to hand over to verify or decrypt it, in plain words. */
  readonly needs?: string;
}

/** Explains and checks a decoded or decrypted token. `now` is in seconds since 1970; `secrets` are those that fitted. */
export function inspectToken(
  token: Token,
  { now, secrets = [] }: { readonly now: number; readonly secrets?: readonly string[] },
): Inspection {
  const inner = innermost(token);
  const purpose = purposeOf(token) ?? purposeOf(inner);
  const checks =
    inner === token
      ? checkToken(token, { now, secrets })
      : [...checkToken(token, { now, secrets }), ...checkToken(inner, { now, secrets })];
  const needs = keyHint(token);
  return {
    token,
    claims: explainClaims(inner.payload, now),
    time: timeState(inner.payload, now),
    ...(purpose ? { purpose } : {}),
    checks,
    ...(needs === undefined ? {} : { needs }),
  };
}
