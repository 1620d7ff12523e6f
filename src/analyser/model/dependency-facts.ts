import type { FactBase } from './fact-base';
import type { Setting } from './value';

/** A package that package.json asks for. The span is the range as it is written, with its quotes. */
export interface DependencyFact extends FactBase {
  readonly kind: 'dependency';
  readonly name: string;
  readonly range: Setting;
  /** The version in node_modules, else the one of the lock file. */
  readonly installed?: string;
  /** It is only there for developing. */
  readonly development: boolean;
}
