import type { FactBase } from './fact-base';
import type { Value } from './value';

/** A route that a server answers, or middleware that stands before routes (method `use`). */
export interface RouteFact extends FactBase {
  readonly kind: 'route';
  /** Lower case: `get`, `post`, ..., `all`, `use`. */
  readonly method: string;
  readonly path: Value;
  /** The functions that answer, by the number that `scopes` name them with; empty for those in other files. */
  readonly handlers: readonly number[];
  /** What stands before the handler, by its last name: `requireAuth`, `csrfProtection`, `limiter`. */
  readonly middleware: readonly string[];
}
