import { defineConfiguration } from '../configuration';

export default defineConfiguration({
  id: 'authjs-5-jwt',
  title: 'Auth.js 5 with JWT sessions',
  dependencies: { 'next-auth': '5.0.0-beta.32', next: '^15.0.0' },
  environment: ['AUTH_SECRET', 'AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET'],
  libraries: ['authjs', 'authjs-5'],
  strategies: ['jwt'],
  fits: ({ providers }) => providers !== 'credentials-only',
  needs: ['Further providers are added to the list.'],
  files: [
    {
      path: 'auth.ts',
      text: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';

export const { handlers, auth, signIn, signOut } = NextAuth({
  session: { strategy: 'jwt', maxAge: 24 * 60 * 60 },
  providers: [GitHub],
});
`,
    },
    {
      path: 'app/api/auth/[...nextauth]/route.ts',
      text: `import { handlers } from '../../../../auth';

export const { GET, POST } = handlers;
`,
    },
  ],
});
