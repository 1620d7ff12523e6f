import type { FactBase } from './fact-base';
import type { Setting, Span, Value } from './value';

/** Somebody is sent to a provider to sign in: a strategy that does it, a client library, or an address put together by hand. */
export interface OAuthRequestFact extends FactBase {
  readonly kind: 'oauth-request';
  readonly form: 'strategy' | 'client' | 'address';
  /** Off or missing: nothing ties the answer to the browser that asked. */
  readonly state: Setting;
  readonly pkce: Setting;
  readonly nonce: Setting;
  /** How each is switched on, where one word does it. */
  readonly stateText?: string;
  readonly pkceText?: string;
  readonly nonceText?: string;
  /** `code` unless something else is asked for. */
  readonly responseType: Setting;
  readonly redirect: Setting;
  /** It asks for an identity token. */
  readonly openid: boolean;
  /** It certainly has no client secret, or the library leaves PKCE to the program. */
  readonly needsPkce: 'public' | 'advised' | undefined;
  /** By which names of strategies it can be asked for. */
  readonly names: readonly string[];
}

/** `passport.authenticate('github', { state })`, `AuthGuard('github')`: the state is given where a route asks for a strategy. */
export interface OAuthStateFact extends FactBase {
  readonly kind: 'oauth-state';
  readonly strategy: Value;
  readonly state: Setting;
}

/** A handler takes a provider's code from the address and exchanges it, and nothing in it speaks of a state. */
export interface OAuthExchangeFact extends FactBase {
  readonly kind: 'oauth-exchange';
}

/** A grant that the best current practice has given up. */
export interface OAuthGrantFact extends FactBase {
  readonly kind: 'oauth-grant';
  readonly grant: 'implicit' | 'password';
  /** What to write instead. */
  readonly instead?: { readonly span: Span; readonly text: string };
}

/** An address to which a provider sends codes and tokens. */
export interface OAuthCallbackFact extends FactBase {
  readonly kind: 'oauth-callback';
  readonly address: Value;
  readonly at: Span;
}

/** How the answer of a provider is matched with an account. */
export interface OAuthMatchFact extends FactBase {
  readonly kind: 'oauth-match';
  readonly provider: string;
}

/** An identity token is checked, but not whom it was made for. */
export interface OAuthIdTokenFact extends FactBase {
  readonly kind: 'oauth-id-token';
  readonly audience: Setting;
}

/** A provider's refresh token is part of an answer to a browser. */
export interface OAuthRefreshExposureFact extends FactBase {
  readonly kind: 'oauth-refresh-exposure';
  /** Certainly the refresh token, or the whole answer of the provider. */
  readonly what: 'token' | 'answer';
}

/** `passport.authenticate('local', (error, user) => ...)`: an own callback decides. */
export interface PassportCallbackFact extends FactBase {
  readonly kind: 'passport-callback';
  readonly checksUser: boolean;
  /** Where the check could stand, and how the callback names things. */
  readonly signsIn: { readonly span: Span; readonly indent: string };
  readonly user: string;
  readonly error: string;
}

/** A strategy of passport with a switch of its own. */
export interface PassportStrategyFact extends FactBase {
  readonly kind: 'passport-strategy';
  readonly strategy: 'basic' | 'facebook';
  readonly enableProof: Setting;
}

/** Something shows that requests come over HTTPS: a server of its own, a redirect, a header. */
export interface HttpsFact extends FactBase {
  readonly kind: 'https';
  /** The program itself answers over TLS: no proxy has to say so. */
  readonly serves?: true;
}
