import type { AuthjsFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { inProduction, is, isAbsent } from '../model/value';

export default defineRule({
  id: 'authjs-split-config-strategy',
  title: 'The middleware signs people out',
  severity: 'error',
  cwe: 287,
  references: ['https://authjs.dev/guides/edge-compatibility', 'https://authjs.dev/concepts/session-strategies'],
  why: `With an adapter, Auth.js keeps sessions in the database unless \`session.strategy\` says otherwise; without one it keeps them in the cookie. The usual split gives the middleware a second
instance without the adapter, so the two disagree: the sign-in writes the identifier of a session, the middleware takes it for a token, cannot decrypt it, and **clears the cookie**. People
are signed out with the next page.

Nothing warns of it but a JWTSessionError in the log.

With \`strategy: 'jwt'\` in the shared configuration both agree. In Next.js 16, \`proxy.ts\` runs on Node.js, so one instance with the adapter does for both.`,
  how: "Write `session: { strategy: 'jwt' }` into the shared configuration.",
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import authConfig from './auth.config';
export const { auth: middleware } = NextAuth(authConfig);`,
  good: `export { auth as middleware } from './auth';
export const config = { runtime: 'nodejs' };`,
  exampleFile: 'middleware.ts',
  exampleBeside: {
    'auth.config.ts': `import type { NextAuthConfig } from 'next-auth';
import GitHub from 'next-auth/providers/github';
export default {
  providers: [GitHub],
  callbacks: { authorized: ({ auth }) => !!auth },
} satisfies NextAuthConfig;`,
    'auth.ts': `import NextAuth from 'next-auth';
import { PrismaAdapter } from '@auth/prisma-adapter';
import authConfig from './auth.config';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({ adapter: PrismaAdapter(prisma), ...authConfig });`,
  },
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-middleware',
  check({ instance, adapter, strategy }, project) {
    const usesToken = is(strategy, 'jwt') || (isAbsent(strategy) && isAbsent(adapter));
    if (!usesToken) return undefined;
    const full = project.all('authjs').find((one) => one.major === 5 && !one.partial && !isSame(one, instance) && keepsInDatabase(one));
    if (!full) return undefined;
    const own = project.all('authjs').find((one) => isSame(one, instance));
    const isShared =
      isAbsent(full.strategy) && isAbsent(strategy) && strategy.slot?.span.file !== instance.file && sharesProviders(full, own);
    const title = `Keep sessions in the cookie ${isShared ? 'in both' : 'there as well'} (strategy "jwt")`;
    return {
      at: strategy.span,
      message: 'People are signed out: sessions lie in the database, this instance expects a token.',
      fixes: set(isShared ? strategy : full.strategy, "'jwt'", title),
      related: [{ at: full.span, message: 'With the adapter, this instance keeps sessions in the database.' }],
    };
  },
});

const isSame = ({ span }: AuthjsFact, other: AuthjsFact['span']): boolean => span.file === other.file && span.start === other.start;

const keepsInDatabase = ({ strategy, adapter }: AuthjsFact): boolean =>
  is(strategy, 'database') || (isAbsent(strategy) && (is(adapter, true) || inProduction(adapter.value).kind === 'object'));

/** Both are made from one shared configuration. */
const sharesProviders = (one: AuthjsFact, other: AuthjsFact | undefined): boolean =>
  one.providers.some(({ span }) => other?.providers.some((own) => own.span.file === span.file && own.span.start === span.start));
