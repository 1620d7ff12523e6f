import type { FactBase } from './fact-base';
import type { Setting, Slot, Value } from './value';

export interface JwtSignFact extends FactBase {
  readonly kind: 'jwt-sign';
  readonly version?: string;
  readonly payload: Value;
  /** The payload's own `exp`: absent where it certainly has none, unknown where the payload cannot be read. */
  readonly payloadExpiry: Setting;
  readonly key: Setting;
  readonly algorithm: Setting;
  readonly expiresIn: Setting;
  /** What a bare number means in this library. */
  readonly numberUnit: 'seconds' | 'milliseconds' | 'epoch-seconds';
  /** Whether a text of digits only is read as milliseconds (the ms package). */
  readonly digitsAreMilliseconds: boolean;
}

export interface JwtVerifyFact extends FactBase {
  readonly kind: 'jwt-verify';
  readonly version?: string;
  /** The token as named in the code, so that decoding and verifying the same one can be matched. */
  readonly token?: string;
  readonly key: Setting;
  /** Where the key comes from a function or a key set, the algorithm follows from the token or the key server. */
  readonly keyFromFunction: boolean;
  readonly algorithms: Setting;
  readonly ignoreExpiration: Setting;
  readonly clockTolerance: Setting;
  /** The library, in this version, takes an unsigned token when the key is empty. */
  readonly acceptsUnsigned: boolean;
  /** The library, in this version, lets the token choose among key kinds. */
  readonly confusable: boolean;
}

export interface JwtDecodeFact extends FactBase {
  readonly kind: 'jwt-decode';
  readonly token?: string;
  /** Where this code runs, as far as the file shows. */
  readonly runsIn: 'server' | 'browser' | 'unknown';
  /** The functions of the same file that call the function around it, each as `scopes`. */
  readonly callers: readonly (readonly number[])[];
  /** The names of the claims that are read from the result, and where it is used for a decision. */
  readonly claims: readonly string[];
  /** Where a key would stand if this became `verify` of the same package; absent where it cannot. */
  readonly keySlot?: Slot;
}
