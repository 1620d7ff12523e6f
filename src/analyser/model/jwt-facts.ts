import type { FactBase } from './fact-base';
import type { Setting, Slot, Span, Value } from './value';

export interface JwtSignFact extends FactBase {
  readonly kind: 'jwt-sign';
  readonly version?: string;
  readonly payload: Value;
  /** The payload's own `exp`: absent where it certainly has none, unknown where the payload cannot be read. */
  readonly payloadExpiry: Setting;
  /** How long after now that is, where it is written so; `exp` counts seconds. */
  readonly payloadLifetime?: { readonly after: number; readonly unit: 'seconds' | 'milliseconds' };
  readonly key: Setting;
  readonly algorithm: Setting;
  readonly expiresIn: Setting;
  /** What a bare number means in this library. */
  readonly numberUnit: 'seconds' | 'milliseconds' | 'epoch-seconds';
  /** Whether a text of digits only is read as milliseconds (the ms package). */
  readonly digitsAreMilliseconds: boolean;
  /** How a lifetime of 15 minutes is written where `expiresIn` is set. Default: `'15m'`. */
  readonly lifetimeText?: string;
  readonly issuer: Setting;
  readonly audience: Setting;
  /** The payload's members that are written out, with those of objects inside of it: `user.role`. */
  readonly claims: readonly Setting[];
  readonly wholes: readonly WholeObject[];
  /** What it is called around here: the variable that takes the token, the function that makes it. */
  readonly hints: readonly string[];
  /** What nobody can read without the key. */
  readonly encrypted?: true;
}

/** An object that goes into a payload with everything it holds: `sign(user)`, `{ ...user }`, `{ user }`. */
export interface WholeObject {
  readonly at: Span;
  /** As written, dotted. */
  readonly name: string;
  /** It is what a query of a database gave, with all of its columns. */
  readonly fetched: boolean;
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
  readonly issuer: Setting;
  readonly audience: Setting;
  /** Further conditions that are written, by the names of their options: `subject`, `maxAge`, `typ`. */
  readonly others?: readonly Setting[];
  /** It decrypts, and takes no signed tokens. */
  readonly encrypted?: true;
  /** The key comes from a list of keys that a server publishes (JWKS). */
  readonly keySet: boolean;
  /** What is written and has no effect there. `instead` is where it would have one. */
  readonly ignored: readonly { readonly setting: Setting; readonly instead: Setting }[];
  /** What asks whether a token was revoked; undefined where the library has no such option. */
  readonly revocation?: Setting;
  /** Requests without a token pass: the option that says so, and whether the file asks later who it is. */
  readonly optional?: { readonly setting: Setting; readonly checkedLater: boolean };
  /** Nothing happens when the check fails. */
  readonly unheeded?: 'no-error' | 'used-before' | 'caught';
  /** The promise with the result is not waited for. */
  readonly unawaited?: 'discarded' | 'used' | false;
  /** The whole call. */
  readonly whole?: Span;
  /** It answers through a callback, later. */
  readonly later?: boolean;
}

/** What a module or plugin sets for all tokens that it makes and checks. */
export interface JwtDefaultsFact extends FactBase {
  readonly kind: 'jwt-defaults';
  readonly key: Setting;
  readonly algorithm?: Setting;
  /** What every check accepts unless its call says otherwise. */
  readonly algorithms?: Setting;
  readonly expiresIn: Setting;
  /** What every token gets unless its call says otherwise. */
  readonly issuer?: Setting;
  readonly audience?: Setting;
  readonly numberUnit: 'seconds';
  readonly digitsAreMilliseconds: boolean;
}

/** A token's own header says which key it is checked with, or the keys come from where others can change them. */
export interface JwtKeySourceFact extends FactBase {
  readonly kind: 'jwt-key-source';
  readonly way: 'embedded' | 'header-key' | 'header-url' | 'kid-in-path' | 'kid-in-query' | 'plain-http';
}

/** An option that lets weak keys pass, or a key made too short. */
export interface JwtKeyOptionFact extends FactBase {
  readonly kind: 'jwt-key-option';
  readonly setting: Setting;
}

/** A token in an address: read from the query, or put into a redirect. */
export interface JwtUrlFact extends FactBase {
  readonly kind: 'jwt-url';
  readonly way: 'read' | 'redirect';
  /** What could stand there to take the token from the header. */
  readonly instead?: { readonly span: Span; readonly text: string };
  /** Names around it, such as a route's path, that tell what the token is for. */
  readonly hints: readonly string[];
}

/** A refresh endpoint: a refresh token is checked, and what is answered. */
export interface JwtRefreshFact extends FactBase {
  readonly kind: 'jwt-refresh';
}

export interface JwtDecodeFact extends FactBase {
  readonly kind: 'jwt-decode';
  readonly token?: string;
  /** Where the token comes from, dotted, as far as it can be followed: `req.body.idToken`. */
  readonly origin?: string;
  /** The code runs after passport has checked the token of the same request. */
  readonly checked: boolean;
  /** Where this code runs, as far as the file shows. */
  readonly runsIn: 'server' | 'browser' | 'unknown';
  /** The functions of the same file that call the function around it, each as `scopes`. */
  readonly callers: readonly (readonly number[])[];
  /** The names of the claims that are read from the result, and where it is used for a decision. */
  readonly claims: readonly string[];
  /** Where a key would stand if this became `verify` of the same package; absent where it cannot. */
  readonly keySlot?: Slot;
}
