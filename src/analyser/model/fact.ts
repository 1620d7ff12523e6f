import type {
  AuthjsAuthorizeFact,
  AuthjsCallbacksFact,
  AuthjsMiddlewareFact,
  AuthjsRedirectFact,
  AuthjsServerReadFact,
  AuthjsSignInFact,
} from './authjs-callback-facts';
import type { AuthjsFact } from './authjs-facts';
import type { BetterAuthFact } from './better-auth-facts';
import type { CookieFact, CookieGuardFact, CookieReadFact } from './cookie-facts';
import type { ComparisonFact, PasswordHashFact, PredictableFact, TokenTextFact } from './crypto-facts';
import type { DependencyFact } from './dependency-facts';
import type {
  JwtDecodeFact,
  JwtDefaultsFact,
  JwtKeyOptionFact,
  JwtKeySourceFact,
  JwtRefreshFact,
  JwtSignFact,
  JwtUrlFact,
  JwtVerifyFact,
} from './jwt-facts';
import type { NextEntryFact, NextMiddlewareFact, PublicVariableFact, SessionCheckFact } from './nextjs-facts';
import type {
  HttpsFact,
  OAuthCallbackFact,
  OAuthExchangeFact,
  OAuthGrantFact,
  OAuthIdTokenFact,
  OAuthMatchFact,
  OAuthRefreshExposureFact,
  OAuthRequestFact,
  OAuthStateFact,
  PassportCallbackFact,
  PassportStrategyFact,
} from './oauth-facts';
import type { PolicyFact, PolicyMistakeFact } from './policy-facts';
import type { RevocationFact } from './revocation-facts';
import type { EnvVariableFact, SecretFact, TrackedEnvFileFact, VariableUseFact } from './secret-facts';
import type {
  AppKeysFact,
  MountFact,
  PassportFact,
  ProxyTrustFact,
  ServerAppFact,
  SessionActFact,
  SessionFact,
  SessionIdFact,
  SessionReadFact,
  SessionWriteFact,
} from './session-facts';
import type { SetupFact } from './setup-facts';
import type { ExposureFact, StorageFact } from './storage-facts';
import type { TestCodeFact } from './test-facts';
import type {
  AbandonedPackageFact,
  CorsFact,
  CsrfGuardFact,
  CsrfSwitchFact,
  MethodOverrideFact,
  RateLimitFact,
  RouteFact,
} from './web-facts';

export type * from './authjs-callback-facts';
export type * from './authjs-facts';
export type * from './better-auth-facts';
export type * from './cookie-facts';
export type * from './crypto-facts';
export type * from './dependency-facts';
export type * from './fact-base';
export type * from './jwt-facts';
export type * from './nextjs-facts';
export type * from './oauth-facts';
export type * from './policy-facts';
export type * from './revocation-facts';
export type * from './secret-facts';
export type * from './session-facts';
export type * from './setup-facts';
export type * from './storage-facts';
export type * from './test-facts';
export type * from './web-facts';

export type Fact =
  | CookieFact
  | CookieReadFact
  | CookieGuardFact
  | SessionFact
  | SessionIdFact
  | SessionReadFact
  | SessionWriteFact
  | SessionActFact
  | MountFact
  | PassportFact
  | AppKeysFact
  | ProxyTrustFact
  | ServerAppFact
  | AuthjsFact
  | AuthjsCallbacksFact
  | AuthjsAuthorizeFact
  | AuthjsRedirectFact
  | AuthjsSignInFact
  | AuthjsServerReadFact
  | AuthjsMiddlewareFact
  | SetupFact
  | BetterAuthFact
  | OAuthRequestFact
  | OAuthStateFact
  | OAuthExchangeFact
  | OAuthGrantFact
  | OAuthCallbackFact
  | OAuthMatchFact
  | OAuthIdTokenFact
  | OAuthRefreshExposureFact
  | PassportCallbackFact
  | PassportStrategyFact
  | HttpsFact
  | JwtSignFact
  | JwtVerifyFact
  | JwtDecodeFact
  | JwtDefaultsFact
  | JwtKeySourceFact
  | JwtKeyOptionFact
  | JwtUrlFact
  | JwtRefreshFact
  | StorageFact
  | ExposureFact
  | SecretFact
  | EnvVariableFact
  | TrackedEnvFileFact
  | VariableUseFact
  | RouteFact
  | DependencyFact
  | PolicyFact
  | PolicyMistakeFact
  | PublicVariableFact
  | RevocationFact
  | SessionCheckFact
  | NextMiddlewareFact
  | NextEntryFact
  | CsrfGuardFact
  | MethodOverrideFact
  | CsrfSwitchFact
  | AbandonedPackageFact
  | CorsFact
  | RateLimitFact
  | PasswordHashFact
  | ComparisonFact
  | PredictableFact
  | TokenTextFact
  | TestCodeFact;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
