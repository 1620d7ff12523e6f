import type { AuthjsFact } from './authjs-facts';
import type { CookieFact } from './cookie-facts';
import type { JwtDecodeFact, JwtSignFact, JwtVerifyFact } from './jwt-facts';
import type { SecretFact } from './secret-facts';
import type { ProxyTrustFact, ServerAppFact, SessionFact } from './session-facts';
import type { StorageFact } from './storage-facts';
import type { RouteFact } from './web-facts';

export type * from './authjs-facts';
export type * from './cookie-facts';
export type * from './fact-base';
export type * from './jwt-facts';
export type * from './secret-facts';
export type * from './session-facts';
export type * from './storage-facts';
export type * from './web-facts';

export type Fact =
  | CookieFact
  | SessionFact
  | ProxyTrustFact
  | ServerAppFact
  | AuthjsFact
  | JwtSignFact
  | JwtVerifyFact
  | JwtDecodeFact
  | StorageFact
  | SecretFact
  | RouteFact;

export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;
