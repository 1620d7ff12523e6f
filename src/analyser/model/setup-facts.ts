import type { CookieAttributes } from './cookie-facts';
import type { FactBase } from './fact-base';
import type { SetupCookie, SetupProvider, Strategy } from './setup';
import type { Setting, Span } from './value';

/** A cookie that a configuration makes the library send, with the library's defaults filled in for its version. */
export interface SentCookie extends CookieAttributes {
  readonly purpose: SetupCookie['purpose'];
  readonly name: Setting;
  readonly maxAgeUnit: 'seconds' | 'milliseconds';
  /** Roughly how many bytes its value has, at how many it is split over several cookies, and why. */
  readonly size?: { readonly bytes: number; readonly chunk?: number; readonly because: string };
}

/** A configuration as a whole, for the model of set-ups: what rules look at is in the facts of its family. */
export interface SetupFact extends FactBase {
  readonly kind: 'setup';
  readonly version?: string;
  readonly strategy: Strategy | null;
  /** Why that strategy applies; empty where it is not known. */
  readonly strategyBecause: string;
  readonly providers: readonly { readonly id: string; readonly type: SetupProvider['type']; readonly span: Span }[];
  readonly adapter: { readonly name: string; readonly database: string | null; readonly span: Span } | null;
  /** Its value is a text such as `memory`, `redis`, `postgres`. */
  readonly store?: Setting;
  readonly lifetime?: Setting;
  readonly updateAge?: Setting;
  readonly tokenLifetime?: Setting;
  /** What a number means in the three above. */
  readonly unit: 'seconds' | 'milliseconds';
  readonly cookies: readonly SentCookie[];
}
