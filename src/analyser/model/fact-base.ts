import type { Span } from './value';

/** What every fact says. */
export interface FactBase {
  /** The package (or web API) it comes from, as a person would name it. */
  readonly library: string;
  /** The callee's name, or the object that is the fact. */
  readonly span: Span;
  /** Enclosing functions, outermost first, by start offset: who shares a function with whom. */
  readonly scopes: readonly number[];
}
