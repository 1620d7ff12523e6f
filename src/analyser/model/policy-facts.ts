import type { FactBase } from './fact-base';
import type { DecidedStrategy, Requirement } from './policy-file';

/** The decision that the project keeps in auth-lens.json. */
export interface PolicyFact extends FactBase {
  readonly kind: 'policy';
  readonly strategy: DecidedStrategy;
  /** As 2026-01-31. */
  readonly date?: string;
  readonly because?: string;
  /** Seconds. */
  readonly maxSessionLifetime?: number;
  readonly requires: readonly Requirement[];
}

/** A part of auth-lens.json that says nothing. */
export interface PolicyMistakeFact extends FactBase {
  readonly kind: 'policy-mistake';
  /** What follows, and what is expected. */
  readonly message: string;
}
