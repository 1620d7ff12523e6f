import type { CookieAttributes } from './cookie-facts';
import type { FactBase } from './fact-base';
import type { Setting, Span } from './value';

export interface AuthjsProvider {
  /** `credentials`, `email`, `webauthn`, or an OAuth provider's id such as `github`. */
  readonly id: string;
  readonly type: 'credentials' | 'email' | 'webauthn' | 'oauth';
  readonly span: Span;
  readonly allowDangerousEmailAccountLinking: Setting;
  readonly clientSecret: Setting;
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
  readonly debug: Setting;
  readonly secret: Setting;
  readonly useSecureCookies: Setting;
  /** The name given to the session cookie, absent where the library chooses. */
  readonly sessionCookieName: Setting;
  /** Whether `cookies.sessionToken` is written at all. */
  readonly sessionCookie: Setting;
  readonly cookie: CookieAttributes;
}
