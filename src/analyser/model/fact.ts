import type { AuthjsFact } from './authjs-facts';
import type { CookieFact, CookieReadFact } from './cookie-facts';
import type { ComparisonFact, PasswordHashFact, PredictableFact, TokenTextFact } from './crypto-facts';
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
import type { EnvVariableFact, SecretFact, TrackedEnvFileFact } from './secret-facts';
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
import type {
  AbandonedPackageFact,
  CorsFact,
  CsrfGuardFact,
  CsrfSwitchFact,
  MethodOverrideFact,
  RateLimitFact,
  RouteFact,
} from './web-facts';

export type * from './authjs-facts';
export type * from './cookie-facts';
export type * from './crypto-facts';
export type * from './fact-base';
export type * from './jwt-facts';
export type * from './secret-facts';
export type * from './session-facts';
export type * from './setup-facts';
export type * from './storage-facts';
export type * from './web-facts';

export type Fact =
  | CookieFact
  | CookieReadFact
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
  | SetupFact
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
  | RouteFact
  | CsrfGuardFact
  | MethodOverrideFact
  | CsrfSwitchFact
  | AbandonedPackageFact
  | CorsFact
  | RateLimitFact
  | PasswordHashFact
  | ComparisonFact
  | PredictableFact
  | TokenTextFact;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
