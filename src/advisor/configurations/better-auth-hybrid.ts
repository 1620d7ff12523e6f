import { defineConfiguration } from '../configuration';
import { postgres, required } from '../snippets';

export default defineConfiguration({
  id: 'better-auth-hybrid',
  title: 'Better Auth with database sessions and a short cookie cache',
  dependencies: { 'better-auth': '^1.6.23', pg: '^8.0.0' },
  environment: ['BETTER_AUTH_SECRET', 'BETTER_AUTH_URL', 'GITHUB_ID', 'GITHUB_SECRET', 'DATABASE_URL'],
  libraries: ['better-auth'],
  strategies: ['hybrid'],
  suggested: true,
  needs: ['The tables that npx @better-auth/cli migrate makes.', 'On sensitive routes: getSession with disableCookieCache.'],
  files: [
    {
      path: 'lib/auth.ts',
      text: `import { betterAuth } from 'better-auth';
import { pool } from './database';
import { required } from './required';

export const auth = betterAuth({
  baseURL: required('BETTER_AUTH_URL'),
  secret: required('BETTER_AUTH_SECRET'),
  database: pool,
  // A revoked session lives until the cache ends: shorter than the delay you can bear.
  session: { expiresIn: 24 * 60 * 60, updateAge: 60 * 60, cookieCache: { enabled: true, maxAge: 2 * 60 } },
  socialProviders: { github: { clientId: required('GITHUB_ID'), clientSecret: required('GITHUB_SECRET') } },
  rateLimit: { enabled: true, storage: 'database' },
});

/** For password, payment and administration: asks the database, not the cache. */
export function currentSession(headers: Headers) {
  return auth.api.getSession({ headers, query: { disableCookieCache: true } });
}
`,
    },
    { path: 'lib/database.ts', text: postgres },
    { path: 'lib/required.ts', text: required },
  ],
});
