import type { FactBase } from './fact-base';
import type { Setting, Span } from './value';

/**
 * How code finds out who is asking. `session`: a library looks it up or verifies it. `token`: a token's signature is checked.
 * `cookie`: a cookie is read and nothing more.
 */
export type CheckWay = 'session' | 'token' | 'cookie';

export interface SessionCheck {
  readonly way: CheckWay;
  /** `next-auth`, `@clerk/nextjs/server`, `better-auth`, `jose`, ... */
  readonly library: string;
  /** The callee's last name. It may stand in another file that the code leads to. */
  readonly span: Span;
  /** The cookie that is read, where its name is known. */
  readonly cookie?: string;
}

/** A place that asks who is signed in, wherever it stands. */
export interface SessionCheckFact extends FactBase, SessionCheck {
  readonly kind: 'session-check';
}

/** What runs before the requests of a Next.js application: `middleware.ts`, or `proxy.ts` since version 16. */
export interface NextMiddlewareFact extends FactBase {
  readonly kind: 'next-middleware';
  /** Of `next`. */
  readonly version?: string;
  /** `config.matcher` with the `source` of entries that are objects; absent where there is none: then it runs for every path. */
  readonly matcher: Setting;
  /** The entries of the matcher as they are written. */
  readonly entries: readonly Setting[];
  /** `function`: written here. `wrapper`: a library's function around one. `library`: what a library made, handed on as it is. */
  readonly form: 'function' | 'wrapper' | 'library';
  /** What made it, for a wrapper or a library: `next-auth`, with the steps from there: `().auth`. */
  readonly maker?: { readonly module: string; readonly path: string };
  /** Whose session it asks for, in the order of the code; for `library` its own. */
  readonly checks: readonly SessionCheck[];
  /** Some requests are turned away for not being signed in: sent to a sign-in page, answered 401 or 403, or the library does it. */
  readonly turnsAway: boolean;
  /** It asks another server, which may check what it is handed. */
  readonly asksServer: boolean;
  /** What paths are compared with the beginning of the address: `/dashboard`. */
  readonly prefixes: readonly string[];
  /** False where something that it calls could not be followed. */
  readonly complete: boolean;
}

/** What a Next.js application answers: a server action, a route handler, a page, a layout, or a handler of the pages router. */
export interface NextEntryFact extends FactBase {
  readonly kind: 'next-entry';
  readonly type: 'action' | 'route' | 'api' | 'page' | 'layout';
  /** The action's name; the method of a route handler. */
  readonly name: string;
  /** Where it is found: `/api/posts/:id`. Actions have none of their own. */
  readonly path?: string;
  /** Of `next`. */
  readonly version?: string;
  /** It, or what it leads to, certainly asks who is signed in. */
  readonly checks: boolean;
  /** The same, or something in it only speaks of that. */
  readonly asks: boolean;
  readonly complete: boolean;
  /** What it certainly changes in a database; of what asks who is there, nothing is known. */
  readonly writes: readonly { readonly what: string; readonly target: string; readonly span: Span }[];
  /** It reads or changes a database, and asks nobody. */
  readonly touchesData: boolean;
}

/** A variable whose name or configuration makes a bundler write its value into the code that browsers get. */
export interface PublicVariableFact extends FactBase {
  readonly kind: 'public-variable';
  readonly name: string;
  /** The beginning that makes it public, such as `NEXT_PUBLIC_`; empty where a configuration does. */
  readonly prefix: string;
  /** Where it is read in this file, each with how that is written without the beginning. */
  readonly reads: readonly { readonly span: Span; readonly text: string }[];
}
