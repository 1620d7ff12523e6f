import type { CookieAttributes } from './cookie-facts';
import type { FactBase } from './fact-base';
import type { Setting, Span } from './value';

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
