import type { Setting, Slot, Span, Value } from './value';

interface FactBase {
  /** The package (or web API) it comes from, as a person would name it. */
  readonly library: string;
  /** The callee's name, or the object that is the fact. */
  readonly span: Span;
  /** Enclosing functions, outermost first, by start offset: who shares a function with whom. */
  readonly scopes: readonly number[];
}

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

/** A session middleware or store of a server. */
export interface SessionFact extends FactBase {
  readonly kind: 'session';
  readonly version?: string;
  readonly name: Setting;
  /** Absent where none is written, the literal `memory` for the built-in store written out, else unknown. */
  readonly store: Setting;
  /** The built-in store of this library loses sessions at restart and grows without bound. */
  readonly storeDefault: 'memory' | 'cookie' | 'other';
  readonly saveUninitialized: Setting;
  readonly resave: Setting;
  readonly proxy: Setting;
  readonly cookie: CookieAttributes;
}

/** `app.set('trust proxy', ...)`, `new Koa({ proxy: true })`, `fastify({ trustProxy: true })`. */
export interface ProxyTrustFact extends FactBase {
  readonly kind: 'proxy-trust';
  readonly trust: Setting;
  /** The variable that holds the application object, so that a fix can name it. */
  readonly app?: string;
}

/** An application object of a server: where `trust proxy` could be set. */
export interface ServerAppFact extends FactBase {
  readonly kind: 'server-app';
  readonly app: string;
  /** The end of the statement that makes it. */
  readonly after: Span;
  readonly indent: string;
  /** The statement that makes it believe one reverse proxy. */
  readonly trustStatement: string;
}

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

export interface StorageFact extends FactBase {
  readonly kind: 'storage';
  readonly area: 'localStorage' | 'sessionStorage';
  readonly key: Value;
  readonly content: Value;
}

/** A value that must stay secret, in the place where a library takes it. */
export interface SecretFact extends FactBase {
  readonly kind: 'secret';
  readonly purpose: 'jwt' | 'session' | 'authjs' | 'oauth-client' | 'cookie';
  readonly setting: Setting;
  /** The environment variable that the library's documentation uses for it. */
  readonly envName: string;
}

export type Fact =
  | CookieFact
  | SessionFact
  | ProxyTrustFact
  | ServerAppFact
  | AuthjsFact
  | JwtSignFact
  | JwtVerifyFact
  | JwtDecodeFact
  | StorageFact
  | SecretFact;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
