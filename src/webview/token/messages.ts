import type { Decoded } from '../../token/judge-token';

/** What a server is expected to want; empty where nothing is. */
export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly type: string;
}

/** One token as the page shows it. Holds no key and no secret. */
export interface TokenView {
  /** The same as long as the token is shown, wherever it stands. */
  readonly id: number;
  readonly decoded: Decoded;
  readonly expected: Expected;
  /** Signed here, with the key that everybody knows. */
  readonly isTest: boolean;
}

export interface TokenPage {
  readonly tokens: readonly TokenView[];
  readonly selected: number;
  /** What the person should know about the search. */
  readonly notes: readonly string[];
  /** Seconds since 1970, when all of it was judged. */
  readonly now: number;
  /** Grows with each new text that is decoded. */
  readonly round: number;
}

export type ToPage = { readonly type: 'show'; readonly page: TokenPage } | { readonly type: 'refused'; readonly message: string };

export type Copied = 'unsigned' | 'token' | 'header' | 'payload' | { readonly claim: string };

/** What the page asks the extension to do; `token` is the place of the token in the list. */
export type FromPage =
  | { readonly type: 'ready' | 'decode' | 'refresh' }
  | { readonly type: 'select' | 'verify' | 'decrypt' | 'json'; readonly token: number }
  | { readonly type: 'copy'; readonly token: number; readonly what: Copied }
  | { readonly type: 'expect'; readonly token: number; readonly expected: Expected }
  | { readonly type: 'sign'; readonly token: number; readonly payload: string };
