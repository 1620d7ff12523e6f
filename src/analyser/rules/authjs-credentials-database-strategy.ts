import { keepInCookie } from '../model/authjs-strategy';
import { defineRule } from '../model/rule';
import { isAbsent, textOf } from '../model/value';

export default defineRule({
  id: 'authjs-credentials-database-strategy',
  title: 'Password sign-in cannot use database sessions',
  severity: 'error',
  cwe: 287,
  references: [
    'https://authjs.dev/reference/core/errors#unsupportedstrategy',
    'https://authjs.dev/concepts/session-strategies',
    'https://next-auth.js.org/providers/credentials',
  ],
  why: `The Credentials provider always answers a sign-in with a token in the cookie; it never writes a session into the database. With
\`strategy: 'database'\` that token is then looked up as a session id, which is never found.

If Credentials is the only provider, Auth.js notices and answers every request with the error UnsupportedStrategy. Beside other providers it
does not: signing in with a password seems to work and leaves the user signed out, without a message. Versions 4 and 5 behave the same.

Code that overrides \`jwt.encode\` so that it writes the session itself makes the mixed case work and is not reported.`,
  how: "Set `session: { strategy: 'jwt' }`, or sign users in with a provider that supports database sessions.",
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { PrismaAdapter } from '@auth/prisma-adapter';
import { prisma, findUser } from './database';
export const { handlers, auth } = NextAuth({
  adapter: PrismaAdapter(prisma),
  session: { strategy: 'database' },
  providers: [Credentials({ credentials: { email: {}, password: {} }, authorize: findUser })],
});`,
  good: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { PrismaAdapter } from '@auth/prisma-adapter';
import { prisma, findUser } from './database';
export const { handlers, auth } = NextAuth({
  adapter: PrismaAdapter(prisma),
  session: { strategy: 'jwt' },
  providers: [Credentials({ credentials: { email: {}, password: {} }, authorize: findUser })],
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs',
  check(fact) {
    const { providers, providersComplete, strategy, jwtEncode } = fact;
    if (textOf(strategy) !== 'database' || !providers.some(({ type }) => type === 'credentials')) return undefined;
    const only = providersComplete && providers.every(({ type }) => type === 'credentials');
    if (!only && !isAbsent(jwtEncode)) return undefined;
    return {
      at: strategy.span,
      message: only
        ? 'Nobody can sign in: Auth.js refuses passwords with database sessions.'
        : 'Signing in with a password leaves users signed out: it needs the strategy "jwt".',
      fixes: keepInCookie(fact),
    };
  },
});
