import type { FactBase } from './fact-base';
import type { Primitive, Setting, Span, Value } from './value';

/** A route that a server answers, or middleware that stands before routes (method `use`). */
export interface RouteFact extends FactBase {
  readonly kind: 'route';
  /** What it is mounted on, as written: `app`, `this.app`; absent where it is not mounted by a call. */
  readonly app?: string;
  /** Lower case: `get`, `post`, ..., `all`, `use`. */
  readonly method: string;
  readonly path: Value;
  /** The functions that answer, by the number that `scopes` name them with; empty for those in other files. */
  readonly handlers: readonly number[];
  /** What stands before the handler, by its last name: `requireAuth`, `csrfProtection`, `limiter`. */
  readonly middleware: readonly string[];
  /** Its handler, or what stands before it, takes the user from what the browser sends by itself: a session or a cookie. */
  readonly knowsUser: boolean;
  /** Its handler reads a cookie itself. */
  readonly readsCookie: boolean;
  /** The first of what answers, before which something else could stand. */
  readonly first: Span | undefined;
  /** What its handler certainly changes, in order. `cookie`: one is cleared. `session`: who is signed in is taken from the address. `entry`: something else is written there. */
  readonly changes: readonly { readonly what: 'sign-out' | 'delete' | 'session' | 'entry' | 'cookie'; readonly span: Span }[];
}

/** A statement that mounts middleware: who comes first decides. */
export interface Mounted {
  readonly statement: { readonly span: Span; readonly text: string };
}

/** Something that checks where a request comes from: a library's middleware, or an own check of a token, the origin or Sec-Fetch-Site. */
export interface CsrfGuardFact extends FactBase, Mounted {
  readonly kind: 'csrf-guard';
  readonly ignoredMethods: Setting;
}

/** Lets a form's field choose the method: https://github.com/expressjs/method-override. */
export interface MethodOverrideFact extends FactBase, Mounted {
  readonly kind: 'method-override';
}

/** A switch of a framework's own check against requests from other sites. */
export interface CsrfSwitchFact extends FactBase {
  readonly kind: 'csrf-switch';
  readonly setting: Setting;
  /** The value, alone or in a list, that turns the check off, and the one that turns it on. */
  readonly off: Primitive;
  readonly on: string | undefined;
}

/** An import of a package that its authors have given up. */
export interface AbandonedPackageFact extends FactBase {
  readonly kind: 'abandoned-package';
  readonly name: string;
  /** The whole `require(...)`, where it is one. */
  readonly required: Span | undefined;
}

/** Which other origins may read the answers. */
export interface CorsFact extends FactBase {
  readonly kind: 'cors';
  readonly origin: Setting;
  /** The answer names whatever origin asks. */
  readonly reflects: boolean;
  readonly credentials: Setting;
}

/** Something that limits how often somebody may ask. */
export interface RateLimitFact extends FactBase {
  readonly kind: 'rate-limit';
  /** `everywhere`: a plugin or a guard for all routes; `made`: middleware that is put somewhere; `asked`: it is asked in this place. */
  readonly use: 'everywhere' | 'made' | 'asked';
}
