import type { FactBase } from './fact-base';
import type { Span, Value } from './value';

/** Something that is kept in a browser, or unencrypted on a device. */
export interface StorageFact extends FactBase {
  readonly kind: 'storage';
  /** `memory`: gone with the page, but every script of it can reach it. */
  readonly area: 'localStorage' | 'sessionStorage' | 'device' | 'memory';
  readonly key: Value;
  readonly content: Value;
  /** Only read here, to be sent as proof with requests: it is written elsewhere. */
  readonly sends?: true;
}

/** A value that leaves the program where others see it: on the window, in an address, in a message to any origin. */
export interface ExposureFact extends FactBase {
  readonly kind: 'exposure';
  readonly way: 'window' | 'url' | 'message';
  /** The name of the window's member, or of the address's parameter; of a message what it holds. */
  readonly name: Value;
  readonly content: Value;
  /** `'*'` where a message goes to any origin. */
  readonly target?: Span;
}
