import type { FactBase } from './fact-base';
import type { Value } from './value';

export interface StorageFact extends FactBase {
  readonly kind: 'storage';
  readonly area: 'localStorage' | 'sessionStorage';
  readonly key: Value;
  readonly content: Value;
}
