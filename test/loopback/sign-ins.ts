import type { Configuration } from './configuration';

const credentials = `Credentials({ credentials: { name: {} }, authorize: async () => ({ id: '1', name: 'Ada', email: 'ada@example.com' }) })`;
const page = { library: 'next-auth', version: '4.24.15', serving: 'next-page' } as const;
const route = { library: 'next-auth', version: '5.0.0-beta.32', serving: 'next-route', module: true } as const;
const better = { library: 'better-auth', version: '1.7.7', serving: 'fetch', visit: 'sign-up', module: true } as const;
const old = {
  '.env': 'NEXTAUTH_SECRET=a-secret-for-the-loopback-test\n',
  '.env.development': 'NEXTAUTH_URL=http://localhost:3000\n',
  '.env.production': 'NEXTAUTH_URL=https://app.example.com\n',
};
const now = { '.env': 'AUTH_SECRET=a-secret-for-the-loopback-test\n', '.env.production': 'AUTH_URL=https://app.example.com\n' };
const secret = { '.env': 'BETTER_AUTH_SECRET=k3Jx9vQ2mZ7pL5tR8wY1bN4cF6hD0gSa\n' };

/** A store of users, sessions and links in memory, as adapters are written. */
const adapter = `
export function MemoryAdapter() {
  const users = new Map<string, any>();
  const sessions = new Map<string, any>();
  const tokens = new Map<string, any>();
  return {
    createUser: async (user: any) => { const own = { ...user, id: 'u1' }; users.set(own.id, own); return own; },
    getUser: async (id: string) => users.get(id) ?? null,
    getUserByEmail: async (email: string) => [...users.values()].find((one) => one.email === email) ?? null,
    getUserByAccount: async () => null,
    updateUser: async (user: any) => { users.set(user.id, { ...users.get(user.id), ...user }); return users.get(user.id); },
    linkAccount: async () => {},
    createSession: async (session: any) => { sessions.set(session.sessionToken, session); return session; },
    getSessionAndUser: async (token: string) => { const session = sessions.get(token); return session ? { session, user: users.get(session.userId) } : null; },
    updateSession: async (session: any) => session,
    deleteSession: async () => {},
    createVerificationToken: async (token: any) => { tokens.set(token.identifier, token); return token; },
    useVerificationToken: async ({ identifier }: any) => tokens.get(identifier) ?? null,
  } as any;
}`;

/** The message goes to the test instead of a mailbox. */
const mailed = `({ id: 'email', type: 'email', name: 'Email', from: 'no-reply@example.com', maxAge: 86400, server: '', options: {}, sendVerificationRequest: async ({ url }: any) => { (globalThis as any).mailed = url; } }) as any`;

/** Auth.js 4 and 5 and better-auth. */
export const signIns: readonly Configuration[] = [
  {
    ...page,
    name: 'next-auth 4, credentials and GitHub',
    visit: 'credentials-and-oauth',
    files: {
      'pages/api/auth/[...nextauth].ts': `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import GitHub from 'next-auth/providers/github';
export default NextAuth({ providers: [${credentials}, GitHub({ clientId: 'id', clientSecret: process.env.GITHUB_SECRET ?? '' })] });`,
      ...old,
      '.env': `${old['.env']}GITHUB_SECRET=none\n`,
    },
  },
  {
    ...page,
    name: 'next-auth 4, a session cookie of its own',
    visit: 'credentials',
    files: {
      'pages/api/auth/[...nextauth].ts': `import NextAuth from 'next-auth';
import { authOptions } from '../../../lib/auth';
export default NextAuth(authOptions);`,
      'lib/auth.ts': `import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
export const authOptions: NextAuthOptions = {
  providers: [${credentials}],
  session: { strategy: 'jwt', maxAge: 60 * 60 },
  cookies: { sessionToken: { name: 'shop.session', options: { domain: '.example.com', sameSite: 'none' } } },
};`,
      ...old,
    },
  },
  {
    ...page,
    name: 'next-auth 4, links by email and sessions in a database',
    visit: 'email',
    files: {
      'pages/api/auth/[...nextauth].ts': `import NextAuth from 'next-auth';
import { MemoryAdapter } from '../../../lib/adapter';
export default NextAuth({
  adapter: MemoryAdapter(),
  providers: [${mailed}],
  session: { maxAge: 7 * 24 * 60 * 60 },
  useSecureCookies: process.env.NODE_ENV === 'production',
});`,
      'lib/adapter.ts': adapter,
      ...old,
    },
  },
  {
    ...route,
    name: 'next-auth 5, credentials and GitHub',
    visit: 'credentials-and-oauth',
    files: {
      'auth.ts': `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth, signIn, signOut } = NextAuth({ providers: [${credentials}, GitHub] });`,
      ...now,
      '.env': `${now['.env']}AUTH_GITHUB_ID=id\nAUTH_GITHUB_SECRET=none\n`,
    },
  },
  {
    ...route,
    name: 'next-auth 5, a session cookie of its own',
    visit: 'credentials',
    files: {
      'auth.ts': `import NextAuth from 'next-auth';
import authConfig from './auth.config';
export const { handlers, auth } = NextAuth({ session: { strategy: 'jwt', maxAge: 3600 }, ...authConfig });`,
      'auth.config.ts': `import type { NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
export default {
  providers: [${credentials}],
  trustHost: true,
  cookies: { sessionToken: { name: 'shop.session', options: { domain: '.example.com', sameSite: 'strict' } } },
} satisfies NextAuthConfig;`,
      ...now,
    },
  },
  {
    ...better,
    name: 'better-auth without a database',
    files: {
      'auth.ts': `import { betterAuth } from 'better-auth';
export const auth = betterAuth({ emailAndPassword: { enabled: true } });`,
      ...secret,
      '.env.production': 'BETTER_AUTH_URL=https://app.example.com\n',
      '.env.development': 'BETTER_AUTH_URL=http://localhost:3000\n',
    },
  },
  {
    ...better,
    name: 'better-auth with a database and its own names',
    files: {
      'auth.ts': `import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
export const auth = betterAuth({
  baseURL: process.env.NODE_ENV === 'production' ? 'https://app.example.com' : 'http://localhost:3000',
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  emailAndPassword: { enabled: true },
  session: { expiresIn: 60 * 60 * 24, cookieCache: { enabled: true, maxAge: 120 } },
  advanced: { cookiePrefix: 'shop', crossSubDomainCookies: { enabled: true, domain: 'example.com' }, defaultCookieAttributes: { sameSite: 'strict' } },
});`,
      ...secret,
    },
  },
  {
    ...page,
    name: 'next-auth 4, cookies for all subdomains',
    visit: 'credentials',
    files: {
      'pages/api/auth/[...nextauth].ts': `import NextAuth, { type NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
const useSecureCookies = process.env.NEXTAUTH_URL!.startsWith('https://');
const prefix = useSecureCookies ? '__Secure-' : '';
const options: NextAuthOptions = {
  providers: [${credentials}],
  session: { maxAge: 30 * 60 },
  jwt: { maxAge: 30 * 60 },
  cookies: {
    sessionToken: {
      name: \`\${prefix}next-auth.session-token\`,
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: useSecureCookies, domain: '.example.com' },
    },
  },
};
export default (req: any, res: any) => NextAuth(req, res, options);`,
      ...old,
    },
  },
  {
    ...route,
    name: 'next-auth 5, secure cookies switched off',
    visit: 'credentials',
    files: {
      'auth.ts': `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
const day = 24 * 60 * 60;
const nextAuth = NextAuth({ providers: [${credentials}], useSecureCookies: false, session: { maxAge: 90 * day } });
export const { handlers, auth } = nextAuth;`,
      ...now,
    },
  },
  {
    ...better,
    name: 'better-auth, a cookie with a name and attributes of its own',
    files: {
      'auth.ts': `import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
const tables = { user: [], session: [], account: [], verification: [] };
export const auth = betterAuth({
  database: memoryAdapter(tables),
  emailAndPassword: { enabled: true },
  session: { expiresIn: 3600 },
  advanced: { useSecureCookies: true, cookies: { session_token: { name: 'visit', attributes: { sameSite: 'none', path: '/api', partitioned: true } } } },
});`,
      ...secret,
    },
  },
  // The last of its version: @auth/core remembers for all configurations of a process that one of them has such a provider (assert.js).
  {
    ...route,
    name: 'next-auth 5, links by email and sessions in a database',
    visit: 'email',
    files: {
      'auth.ts': `import NextAuth from 'next-auth';
import { MemoryAdapter } from './adapter';
const adapter = MemoryAdapter();
export const { handlers } = NextAuth(() => ({
  adapter,
  providers: [${mailed}],
  session: { maxAge: 24 * 60 * 60, updateAge: 3600 },
}));`,
      'adapter.ts': adapter,
      ...now,
    },
  },
];
