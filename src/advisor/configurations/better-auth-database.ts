import { defineConfiguration } from '../configuration';
import { postgres, required } from '../snippets';

export default defineConfiguration({
  id: 'better-auth-database',
  title: 'Better Auth with database sessions',
  dependencies: { 'better-auth': '^1.6.23', pg: '^8.0.0' },
  environment: ['BETTER_AUTH_SECRET', 'BETTER_AUTH_URL', 'GITHUB_ID', 'GITHUB_SECRET', 'DATABASE_URL'],
  libraries: ['better-auth'],
  strategies: ['database'],
  suggested: true,
  needs: ['The tables that npx @better-auth/cli migrate makes.', 'Rate limits in the database: memory counts each server apart.'],
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
  session: { expiresIn: 24 * 60 * 60, updateAge: 60 * 60, cookieCache: { enabled: false } },
  socialProviders: { github: { clientId: required('GITHUB_ID'), clientSecret: required('GITHUB_SECRET') } },
  rateLimit: { enabled: true, storage: 'database' },
});
`,
    },
    { path: 'lib/database.ts', text: postgres },
    { path: 'lib/required.ts', text: required },
  ],
});
