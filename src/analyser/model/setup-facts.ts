import type { CookieAttributes } from './cookie-facts';
import type { FactBase } from './fact-base';
import type { SetupCookie, SetupProvider, Strategy } from './setup';
import type { Setting, Span } from './value';

/**
 * Settings of a set-up: what nobody writes has the library's default for its version, of origin `default`. A value that the library works
 * out itself is of origin `inferred`; where it is `by-environment`, `production` stands for requests over https, `development` for plain http
 * (see `byConnection`).
 */
export interface SentCookie extends CookieAttributes {
  readonly purpose: SetupCookie['purpose'];
  readonly name: Setting;
  readonly maxAgeUnit: 'seconds' | 'milliseconds';
  /** Why a value that is not written is so, in few words: `follows session.maxAge`; else it is the library's default. */
  readonly because?: { readonly [name in 'name' | keyof CookieAttributes]?: string };
  /** The library does not send a secure cookie where it sees no https. */
  readonly keptBackOverHttp?: true;
  /** Roughly how many bytes its value has, at how many it is split over several cookies, and why. */
  readonly size?: { readonly bytes: number; readonly chunk?: number; readonly because: string };
}

/** How a library tells whether it is reached over https. Left out: it is in production, and not in development. */
export type Connection =
  /** By the application's own address, which is in one of these environment variables, the first one first. */
  | { readonly by: 'address'; readonly variables: readonly string[] }
  /** By the request; behind a proxy only where this is true, or where it is not set and the application trusts its proxy. */
  | { readonly by: 'request'; readonly proxy?: Setting };

/** A configuration as a whole, for the model of set-ups: what rules look at is in the facts of its family. */
export interface SetupFact extends FactBase {
  readonly kind: 'setup';
  readonly version?: string;
  /** The file of the call that takes the configuration, where that is known. */
  readonly calledIn?: string;
  /** It is only typed, or shared: where another set-up of its library uses the same providers, that one counts. */
  readonly partial?: boolean;
  /** It may be written piece by piece in several files: all of an application are one, with the providers of each. */
  readonly scattered?: true;
  readonly strategy: Strategy | null;
  /** Why that strategy applies; empty where it is not known. */
  readonly strategyBecause: string;
  readonly providers: readonly { readonly id: string; readonly type: SetupProvider['type']; readonly span: Span }[];
  /** Some could not be read. */
  readonly moreProviders?: true;
  readonly adapter: { readonly name: string; readonly database: string | null; readonly span: Span } | null;
  /** Its value is a text such as `memory`, `redis`, `postgres`. */
  readonly store?: Setting;
  readonly lifetime?: Setting;
  readonly updateAge?: Setting;
  readonly tokenLifetime?: Setting;
  /** What a number means in the three above. */
  readonly unit: 'seconds' | 'milliseconds';
  /** Why one of the four above is so that is not written. */
  readonly because?: { readonly [name in 'store' | 'lifetime' | 'updateAge' | 'tokenLifetime']?: string };
  readonly cookies: readonly SentCookie[];
  readonly connection?: Connection;
  /** The environment variables that the library reads its secret from where none is given to it, the first one first. */
  readonly secretVariables?: readonly string[];
}
