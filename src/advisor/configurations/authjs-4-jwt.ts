import { defineConfiguration } from '../configuration';
import { required } from '../snippets';

export default defineConfiguration({
  id: 'authjs-4-jwt',
  title: 'next-auth 4 with JWT sessions',
  dependencies: { 'next-auth': '^4.24.15', next: '^14.0.0' },
  environment: ['NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'GITHUB_ID', 'GITHUB_SECRET'],
  libraries: ['authjs-4'],
  strategies: ['jwt'],
  needs: ['jwt.maxAge beside session.maxAge: without it the first token lives 30 days.'],
  files: [
    {
      path: 'lib/auth.ts',
      text: `import type { NextAuthOptions } from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { required } from './required';

const lifetime = 24 * 60 * 60;

export const authOptions: NextAuthOptions = {
  secret: required('NEXTAUTH_SECRET'),
  session: { strategy: 'jwt', maxAge: lifetime },
  jwt: { maxAge: lifetime },
  providers: [GitHub({ clientId: required('GITHUB_ID'), clientSecret: required('GITHUB_SECRET') })],
};
`,
    },
    {
      path: 'app/api/auth/[...nextauth]/route.ts',
      text: `import NextAuth from 'next-auth';
import { authOptions } from '../../../../lib/auth';

const handler = NextAuth(authOptions);
export { handler as GET, handler as POST };
`,
    },
    { path: 'lib/required.ts', text: required },
  ],
});
