/** The mistakes of media/sample that its README promises, file by file. */
export const expected: { readonly [file: string]: readonly string[] } = {
  'apps/admin/pages/api/auth/[...nextauth].js': [
    'authjs-database-without-adapter',
    'authjs-insecure-custom-cookies',
    'secret-hardcoded-authjs-secret',
  ],
  'apps/api/src/back-office.ts': ['session-missing-trust-proxy'],
  'apps/api/src/middleware/current-user.ts': ['jwt-decode-without-verify'],
  'apps/api/src/routes/login.ts': ['cookie-missing-httponly', 'cookie-missing-secure'],
  'apps/api/src/server.ts': [
    'cookie-missing-secure',
    'secret-hardcoded-session-secret',
    'session-memory-store-production',
    'session-save-uninitialized',
  ],
  'apps/api/src/tokens.ts': [
    'jwt-alg-none',
    'jwt-expiry-unit',
    'jwt-ignore-expiration',
    'jwt-missing-algorithms',
    'jwt-missing-expiry',
    'secret-hardcoded-jwt-secret',
  ],
  'apps/web/app/api/embed/route.ts': ['cookie-prefix-violation', 'cookie-samesite-none', 'cookie-samesite-none-without-secure'],
  'apps/web/app/login/actions.ts': ['cookie-missing-httponly', 'cookie-missing-secure'],
  'apps/web/auth.ts': [
    'authjs-credentials-implicit-database',
    'authjs-dangerous-email-linking',
    'authjs-debug-production',
    'secret-env-fallback',
  ],
  'apps/web/lib/session.ts': ['cookie-client-written-auth', 'storage-token-in-localstorage', 'storage-token-in-sessionstorage'],
  'apps/web/package.json': ['deps-vulnerable-auth-package'],
  'packages/config/src/env.ts': ['secret-env-fallback'],
};

/** What the Problems panel names as the source. */
export const source = 'Auth Lens';
