import type { FactBase } from './fact-base';
import type { Setting } from './value';

/** A value that must stay secret, in the place where a library takes it. */
export interface SecretFact extends FactBase {
  readonly kind: 'secret';
  readonly purpose: 'jwt' | 'session' | 'authjs' | 'oauth-client' | 'cookie';
  readonly setting: Setting;
  /** The environment variable that the library's documentation uses for it. */
  readonly envName: string;
}
