import type { FactBase } from './fact-base';
import type { Setting, Span, Value } from './value';

export interface CookieAttributes {
  readonly httpOnly: Setting;
  readonly secure: Setting;
  readonly sameSite: Setting;
  readonly domain: Setting;
  readonly path: Setting;
  readonly maxAge: Setting;
  readonly expires: Setting;
}

/** One cookie that code sends or writes. */
export interface CookieFact extends FactBase, CookieAttributes {
  readonly kind: 'cookie';
  readonly name: Setting;
  /** What it holds; where it is turned into JSON or encoded, what it was before. */
  readonly content: Value;
  /** It is the cookie of a session library, whatever its name. */
  readonly holdsSession: boolean;
  /** It is certainly not sent in production. */
  readonly developmentOnly?: boolean;
  /** A rule about its library says what is wrong with HttpOnly and Secure. */
  readonly hasOwnRule?: true;
  /** `browser`: written by page scripts, so it can never be HttpOnly. */
  readonly writer: 'server' | 'browser';
  /** Clears the cookie instead of setting it. */
  readonly deletes: boolean;
  /** How long `maxAge` runs for a value of 1; `days`: it is `expires` that counts, in days. */
  readonly maxAgeUnit: 'seconds' | 'milliseconds' | 'days';
  /** How many milliseconds from now `expires` is, where it is written as such a date. */
  readonly expiresAfter?: Value;
}

/** A cookie's value that server code reads without a signature, and that decides who the user is or what he may do. */
export interface CookieReadFact extends FactBase {
  readonly kind: 'cookie-read';
  readonly name: string;
  /** Tested or compared, taken to find a user, or made the user of the request. */
  readonly use: 'decision' | 'lookup' | 'identity';
  /** Its signature is checked as soon as the application has keys to sign with. */
  readonly signedWithKeys?: true;
  /** How the signed cookie would be read, and every place of the file that reads this one; absent where it is not read directly. */
  readonly signed?: { readonly text: string; readonly places: readonly Span[] };
}

/** Middleware that makes somebody the user of the request by a cookie; `name` is undefined where it is not read directly. */
export interface CookieGuardFact extends FactBase {
  readonly kind: 'cookie-guard';
  readonly name: string | undefined;
}
