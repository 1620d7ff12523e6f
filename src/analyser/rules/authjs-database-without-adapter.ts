import { keepInCookie } from '../model/authjs-strategy';
import type { AuthjsProvider } from '../model/fact';
import { suggest } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, isAbsent, textOf } from '../model/value';

export default defineRule({
  id: 'authjs-database-without-adapter',
  title: 'Sign-in needs a database that is not connected',
  severity: 'error',
  references: [
    'https://authjs.dev/reference/core/errors#missingadapter',
    'https://authjs.dev/getting-started/database',
    'https://next-auth.js.org/configuration/options#adapter',
  ],
  why: `Database sessions, sign-in links by email and passkeys keep their data through an \`adapter\`. Without one, nobody can sign in.

Version 5 and the other @auth packages answer every request with the error MissingAdapter. next-auth 4 says so for email only; with
\`strategy: 'database'\` it fails at the first request that needs a session.

A configuration that is only shared, and completed elsewhere with an adapter, is not reported.`,
  how: "Pass an `adapter`, or keep sessions in the cookie with `strategy: 'jwt'`.",
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], session: { strategy: 'database' } });`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { PrismaAdapter } from '@auth/prisma-adapter';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({ adapter: PrismaAdapter(prisma), providers: [GitHub], session: { strategy: 'database' } });`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs',
  check(fact) {
    const { partial, adapter, strategy, providers } = fact;
    if (partial || !(isAbsent(adapter) || is(adapter, null))) return undefined;
    const database = textOf(strategy) === 'database' && {
      at: strategy.span,
      message: 'Nobody can sign in: database sessions need an adapter.',
      fixes: suggest(keepInCookie(fact)),
    };
    const others = providers.filter(({ type }) => type === 'email' || type === 'webauthn');
    return [
      ...(database ? [database] : []),
      ...others.map(({ span, type }) => ({ at: span, message: `Nobody can sign in: ${need[type]} an adapter.` })),
    ];
  },
});

const need: { readonly [type in AuthjsProvider['type']]?: string } = {
  email: 'sign-in links by email need',
  webauthn: 'passkeys need',
};
