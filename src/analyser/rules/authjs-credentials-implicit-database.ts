import { keepInCookie } from '../model/authjs-strategy';
import { defineRule } from '../model/rule';
import { inProduction, is, isAbsent } from '../model/value';

export default defineRule({
  id: 'authjs-credentials-implicit-database',
  title: 'An adapter switches password sign-in to database sessions',
  severity: 'error',
  cwe: 287,
  references: [
    'https://authjs.dev/concepts/session-strategies',
    'https://authjs.dev/getting-started/authentication/credentials',
    'https://next-auth.js.org/configuration/options#session',
  ],
  why: `As soon as an \`adapter\` is given, Auth.js keeps sessions in the database unless \`session.strategy\` says otherwise. The Credentials
provider still answers with a token in the cookie, which the database does not know: signing in seems to work, and the user stays
signed out.

There is no error for it, neither in next-auth 4 nor in 5: the check that they have looks only for a strategy that is written.

Code that overrides \`jwt.encode\` so that it writes the session itself is not reported.`,
  how: "Add `session: { strategy: 'jwt' }`.",
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { PrismaAdapter } from '@auth/prisma-adapter';
import { prisma, findUser } from './database';
export const { handlers, auth } = NextAuth({
  adapter: PrismaAdapter(prisma),
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
    const { partial, providers, adapter, strategy, jwtEncode } = fact;
    if (partial || !isAbsent(strategy) || !isAbsent(jwtEncode)) return undefined;
    if (!providers.some(({ type }) => type === 'credentials')) return undefined;
    if (!is(adapter, true) && inProduction(adapter.value).kind !== 'object') return undefined;
    return {
      at: strategy.span,
      message: 'Signing in with a password leaves users signed out: the adapter takes over.',
      fixes: keepInCookie(fact),
    };
  },
});
