import { replace } from '../model/fix';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'authjs-authorize-returns-secret',
  title: 'authorize() hands on the record with the password',
  severity: 'warning',
  cwe: 522,
  references: [
    'https://authjs.dev/getting-started/authentication/credentials',
    'https://next-auth.js.org/providers/credentials',
    'ASVS 5.0, 14.2.6',
  ],
  why: `What \`authorize\` returns goes to every callback and event as \`user\`. A record whose password has just been compared holds that password's hash, so the first \`token.user = user\`,
\`{ ...token, ...user }\` or log line carries it along: into the cookie, into the session that the browser reads, or into the logs.

Auth.js itself keeps only name, e-mail address and picture of it, so without such a callback nothing is lost yet: then this is only a hint.

It is silent where the record is cut down first: with \`select\`, by taking the password out (\`const { password, ...rest } = user\`), or by writing out the fields.`,
  how: 'Return the few fields that callbacks need: `{ id, name, email }`.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { compare } from 'bcryptjs';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials) {
        const user = await prisma.user.findUnique({ where: { email: credentials.email } });
        if (!user || !(await compare(credentials.password, user.passwordHash))) return null;
        return user;
      },
    }),
  ],
});`,
  good: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { compare } from 'bcryptjs';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials) {
        const user = await prisma.user.findUnique({ where: { email: credentials.email } });
        if (!user || !(await compare(credentials.password, user.passwordHash))) return null;
        return { id: user.id, name: user.name, email: user.email };
      },
    }),
  ],
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-authorize',
  check({ records, carriedOn }, project) {
    return records
      .filter(({ value }) => !project.isTest(value.file))
      .map(({ value, name, removal }) => {
        const fields = `id: ${name}.id, name: ${name}.name, email: ${name}.email`;
        return {
          at: value,
          message: `${carriedOn ? "The password's hash reaches the token" : "Callbacks get the password's hash"}: authorize returns ${removal ? 'it' : 'the whole record'}.`,
          severity: carriedOn ? undefined : 'info',
          fixes: removal
            ? replace(removal, '', 'Leave it out', 'suggestion')
            : name
              ? replace(value, `{ ${fields} }`, 'Return only a few fields', 'suggestion')
              : [],
        };
      });
  },
});
