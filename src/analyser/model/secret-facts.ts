import type { FactBase } from './fact-base';
import type { Setting } from './value';

/** A variable as a `.env` file sets it; its value is never shown. */
export interface EnvVariableFact extends FactBase {
  readonly kind: 'env-variable';
  readonly name: string;
  readonly setting: Setting;
  /** A server may read this file: it is not for tests, development or one machine. */
  readonly deployed: boolean;
}

/** Code that names an environment variable which a library reads by itself; the span is the start of the file. */
export interface VariableUseFact extends FactBase {
  readonly kind: 'variable-use';
  readonly name: string;
}

/** A `.env` file that git tracks; the span is its first variable. */
export interface TrackedEnvFileFact extends FactBase {
  readonly kind: 'tracked-env-file';
}

/** A value that must stay secret, in the place where a library takes it. */
export interface SecretFact extends FactBase {
  readonly kind: 'secret';
  readonly purpose: 'jwt' | 'session' | 'authjs' | 'oauth-client' | 'cookie' | 'crypto';
  readonly setting: Setting;
  /** The environment variable that the library's documentation uses for it. */
  readonly envName: string;
}
