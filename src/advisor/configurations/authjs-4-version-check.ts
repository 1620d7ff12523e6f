import { defineConfiguration } from '../configuration';
import { mustEndEarly } from '../overlays';
import { postgres, required, tokenVersions } from '../snippets';

export default defineConfiguration({
  id: 'authjs-4-version-check',
  title: 'next-auth 4 with JWT sessions and a version check',
  dependencies: { 'next-auth': '^4.24.15', next: '^14.0.0', pg: '^8.0.0' },
  environment: ['NEXTAUTH_SECRET', 'DATABASE_URL'],
  libraries: ['authjs-4'],
  strategies: ['jwt', 'hybrid'],
  fits: (answers, strategy) => answers.store !== 'none' && (strategy === 'hybrid' || mustEndEarly(answers)),
  needs: [
    'users.token_version integer not null default 1, users.disabled boolean.',
    'callbacks merged into authOptions; every handler asks currentUser(), not getServerSession().',
  ],
  files: [
    {
      path: 'lib/version-check.ts',
      text: `import type { NextAuthOptions } from 'next-auth';
import { getServerSession } from 'next-auth';
import { tokenVersionOf } from './token-versions';

/** The version at sign-in goes into the token, and from there into the session. */
export const callbacks: NextAuthOptions['callbacks'] = {
  async jwt({ token, user }) {
    return user ? { ...token, version: await tokenVersionOf(user.id) } : token;
  },
  session: ({ session, token }) => ({ expires: session.expires, user: { ...session.user, id: token.sub, version: token.version } }),
};

/** Who is signed in; nobody once the version was raised, or the account disabled. */
export async function currentUser(options: NextAuthOptions): Promise<string | undefined> {
  const session = await getServerSession(options);
  const user = session?.user as { id?: string; version?: number } | undefined;
  if (!user?.id || user.version === undefined) return undefined;
  return (await tokenVersionOf(user.id)) === user.version ? user.id : undefined;
}
`,
    },
    { path: 'lib/token-versions.ts', text: tokenVersions },
    { path: 'lib/database.ts', text: postgres },
    { path: 'lib/required.ts', text: required },
  ],
});
