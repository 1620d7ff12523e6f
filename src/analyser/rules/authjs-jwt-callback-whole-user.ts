import { pick } from '../model/carried';
import type { AuthjsCarried } from '../model/fact';
import { defineRule, type ProblemFix } from '../model/rule';

export default defineRule({
  id: 'authjs-jwt-callback-whole-user',
  title: 'The whole user record is kept in the sign-in token',
  severity: 'warning',
  cwe: 522,
  references: [
    'https://authjs.dev/reference/core#jwt',
    'https://next-auth.js.org/configuration/callbacks#jwt-callback',
    'ASVS 5.0, 14.2.6',
  ],
  why: `At sign-in, the jwt callback gets as \`user\` what \`authorize\` or the adapter gives: with a database that is the whole record, the hash of the password and every column that is added
later included. Copied into the token as a whole, it is carried by every request and from there easily reaches the session, which the browser reads.

The copy also grows old (a role that was taken away stays in the token), and a cookie of more than 4 KB is split over several.

It is silent where everything that providers give is written out field by field.`,
  how: 'Copy the few fields that you need: `token.id = user.id`.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { signInWithPassword } from './users';
export const { handlers, auth } = NextAuth({
  providers: [Credentials({ credentials: { email: {}, password: {} }, authorize: signInWithPassword })],
  callbacks: {
    jwt({ token, user }) {
      if (user) token.user = user;
      return token;
    },
  },
});`,
  good: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { signInWithPassword } from './users';
export const { handlers, auth } = NextAuth({
  providers: [Credentials({ credentials: { email: {}, password: {} }, authorize: signInWithPassword })],
  callbacks: {
    jwt({ token, user }) {
      if (user) token.id = user.id;
      return token;
    },
  },
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-callbacks',
  check({ jwt, users }) {
    if (users === 'picked') return undefined;
    const wholes = jwt?.carried.filter(({ from, member, stripped }) => from === 'user' && member === '' && !stripped) ?? [];
    return wholes.map((one) => ({
      at: one.span,
      message:
        users === 'record'
          ? "The password's hash goes into the token: it takes over the whole user record."
          : 'All that sign-in knows of the user goes into the token, with any password hash.',
      fixes: picked(one),
    }));
  },
});

function picked(one: AuthjsCarried): ProblemFix[] {
  const { name, spread, into } = one;
  if (!name || (into === '' && !spread)) return [];
  return pick(one, spread ? `id: ${name}.id` : `id: ${name}.id, name: ${name}.name, email: ${name}.email`, 'Copy only a few fields');
}
