import type { Place } from './finding';

/** Where an effective value comes from. */
export type SetupOrigin = 'written' | 'default' | 'environment' | 'inferred' | 'unknown';

/** One value as it takes effect. */
export interface Effective<T> {
  /** Null: not known before the program runs. */
  readonly value: T | null;
  readonly origin: SetupOrigin;
  /** Why it is so, in few plain words: `default of next-auth 4.24.15`, `an adapter is set`, `AUTH_SECRET`. */
  readonly because: string;
  /** Where it is written. */
  readonly place?: Place;
}

/** A cookie as the browser receives it in one environment. Lifetimes are seconds; `session`: until the browser is closed. */
export interface EffectiveCookie {
  /** False where the library keeps it back, as express-session does with a secure cookie over plain http. */
  readonly sent: Effective<boolean>;
  readonly name: Effective<string>;
  /** An empty text: the folder of the address that sets it. */
  readonly path: Effective<string>;
  /** An empty text: only the host that sets it. */
  readonly domain: Effective<string>;
  readonly httpOnly: Effective<boolean>;
  readonly secure: Effective<boolean>;
  readonly sameSite: Effective<'lax' | 'strict' | 'none' | 'unset'>;
  readonly lifetime: Effective<number | 'session'>;
}

export interface SetupCookie {
  readonly purpose: 'session' | 'session-data' | 'signature' | 'csrf' | 'callback-url' | 'sign-in' | 'token' | 'other';
  readonly development: EffectiveCookie;
  readonly production: EffectiveCookie;
  /** Roughly how many bytes its value has, and how many cookies that makes; null where it cannot be told. */
  readonly size: { readonly bytes: number; readonly chunks: number; readonly because: string } | null;
}

export interface SetupProvider {
  /** `github`, `credentials`, `email`, `local`, ... */
  readonly id: string;
  readonly type: 'credentials' | 'email' | 'webauthn' | 'oauth' | 'token' | 'other';
  readonly place: Place;
}

/** A secret by name, never by value. */
export interface SetupSecret {
  /** The environment variable, or the option that holds it. */
  readonly name: string;
  readonly purpose: string;
  readonly origin: SetupOrigin;
  readonly place?: Place;
}

/** The way of a session or token: where each step happens. */
export type Stage = 'issue' | 'carry' | 'store' | 'verify' | 'refresh' | 'revoke';
export const stages: readonly Stage[] = ['issue', 'carry', 'store', 'verify', 'refresh', 'revoke'];

export interface StagePlace extends Place {
  readonly stage: Stage;
  /** In plain words: `jsonwebtoken signs a token that lives 15 minutes`. */
  readonly what: string;
}

export type Strategy = 'jwt' | 'database' | 'server-session' | 'token' | 'cookie';

/** One authentication library as an application uses it, with the values that take effect. Its place is the configuration. */
export interface Setup extends Place {
  /** The folder of the application: an absolute path with forward slashes. */
  readonly application: string;
  readonly library: string;
  /** The installed version, or the declared range, or null. */
  readonly version: string | null;
  /** How a session is kept, where that is known. */
  readonly strategy: Strategy | null;
  /** Why that strategy applies: `written`, `an adapter is set and no strategy`; empty where it is not known. */
  readonly strategyBecause: string;
  readonly providers: readonly SetupProvider[];
  /** There are more than those, which are only known when it runs. */
  readonly moreProviders?: true;
  /** What connects it to a database, and which. */
  readonly adapter: { readonly name: string; readonly database: string | null; readonly place: Place } | null;
  readonly store: Effective<string> | null;
  /** Seconds: how long a session lives, how often it is renewed, how long its token lives. */
  readonly lifetime: Effective<number | 'session'> | null;
  readonly updateAge: Effective<number> | null;
  readonly tokenLifetime: Effective<number> | null;
  readonly cookies: readonly SetupCookie[];
  readonly secrets: readonly SetupSecret[];
}

/** What runs before requests reach the application's pages and routes. */
export interface SetupMiddleware extends Place {
  readonly library: string;
  /** The paths that it guards as written; null where that is not known. */
  readonly paths: readonly string[] | null;
  readonly what: string;
}

/** One application of a workspace: the nearest package.json, and how a user of it stays signed in. */
export interface Application {
  /** The name in package.json, or the folder's. */
  readonly name: string;
  readonly folder: string;
  /** Frameworks, servers and authentication packages that it depends on. */
  readonly packages: readonly { readonly name: string; readonly version: string | null }[];
  readonly setups: readonly Setup[];
  readonly stages: readonly StagePlace[];
  readonly middleware: readonly SetupMiddleware[];
  readonly trustsProxy: Effective<boolean>;
}
