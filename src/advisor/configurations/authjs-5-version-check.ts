import { defineConfiguration } from '../configuration';
import { mustEndEarly } from '../overlays';
import { postgres, required, tokenVersions } from '../snippets';

export default defineConfiguration({
  id: 'authjs-5-version-check',
  title: 'Auth.js 5 with JWT sessions and a version check',
  dependencies: { 'next-auth': '5.0.0-beta.32', '@auth/pg-adapter': '^1.0.0', next: '^15.0.0', pg: '^8.0.0' },
  environment: ['AUTH_SECRET', 'AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET', 'DATABASE_URL'],
  libraries: ['authjs', 'authjs-5'],
  strategies: ['jwt', 'hybrid'],
  fits: (answers, strategy) =>
    answers.providers !== 'credentials-only' && answers.store !== 'none' && (strategy === 'hybrid' || mustEndEarly(answers)),
  needs: [
    'The tables of the PostgreSQL adapter, and users.token_version integer not null default 1, users.disabled boolean.',
    'Check on Node.js: the edge has no TCP connection to PostgreSQL.',
  ],
  files: [
    {
      path: 'auth.ts',
      text: `import PostgresAdapter from '@auth/pg-adapter';
import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { pool } from './lib/database';
import { tokenVersionOf } from './lib/token-versions';

/** How long a revoked session may live; 0 asks the database at each read. */
const checkEvery = 5 * 60 * 1000;

export const { handlers, auth, signIn, signOut } = NextAuth({
  adapter: PostgresAdapter(pool),
  session: { strategy: 'jwt', maxAge: 24 * 60 * 60 },
  providers: [GitHub],
  callbacks: {
    async jwt({ token, user }) {
      const id = user?.id ?? token.sub;
      if (!id) return null;
      if (!user && Date.now() - Number(token.checkedAt ?? 0) < checkEvery) return token;
      const version = await tokenVersionOf(id);
      if (version === undefined || (!user && version !== token.version)) return null;
      return { ...token, version, checkedAt: Date.now() };
    },
  },
});
`,
    },
    { path: 'lib/token-versions.ts', text: tokenVersions },
    { path: 'lib/database.ts', text: postgres },
    { path: 'lib/required.ts', text: required },
  ],
});
