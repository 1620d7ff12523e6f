import type { FactBase } from './fact-base';
import type { Span } from './value';

/**
 * A token that must not count any more is put on a list, or everything issued before is called off by a number or date kept with the user;
 * and where that is looked up.
 */
export interface RevocationFact extends FactBase {
  readonly kind: 'revocation';
  readonly means: 'denylist' | 'version';
  readonly act: 'write' | 'read';
  /** What the list or field is called. */
  readonly name: string;
  /** What an entry is found by: the token itself, a digest of it, or its identifier. */
  readonly keyedBy?: { readonly by: 'token' | 'hash' | 'id'; readonly span: Span };
}
