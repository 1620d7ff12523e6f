import type { FactBase } from './fact-base';
import type { Setting } from './value';

/** A configuration of better-auth: `betterAuth({ ... })`. Lifetimes count seconds. */
export interface BetterAuthFact extends FactBase {
  readonly kind: 'better-auth';
  readonly version?: string;
  readonly secret: Setting;
  /** A list of secrets with versions stands in place of the one. */
  readonly secrets: Setting;
  readonly baseUrl: Setting;
  readonly disableCsrfCheck: Setting;
  /** `true`, or the paths that are left out. */
  readonly disableOriginCheck: Setting;
  readonly useSecureCookies: Setting;
  /** Switches of `httpOnly` and `secure` for all cookies or for those of the session. */
  readonly cookieSwitches: readonly Setting[];
  readonly crossSubDomain: { readonly enabled: Setting; readonly domain: Setting };
  readonly trustedOrigins: Setting;
  /** It is a function that hands the request's own origin back. */
  readonly reflectsOrigin: boolean;
  readonly linking: {
    readonly enabled: Setting;
    readonly allowDifferentEmails: Setting;
    readonly requireLocalEmailVerified: Setting;
    readonly trustedProviders: Setting;
  };
  readonly emailAndPassword: { readonly enabled: Setting; readonly requireEmailVerification: Setting };
  /** It knows how to send a mail that confirms an address. */
  readonly sendsVerification: boolean;
  readonly rateLimit: { readonly enabled: Setting; readonly storage: Setting };
  /** The file speaks of a platform that starts a new process for few requests. */
  readonly serverless: boolean;
  readonly expiresIn: Setting;
  readonly cookieCache: { readonly enabled: Setting; readonly maxAge: Setting };
  /** Sessions are kept in a database or a second store: true, false, or undefined where that is not known. */
  readonly stateful: boolean | undefined;
}
