import { defineConfiguration } from '../configuration';
import { postgres, required } from '../snippets';

export default defineConfiguration({
  id: 'authjs-4-database',
  title: 'next-auth 4 with database sessions',
  dependencies: { 'next-auth': '^4.24.15', '@auth/pg-adapter': '^1.0.0', next: '^14.0.0', pg: '^8.0.0' },
  environment: ['NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'GITHUB_ID', 'GITHUB_SECRET', 'DATABASE_URL'],
  libraries: ['authjs-4'],
  strategies: ['database'],
  needs: ['The tables of the PostgreSQL adapter.', 'Its middleware reads JWT only: check the session in each handler.'],
  files: [
    {
      path: 'lib/auth.ts',
      text: `import PostgresAdapter from '@auth/pg-adapter';
import type { NextAuthOptions } from 'next-auth';
import type { Adapter } from 'next-auth/adapters';
import GitHub from 'next-auth/providers/github';
import { pool } from './database';
import { required } from './required';

export const authOptions: NextAuthOptions = {
  secret: required('NEXTAUTH_SECRET'),
  adapter: PostgresAdapter(pool) as Adapter,
  session: { strategy: 'database', maxAge: 24 * 60 * 60, updateAge: 60 * 60 },
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
    { path: 'lib/database.ts', text: postgres },
    { path: 'lib/required.ts', text: required },
  ],
});
