import type { FactKind } from './fact';
import type { Rule } from './rule';
import type { Stage } from './setup';

/** At which step of a session or token a rule finds its problems; null: at no single one, as with a secret or a package. */
export function stageOfRule({ id, on }: Pick<Rule, 'id' | 'on'>): Stage | null {
  const own = byRule[id];
  if (own !== undefined) return own;
  if (id.startsWith('csrf-')) return 'verify';
  const kinds = typeof on === 'string' ? [on] : on;
  return kinds.map((kind) => byFact[kind]).find((stage) => stage !== undefined) ?? null;
}

/** What a fact speaks of decides, unless the rule is named below. */
const byFact: { readonly [kind in FactKind]?: Stage } = {
  authjs: 'issue',
  'authjs-authorize': 'issue',
  'authjs-redirect': 'issue',
  'authjs-sign-in': 'issue',
  'better-auth': 'issue',
  'jwt-defaults': 'issue',
  'jwt-sign': 'issue',
  'oauth-callback': 'issue',
  'oauth-grant': 'issue',
  'oauth-id-token': 'issue',
  'oauth-match': 'issue',
  'oauth-request': 'issue',
  passport: 'issue',
  'passport-callback': 'issue',
  'passport-strategy': 'issue',
  'password-hash': 'issue',
  route: 'issue',
  'session-act': 'issue',
  'session-id': 'issue',
  'session-write': 'issue',
  'authjs-callbacks': 'carry',
  cookie: 'carry',
  exposure: 'carry',
  'jwt-url': 'carry',
  mount: 'carry',
  'oauth-refresh-exposure': 'carry',
  session: 'carry',
  storage: 'store',
  'authjs-middleware': 'verify',
  'authjs-server-read': 'verify',
  comparison: 'verify',
  'cookie-read': 'verify',
  'jwt-decode': 'verify',
  'jwt-key-option': 'verify',
  'jwt-key-source': 'verify',
  'jwt-verify': 'verify',
  'next-entry': 'verify',
  'next-middleware': 'verify',
  'jwt-refresh': 'refresh',
  revocation: 'revoke',
};

/** Where one fact speaks of several steps. */
const byRule: { readonly [id: string]: Stage | null } = {
  'authjs-database-without-adapter': 'store',
  'authjs-debug-production': null,
  'authjs-insecure-custom-cookies': 'carry',
  'authjs-insecure-url': 'carry',
  'authjs-jwt-callback-whole-user': 'issue',
  'authjs-session-update-trust': 'refresh',
  'authjs-skip-csrf-check': 'verify',
  'authjs-trust-host': null,
  'authjs-use-secure-cookies-false': 'carry',
  'better-auth-cross-subdomain-cookies': 'carry',
  'better-auth-csrf-or-origin-check-disabled': 'verify',
  'better-auth-long-cookie-cache': 'revoke',
  'better-auth-missing-or-weak-secret': null,
  'better-auth-secure-cookies-off': 'carry',
  'better-auth-trusted-origins-wildcard': 'verify',
  'jwt-not-revocable': 'revoke',
  'jwt-secret-reused': null,
  'session-cookie-clear-mismatch': 'revoke',
  'session-logout-without-destroy': 'revoke',
  'session-memory-store-production': 'store',
  'session-resave': 'store',
  'session-save-uninitialized': 'issue',
  'session-secrets-in-cookie-session': 'store',
  'session-unsigned-cookie-store': 'store',
  'session-whole-user-serialized': 'store',
  'secret-single-key-no-rotation': null,
};
