import type { JsonObject } from '../json';
import { isObject } from '../json';
import type { Severity, Token } from '../model';

export interface CheckContext {
  /** Seconds since 1970. */
  readonly now: number;
  /** Secrets that verified or decrypted the token. */
  readonly secrets: readonly string[];
}

/** One thing that is risky or odd about a token. */
export interface CheckResult {
  readonly id: string;
  readonly severity: Severity;
  /** Consequence first. Never holds a claim value or a secret. */
  readonly message: string;
  readonly source: string;
}

export interface Check {
  readonly id: string;
  /** Where the advice is written. */
  readonly source: string;
  readonly check: (token: Token, context: CheckContext) => readonly [Severity, string] | undefined;
}

/** The claims of a token; empty where the payload is encrypted or no object. */
export function claimsOf(token: Token): JsonObject {
  return isObject(token.payload) ? token.payload : {};
}

/** Whether claims can be expected: a readable or decrypted payload that is an object. */
export function hasClaims(token: Token): boolean {
  return isObject(token.payload) && /^(?:jws|jwe|authjs|better-auth)/.test(token.kind);
}
