import type { Json, JsonObject } from './json';

export type Severity = 'error' | 'warning' | 'info';

/** What a text turned out to be. */
export type Kind =
  | 'jws'
  | 'jws-unsigned'
  | 'jws-json'
  | 'jwe'
  | 'jwe-json'
  | 'authjs-4-session'
  | 'authjs-5-session'
  | 'authjs-database-session'
  | 'express-session'
  | 'cookie-session'
  | 'better-auth-session'
  | 'better-auth-data'
  | 'iron-session'
  | 'json-data'
  | 'jwk'
  | 'jwk-set'
  | 'pem'
  | 'unreadable';

/** Offsets into the text that was searched, in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of text that may be a token, as it stands after repair. */
export interface Candidate {
  readonly form: 'compact' | 'json' | 'signed' | 'seal' | 'data' | 'opaque' | 'key' | 'pem';
  readonly text: string;
  /** Several where a cookie was split into chunks. */
  readonly spans: readonly Span[];
  /** What was changed to read it, in plain words. */
  readonly repaired: readonly string[];
  /** What the text around calls it: `authjs.session-token`, `id_token`. */
  readonly name?: string;
  readonly cookie?: Cookie;
}

export interface Cookie {
  readonly name: string;
  /** Numbers of the chunks that were joined, in order. */
  readonly chunks?: readonly number[];
  readonly missing?: readonly number[];
  /** The value of the cookie `NAME.sig` next to it. */
  readonly signature?: string;
  /** What the cookie says in clear: a session id, an expiry. */
  readonly id?: string;
  readonly expires?: number;
}

export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** One part of a token between dots, for colours. */
export interface Segment {
  readonly role: 'header' | 'payload' | 'signature' | 'encrypted-key' | 'iv' | 'ciphertext' | 'tag' | 'disclosure' | 'id' | 'rest';
  readonly text: string;
}

/** What is known of a key without showing it. */
export interface KeyFacts {
  readonly type: string;
  readonly private: boolean;
  readonly bits?: number;
  readonly curve?: string;
  readonly id?: string;
  readonly use?: string;
  readonly algorithm?: string;
}

/** A token that was decoded, not verified. Plain data: it survives structuredClone. */
export interface Token {
  readonly kind: Kind;
  readonly title: string;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly repaired: readonly string[];
  readonly problems: readonly Problem[];
  readonly segments: readonly Segment[];
  readonly header?: JsonObject;
  /** JSON where it is JSON, else the text; absent where it is encrypted. */
  readonly payload?: Json;
  readonly duplicates: readonly { readonly part: 'header' | 'payload'; readonly name: string }[];
  readonly inexact: readonly string[];
  /** Parts whose base64url an encoder would have written otherwise. */
  readonly loose: readonly string[];
  readonly disclosures?: readonly Json[];
  readonly nested?: Token;
  readonly name?: string;
  readonly cookie?: Cookie;
  readonly keys?: readonly KeyFacts[];
}

/** The answer to one question about a token. */
export interface Verdict {
  readonly state: 'ok' | 'failed' | 'unknown';
  /** Stable, for programs: `signature-mismatch`, `expired`. */
  readonly code: string;
  readonly reason: string;
}
