import type { FactBase } from './fact-base';
import type { Setting, Span } from './value';

/** A value that a callback puts into the token or the session. */
export interface AuthjsCarried {
  /** Dotted, from the token or the session; empty for the whole. */
  readonly into: string;
  /** What the callback was given; `other` for everything else, such as what a query gives. */
  readonly from: 'token' | 'user' | 'account' | 'profile' | 'session' | 'other';
  /** Dotted, what is taken of it; empty for the whole. */
  readonly member: string;
  readonly spread: boolean;
  /** The assignment, the property or the spread. */
  readonly span: Span;
  readonly value: Span;
  /** The value as it is written, where that is a name or a chain of names. */
  readonly name?: string;
  /** Deleted, nothing is left behind. */
  readonly removal?: Span;
  /** Something in the callback looks at it: a schema, a call, a comparison. */
  readonly examined: boolean;
  /** The callback deletes a password from it, before or after. */
  readonly stripped: boolean;
  /** The callback returns it, or an object that holds it. */
  readonly returned: boolean;
}

/** The callbacks of one Auth.js configuration: what they carry from where to where. */
export interface AuthjsCallbacksFact extends FactBase {
  readonly kind: 'authjs-callbacks';
  readonly major: 4 | 5;
  /** The configuration is only typed or shared: other parts may be merged into it elsewhere. */
  readonly partial: boolean;
  /** What certainly applies, written or chosen by the library. */
  readonly strategy: 'jwt' | 'database' | undefined;
  readonly adapter: Setting;
  /** What sign-in gives as `user`: `record` holds a password for certain, `picked` only fields that are written out. */
  readonly users: 'record' | 'picked' | 'unknown';
  readonly jwt?: { readonly span: Span; readonly carried: readonly AuthjsCarried[] };
  readonly session?: { readonly span: Span; readonly carried: readonly AuthjsCarried[] };
}

/** A place where the redirect callback returns the address it was asked for, without a look at where that leads. */
export interface AuthjsRedirectFact extends FactBase {
  readonly kind: 'authjs-redirect';
  /** The address that is returned. */
  readonly value: Span;
  /** `beginning`: only how it begins is compared with the own address, with no `/` after it. */
  readonly check: 'none' | 'beginning';
  /** The address as it is written there. */
  readonly url?: string;
  /** The callback's name for the own address, and where it must be asked for first. */
  readonly baseUrl?: { readonly name: string; readonly add?: { readonly at: Span; readonly text: string } };
}

/** The callback that decides who may sign in. */
export interface AuthjsSignInFact extends FactBase {
  readonly kind: 'authjs-sign-in';
  /** Every way through it ends in `true`. */
  readonly refusesNobody: boolean;
  /** A test after which the answer is the same either way. */
  readonly idleTest?: Span;
  /** Its comments speak of who may sign in. */
  readonly saysWho: boolean;
  /** Tests of the domain of an e-mail address, for which identity providers; nothing asks whether the address is verified. */
  readonly domainTests: readonly { readonly span: Span; readonly providers: readonly string[] }[];
  /** How the verified mark of the profile can be asked for. */
  readonly profile?: string;
}

/** Where `authorize` returns a record that certainly holds a password. */
export interface ReturnedRecord {
  readonly value: Span;
  readonly spread: boolean;
  /** The record's name where it has one. */
  readonly name?: string;
  readonly secret: string;
  /** Only this property is the password; deleted, nothing is left behind. */
  readonly removal?: Span;
}

/** What the `authorize` function of a Credentials provider does. */
export interface AuthjsAuthorizeFact extends FactBase {
  readonly kind: 'authjs-authorize';
  readonly records: readonly ReturnedRecord[];
  /** Where the password that was typed is compared with the stored one as it is. */
  readonly plain: readonly { readonly span: Span; readonly how: 'compared' | 'queried' }[];
  /** What sign-in gives goes on into the token as a whole. */
  readonly carriedOn: boolean;
}

/** Code on the server that asks for the session: with `auth()` of version 5 (`asks`), in a way meant for the browser, or without what it needs. */
export interface AuthjsServerReadFact extends FactBase {
  readonly kind: 'authjs-server-read';
  readonly way: 'asks' | 'browser-function' | 'no-options' | 'no-secret';
  readonly major: 4 | 5;
  readonly secret?: Setting;
}

/** A Next.js middleware that an Auth.js 5 instance makes. */
export interface AuthjsMiddlewareFact extends FactBase {
  readonly kind: 'authjs-middleware';
  /** The call of NextAuth that makes it, perhaps in another file. */
  readonly instance: Span;
  /** `plain`: handed on as it is. `wrapper`: around a function. `function`: a function of its own that uses the instance. */
  readonly form: 'plain' | 'wrapper' | 'function';
  /** It runs on the Edge runtime: `middleware.ts` that says nothing else. */
  readonly edge: boolean;
  /** Of `next`. */
  readonly next?: string;
  /** `config.runtime`, where a configuration is exported. */
  readonly runtime?: Setting;
  readonly adapter: Setting;
  /** How a second instance without the adapter could take its place: the new file with its configuration, and what replaces the import of the first one. */
  readonly split?: { readonly file: string; readonly entrance: Span; readonly text: string };
  /** The adapter's package or driver that needs Node.js. */
  readonly nodeDriver?: string;
  readonly strategy: Setting;
  /** Whether a `session` is written at all. */
  readonly session: Setting;
  readonly authorized: Setting;
  /** `authorized` may answer with a response of its own, or leads where it cannot be followed. */
  readonly mayAnswer: boolean;
  /** `authorized` may refuse: it does not simply give true. */
  readonly mayRefuse: boolean;
  /** For a wrapper: its function looks at who is signed in, or leads where that cannot be seen. */
  readonly looks: boolean;
  /** The matcher names paths of its own, rather than everything but some. */
  readonly namesPaths: boolean;
}
