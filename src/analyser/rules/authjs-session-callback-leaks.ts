import { pick } from '../model/carried';
import type { AuthjsCallbacksFact, AuthjsCarried } from '../model/fact';
import { replace } from '../model/fix';
import { defineRule, type Problem, type ProblemFix } from '../model/rule';

export default defineRule({
  id: 'authjs-session-callback-leaks',
  title: 'The session sends secrets of the database to the browser',
  severity: 'error',
  cwe: 200,
  references: [
    'https://authjs.dev/reference/core#session',
    'https://authjs.dev/guides/extending-the-session',
    'https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/lib/init.ts',
    'ASVS 5.0, 14.2.6',
  ],
  why: `What the session callback returns is sent to the browser as it is. In Auth.js 5 with sessions in the database, the \`session\` it gets holds the session's own token, the user's
identifier and **the whole row of the user**, the hash of the password and every other column included. The default callback picks name, e-mail and picture; the first callback of your
own that returns \`session\`, even just after \`session.user.id = user.id\`, ends that. The token defeats HttpOnly: scripts can read it from \`/api/auth/session\`.

In version 4, and with sessions in the cookie, \`session\` is cut down before; there only handing over the user as a whole is reported.

A callback that writes out what it returns is fine.`,
  how: 'Return an object with the fields that the page needs, each written out.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { PrismaAdapter } from '@auth/prisma-adapter';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({
  adapter: PrismaAdapter(prisma),
  providers: [GitHub],
  callbacks: {
    session({ session, user }) {
      session.user.role = user.role;
      return session;
    },
  },
});`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { PrismaAdapter } from '@auth/prisma-adapter';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({
  adapter: PrismaAdapter(prisma),
  providers: [GitHub],
  callbacks: {
    session({ session, user }) {
      return { expires: session.expires, user: { id: user.id, name: user.name, image: user.image, role: user.role } };
    },
  },
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-callbacks',
  check(fact) {
    const carried = fact.session?.carried ?? [];
    return carried.flatMap((one): Problem[] => {
      const message = leak(fact, one);
      return message ? [{ at: one.span, message, fixes: picked(one, carried) }] : [];
    });
  },
});

/** What the value brings along that should stay on the server. */
function leak(
  { major, strategy, users, jwt }: AuthjsCallbacksFact,
  { from, member, into, returned, stripped }: AuthjsCarried,
): string | undefined {
  if (strategy === 'database') {
    if (major === 5 && returned && from === 'session' && member === '' && into === '')
      return "Page scripts can read the session's token and the whole user row.";
    const isRow = (from === 'user' && member === '') || (major === 5 && returned && from === 'session' && member === 'user');
    return isRow ? 'Page scripts can read the whole user row: the session hands it over.' : undefined;
  }
  if (from !== 'token' || users !== 'record' || stripped) return undefined;
  const whole = jwt?.carried.some(
    (one) => one.from === 'user' && one.member === '' && !one.stripped && (member === '' || one.into === member),
  );
  return whole ? "Page scripts can read the password's hash: the session hands over the whole record." : undefined;
}

/** The fields that Auth.js itself would send, and those that the callback adds. */
function picked(one: AuthjsCarried, carried: readonly AuthjsCarried[]): ProblemFix[] {
  const { name, value, span, spread, into, from, member } = one;
  const title = 'Write out what the page gets';
  const isProperty = spread && value.start - span.start === 3;
  if (!name || (spread && !isProperty)) return [];
  const others = carried.filter((other) => other.span !== span).map((other) => other.into);
  const added = others.flatMap((path) => /^user\.([A-Za-z_$][\w$]*)$/.exec(path)?.[1] ?? []);
  const fields = (path: string, kept: readonly string[]): string =>
    (spread && into === 'user' ? kept.filter((key) => !added.includes(key)) : [...new Set([...kept, ...added])])
      .map((key) => `${key}: ${path}.${key}`)
      .join(', ');
  if (from !== 'session' || member !== '') {
    const kept = from === 'token' && member === '' ? ['name', 'email'] : user;
    return into === '' && !spread ? [] : pick(one, fields(name, kept), title);
  }
  const isGiven = others.some((path) => path === 'user' || path.startsWith('user.'));
  const whole = `expires: ${name}.expires, user: { ${fields(`${name}.user`, user)} }`;
  if (isProperty) return pick(one, isGiven ? `expires: ${name}.expires` : whole, title);
  const top = others.filter((path) => /^[A-Za-z_$][\w$]*$/.test(path) && path !== 'user' && path !== 'expires');
  const extra = [...new Set(top)].map((key) => `, ${key}: ${name}.${key}`).join('');
  return replace(value, `({ ${whole}${extra} })`, title, 'suggestion');
}

const user = ['id', 'name', 'email', 'image'];
