import type { FactBase } from './fact-base';

/** The file tests the program, by what it imports or calls: what it does happens on no server. */
export interface TestCodeFact extends FactBase {
  readonly kind: 'test-code';
}
