import { defineConfiguration } from '../configuration';
import { postgres, required, tokenVersions } from '../snippets';

export default defineConfiguration({
  id: 'authjs-5-credentials',
  title: 'Auth.js 5 with e-mail and password: JWT sessions and a version check',
  dependencies: { 'next-auth': '5.0.0-beta.32', next: '^15.0.0', pg: '^8.0.0', bcryptjs: '^3.0.0' },
  environment: ['AUTH_SECRET', 'DATABASE_URL'],
  libraries: ['authjs', 'authjs-5'],
  strategies: ['jwt'],
  fits: ({ providers }) => providers === 'credentials-only',
  needs: [
    'users with id, email, password_hash, token_version integer not null default 1, disabled boolean.',
    'A limit on attempts for each account and address.',
  ],
  files: [
    {
      path: 'auth.ts',
      text: `import { compare } from 'bcryptjs';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { pool } from './lib/database';
import { tokenVersionOf } from './lib/token-versions';

/** How long a banned user may go on; 0 asks the database at each read. */
const checkEvery = 60 * 1000;

export const { handlers, auth, signIn, signOut } = NextAuth({
  session: { strategy: 'jwt', maxAge: 24 * 60 * 60 },
  providers: [
    Credentials({
      credentials: { email: {}, password: { type: 'password' } },
      async authorize({ email, password }) {
        const { rows } = await pool.query(
          'select id, name, email, password_hash from users where email = $1 and not disabled',
          [String(email)],
        );
        const found = rows[0];
        if (!found || !(await compare(String(password), found.password_hash))) return null;
        return { id: found.id, name: found.name, email: found.email };
      },
    }),
  ],
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
