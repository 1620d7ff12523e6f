import { defineRule } from '../model/rule';

export default defineRule({
  id: 'authjs-authorize-plaintext-compare',
  title: 'Passwords are stored as they are typed',
  severity: 'error',
  cwe: 256,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
    'https://authjs.dev/getting-started/authentication/credentials',
    'ASVS 5.0, 11.4.2',
  ],
  why: `\`authorize\` compares the password that was typed with the stored one as it is, or looks a user up by it. Both work only where passwords are stored in clear: whoever reads the
database, a backup or a log of queries signs in as anyone, here and wherever people use the same password again.

Auth.js stores and checks no passwords, so the hashing is up to \`authorize\`: Argon2id, scrypt or bcrypt, at registration and here.

A comparison with a variable of the environment, and one of two hashes, are not reported by this rule.`,
  how: 'Store a hash made by Argon2id, scrypt or bcrypt, and compare with its own function.',
  fix: 'none',
  bad: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials) {
        const user = await prisma.user.findUnique({ where: { email: credentials.email } });
        return user && user.password === credentials.password ? { id: user.id, email: user.email } : null;
      },
    }),
  ],
});`,
  good: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { verify } from '@node-rs/argon2';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials) {
        const user = await prisma.user.findUnique({ where: { email: credentials.email } });
        return user && (await verify(user.passwordHash, credentials.password)) ? { id: user.id, email: user.email } : null;
      },
    }),
  ],
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-authorize',
  check({ plain }, project) {
    return plain
      .filter(({ span }) => !project.isTest(span.file))
      .map(({ span, how }) => ({
        at: span,
        message:
          how === 'compared'
            ? 'Passwords lie in the database in clear: the typed one is compared as it is.'
            : 'Passwords lie in the database in clear: users are looked up by what is typed.',
      }));
  },
});
