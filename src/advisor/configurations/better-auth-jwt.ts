import { defineConfiguration } from '../configuration';
import { required } from '../snippets';

export default defineConfiguration({
  id: 'better-auth-jwt',
  title: 'Better Auth without a database',
  dependencies: { 'better-auth': '^1.6.23' },
  environment: ['BETTER_AUTH_SECRET', 'BETTER_AUTH_URL', 'GITHUB_ID', 'GITHUB_SECRET'],
  libraries: ['better-auth'],
  strategies: ['jwt'],
  suggested: true,
  needs: ['Nothing can be revoked before it expires: keep the lifetime short.'],
  files: [
    {
      path: 'lib/auth.ts',
      text: `import { betterAuth } from 'better-auth';
import { required } from './required';

export const auth = betterAuth({
  baseURL: required('BETTER_AUTH_URL'),
  secret: required('BETTER_AUTH_SECRET'),
  session: {
    expiresIn: 24 * 60 * 60,
    cookieCache: { enabled: true, maxAge: 24 * 60 * 60, strategy: 'jwe', refreshCache: true },
  },
  account: { storeStateStrategy: 'cookie', storeAccountCookie: true },
  socialProviders: { github: { clientId: required('GITHUB_ID'), clientSecret: required('GITHUB_SECRET') } },
});
`,
    },
    { path: 'lib/required.ts', text: required },
  ],
});
