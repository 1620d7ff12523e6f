/** What is known of one setting of a call that verifies tokens. */
export type Wish =
  /** Not asked for. */
  | { readonly state: 'none' }
  | { readonly state: 'known'; readonly values: readonly (string | number | boolean)[] }
  /** An environment variable. */
  | { readonly state: 'variable'; readonly name: string }
  | { readonly state: 'unknown' };

/** Where a key comes from. Names only, never the key. */
export type KeySource =
  /** `otherwise` is what the program takes where the variable is not set. */
  | { readonly kind: 'variable'; readonly name: string; readonly otherwise: readonly KeySource[] }
  | { readonly kind: 'written'; readonly place: WrittenPlace }
  /** A list of keys that a server publishes. */
  | { readonly kind: 'key-set' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly name?: string };

/** Where a text stands in the code: offsets in UTF-16 units, the quotes included. */
export interface WrittenPlace {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
}

/** The rules of one call that verifies tokens, as plain data. */
export interface Verifier {
  readonly library: string;
  readonly version?: string;
  /** Line and column count from 1. */
  readonly place: { readonly uri: string; readonly line: number; readonly column: number };
  readonly key: readonly KeySource[];
  readonly algorithms: Wish;
  readonly issuer: Wish;
  readonly audience: Wish;
  readonly ignoreExpiration: Wish;
  /** Seconds. */
  readonly clockTolerance: Wish;
  /** Further conditions, by the name of their option: `subject`, `maxAge`, `typ`. */
  readonly others: readonly { readonly name: string; readonly wish: Wish }[];
  /** It decrypts tokens and takes no others. */
  readonly encrypted: boolean;
  /** Unsigned tokens pass where the key is empty. */
  readonly acceptsUnsigned: boolean;
  /** A public key passes as the secret of an HMAC. */
  readonly confusable: boolean;
  /** Nothing happens when the check fails. */
  readonly unheeded: boolean;
}

/** Secrets that the person gave for this answer; they stay in memory. */
export interface Known {
  variable(name: string): string | undefined;
  written(place: WrittenPlace): string | undefined;
}
