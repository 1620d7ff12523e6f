import type { FactBase } from './fact-base';
import type { Setting, Value } from './value';

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
  readonly content: Value;
  /** It is the cookie of a session library, whatever its name. */
  readonly holdsSession: boolean;
  /** `browser`: written by page scripts, so it can never be HttpOnly. */
  readonly writer: 'server' | 'browser';
  /** Clears the cookie instead of setting it. */
  readonly deletes: boolean;
  /** How long `maxAge` runs for a value of 1. */
  readonly maxAgeUnit: 'seconds' | 'milliseconds' | 'days';
}
