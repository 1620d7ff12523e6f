import type { CookieAttributes } from './cookie-facts';
import type { FactBase } from './fact-base';
import type { Setting, Span, Value } from './value';

/** A session middleware or store of a server. */
export interface SessionFact extends FactBase {
  readonly kind: 'session';
  readonly version?: string;
  readonly name: Setting;
  /** It certainly does not run in production. */
  readonly developmentOnly?: boolean;
  /** It only remembers how a page looks, or what it has said: `theme`, `toast`. */
  readonly isPreference: boolean;
  /** Absent where none is written, the literal `memory` for the built-in store written out, else unknown. */
  readonly store: Setting;
  /** The built-in store of this library loses sessions at restart and grows without bound. */
  readonly storeDefault: 'memory' | 'cookie' | 'other';
  /** How long the store keeps a session, where its construction can be read. */
  readonly storeLifetime: Setting;
  readonly saveUninitialized: Setting;
  readonly resave: Setting;
  readonly proxy: Setting;
  readonly secret: Setting;
  /** The library takes a list of secrets, so that they can be replaced one by one. */
  readonly rotates: boolean;
  /** Whether the cookie is protected against changes. */
  readonly signed: Setting;
  /** Who holds the cookie can read what the session holds. */
  readonly readable: boolean;
  /** `regenerate` exists: a session has an identifier that must change at sign-in. */
  readonly regenerates: boolean;
  /** Every answer starts the lifetime anew. */
  readonly rolling: Setting;
  readonly lifetime: Setting;
  readonly lifetimeUnit: 'seconds' | 'milliseconds';
  /** What happens to a session that code sets to null. */
  readonly unset: Setting;
  /** Cookie options made anew for every request. */
  readonly perRequest?: { readonly secure: Setting; readonly sameSite: Setting; readonly request: string | undefined };
  readonly cookie: CookieAttributes;
}

/** An own maker of session identifiers whose results can be guessed. */
export interface SessionIdFact extends FactBase {
  readonly kind: 'session-id';
  readonly maker: Setting;
}

/** A place that reads the session of a request. */
export interface SessionReadFact extends FactBase {
  readonly kind: 'session-read';
}

/** What is known of the function that answers a request. */
export interface Handler {
  readonly scope: number;
  readonly name?: string;
  /** The routes that it stands in, as `post /login`; for a path of `/` the router's and the file's name. */
  readonly paths: readonly string[];
  /** What it calls, dotted, in order: `req.session.regenerate`, `bcrypt.compare`. */
  readonly calls: readonly string[];
}

/** A statement of its own: not the only one of an `if` without braces. */
export interface Statement {
  readonly span: Span;
  readonly indent: string;
  /** `await` may stand here. */
  readonly isAsync: boolean;
}

/** Something is put into the session of a request, or taken out of it. */
export interface SessionWriteFact extends FactBase {
  readonly kind: 'session-write';
  readonly key: string;
  readonly content: Value;
  /** Emptied or deleted. */
  readonly clears: boolean;
  /** The value is a user as the database knows it: `certain` where its password is read as well. */
  readonly wholeUser?: 'certain' | 'likely';
  /** Through `passport.serializeUser`. */
  readonly serialized: boolean;
  /** Where the value stands, and how the code names the user whose whole record it is. */
  readonly value?: Span;
  readonly userName?: string;
  /** How the code names the session: `req.session`. */
  readonly session: string;
  /** The whole session is exchanged for an object that holds this. */
  readonly replaces?: boolean;
  readonly statement?: Statement;
  readonly handler?: Handler;
}

/** Something is done with the session of a request as a whole. */
export interface SessionActFact extends FactBase {
  readonly kind: 'session-act';
  /** `null`: the session itself is set to null or deleted. `shim`: `regenerate` or `save` is added by hand. */
  readonly act: 'regenerate' | 'destroy' | 'null' | 'login' | 'logout' | 'clear-cookie' | 'shim';
  /** A function is given that runs when it is done, or the result is awaited. */
  readonly waits: boolean;
  /** The cookie that is cleared. */
  readonly cookie: Value;
  readonly keepSessionInfo: Setting;
  /** How the code names the session: `req.session`. */
  readonly session: string;
  /** The end of its arguments, and whether there are any. */
  readonly closing?: { readonly span: Span; readonly after: boolean };
  readonly statement?: Statement;
  readonly handler?: Handler;
}

/** What an application puts before its routes, in the order of its file. */
export interface MountFact extends FactBase {
  readonly kind: 'mount';
  readonly app: string;
  /** `handed`: the application is given to a function, which may mount anything. */
  readonly what: 'session' | 'passport-session' | 'passport-initialize' | 'static' | 'other' | 'handed';
  /** The last name of what is mounted, and the file that makes it where it is a router. */
  readonly name: string;
  readonly router?: string;
  /** Only for a part of the paths, or only under a condition. */
  readonly partly: boolean;
  readonly statement: { readonly span: Span; readonly indent: string; readonly text: string };
}

/** passport as it is used: by `initialize()`, `session()` or `authenticate()`. */
export interface PassportFact extends FactBase {
  readonly kind: 'passport';
  readonly version?: string;
  readonly use: 'initialize' | 'session' | 'authenticate';
  /** Whether signing in is remembered in a session. */
  readonly session: Setting;
  readonly keepSessionInfo: Setting;
}

/** `app.keys = [...]` of Koa, which signs its cookies. */
export interface AppKeysFact extends FactBase {
  readonly kind: 'app-keys';
  readonly keys: Setting;
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
  /** The end of the statement that makes it; absent for a field of a class, behind which no statement can stand. */
  readonly after?: Span;
  readonly indent: string;
  /** The statement that makes it believe one reverse proxy. */
  readonly trustStatement: string;
}
