import { defineConfiguration } from '../configuration';
import { postgres, required } from '../snippets';

export default defineConfiguration({
  id: 'authjs-5-database',
  title: 'Auth.js 5 with database sessions',
  dependencies: { 'next-auth': '5.0.0-beta.32', '@auth/pg-adapter': '^1.0.0', next: '^15.0.0', pg: '^8.0.0' },
  environment: ['AUTH_SECRET', 'AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET', 'DATABASE_URL'],
  libraries: ['authjs', 'authjs-5'],
  strategies: ['database'],
  needs: ['The tables of the PostgreSQL adapter.', 'No Credentials provider: its users would silently get no session.'],
  files: [
    {
      path: 'auth.ts',
      text: `import PostgresAdapter from '@auth/pg-adapter';
import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { pool } from './lib/database';

export const { handlers, auth, signIn, signOut } = NextAuth({
  adapter: PostgresAdapter(pool),
  session: { strategy: 'database', maxAge: 24 * 60 * 60, updateAge: 60 * 60 },
  providers: [GitHub],
});
`,
    },
    {
      path: 'lib/sessions.ts',
      text: `import { pool } from './database';

/** Ends the user's sessions on every device, at once. */
export async function signOutEverywhere(userId: string): Promise<void> {
  await pool.query('delete from sessions where "userId" = $1', [userId]);
}
`,
    },
    { path: 'lib/database.ts', text: postgres },
    { path: 'lib/required.ts', text: required },
  ],
});
