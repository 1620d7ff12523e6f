import type { FactBase } from './fact-base';
import type { Setting, Span, Value } from './value';

/** Something that turns a password into what is kept of it. */
export interface PasswordHashFact extends FactBase {
  readonly kind: 'password-hash';
  /** Lower case: `md5`, `sha256`, `bcrypt`, `scrypt`, `argon2id`, `pbkdf2-sha512`. */
  readonly algorithm: string | undefined;
  /** Where the algorithm is chosen. */
  readonly at: Span;
  /** Rounds, iterations, N, or KiB of memory: whatever makes this algorithm slow. */
  readonly cost: Setting;
}

/** One side of a comparison. */
export interface ComparedSide {
  /** The last name: `resetToken`, `x-api-key`, `API_KEY`. */
  readonly name: string;
  readonly origin: 'request' | 'environment' | 'hmac' | 'digest' | 'member' | 'other';
  readonly value: Value;
  readonly span: Span;
}

/** Two values compared by `===` and the like, at least one of which has a name. */
export interface ComparisonFact extends FactBase {
  readonly kind: 'comparison';
  readonly negated: boolean;
  /** The program throws or exits where it holds. */
  readonly refused: boolean;
  readonly sides: readonly [ComparedSide, ComparedSide];
  readonly whole: Span;
  readonly runsIn: 'server' | 'browser' | 'unknown';
  /** Written before what stands there, it makes `node:crypto` known; and the name it is known by. */
  readonly crypto: { readonly name: string; readonly add?: { readonly span: Span; readonly text: string } } | undefined;
}

/** A number or text that can be guessed, with where it goes. */
export interface PredictableFact extends FactBase {
  readonly kind: 'predictable';
  readonly whole: Span;
  readonly makes: 'number' | 'text' | 'bytes';
  readonly inBrowser: boolean;
  readonly goesTo: readonly { readonly how: string; readonly name: string }[];
}

/** A JSON Web Token that stands in the code. */
export interface TokenTextFact extends FactBase {
  readonly kind: 'token-text';
  readonly token: string;
  /** The property that holds it. */
  readonly property: string | undefined;
}
