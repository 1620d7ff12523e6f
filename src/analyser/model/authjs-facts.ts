import type { CookieAttributes } from './cookie-facts';
import type { FactBase } from './fact-base';
import type { SpanEdit } from './rule';
import type { Setting, Span } from './value';

export interface AuthjsProvider {
  /** `credentials`, `email`, `webauthn`, or an OAuth provider's id such as `github`. */
  readonly id: string;
  readonly type: 'credentials' | 'email' | 'webauthn' | 'oauth';
  readonly span: Span;
  readonly allowDangerousEmailAccountLinking: Setting;
  readonly clientSecret: Setting;
  readonly authorize: Setting;
  readonly checks: Setting;
  /** `client.token_endpoint_auth_method` of version 4 and custom providers. */
  readonly clientAuthentication: Setting;
}

/** What stands beside the code: files that say which variables a deployment sets. */
export interface AuthjsSurroundings {
  /** Those of Auth.js's variables that an example of a `.env` file, a container, a host's file or the README names. */
  readonly named: readonly string[];
  /** The variables that examples of a `.env` file list. */
  readonly listed: readonly string[];
  /** `platform`: only requests for the right host name get through; `own`: a container that anything may stand before. */
  readonly host?: 'platform' | 'own';
  /** The start of the `.env` file of a developer's machine, which need not be there. */
  readonly environmentFile: Span;
  /** What makes git leave that file out; absent where it does. */
  readonly ignore?: SpanEdit;
}

/** An Auth.js configuration with the values that take effect. */
export interface AuthjsFact extends FactBase {
  readonly kind: 'authjs';
  /** 4: next-auth 4. 5: next-auth 5 and every package on @auth/core. */
  readonly major: 4 | 5;
  readonly version?: string;
  /** True for a configuration that is only typed or shared: other parts may be merged into it elsewhere. */
  readonly partial: boolean;
  readonly providers: readonly AuthjsProvider[];
  /** False where some providers could not be read. */
  readonly providersComplete: boolean;
  /** The literal `true` where one is certainly given, absent where none is, otherwise unknown. */
  readonly adapter: Setting;
  /** What is written; absent where the library chooses: `database` with an adapter, else `jwt`. */
  readonly strategy: Setting;
  /** An own `jwt.encode`, with which Credentials can be made to write database sessions. */
  readonly jwtEncode: Setting;
  /** Every call in it and in what it leads to, where all of that can be followed and none encrypts. */
  readonly jwtEncodeCalls: readonly Span[];
  /** Certainly nothing looks a token up when it is read: the callbacks that see it are not given, or call nothing. */
  readonly neverLooksUp: boolean;
  readonly debug: Setting;
  readonly secret: Setting;
  /** Version 4 takes it in pages; what is written there counts as a secret. */
  readonly jwtSecret: Setting;
  /** Seconds. */
  readonly sessionMaxAge: Setting;
  readonly updateAge: Setting;
  readonly jwtMaxAge: Setting;
  readonly trustHost: Setting;
  readonly redirectProxyUrl: Setting;
  /** The text `symbol` where it is the one that @auth/core exports, which is the only thing that works. */
  readonly skipCsrfCheck: Setting;
  /** `raw: raw`: another server-side caller stands before it. */
  readonly raw: Setting;
  /** Variables of the environment count; not so where `Auth()` of @auth/core is called without `setEnvDefaults()`. */
  readonly readsEnvironment: boolean;
  /** Absent where the configuration is partial. */
  readonly surroundings?: AuthjsSurroundings;
  readonly useSecureCookies: Setting;
  /** The name given to the session cookie, absent where the library chooses. */
  readonly sessionCookieName: Setting;
  /** Whether `cookies.sessionToken` is written at all. */
  readonly sessionCookie: Setting;
  readonly cookie: CookieAttributes;
}
