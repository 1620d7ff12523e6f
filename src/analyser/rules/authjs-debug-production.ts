import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

export default defineRule({
  id: 'authjs-debug-production',
  title: 'Auth.js writes tokens into the log',
  severity: 'warning',
  cwe: 532,
  references: [
    'https://next-auth.js.org/warnings',
    'https://authjs.dev/reference/core#debug',
    'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html#data-to-exclude',
    'ASVS 5.0, 13.4.2',
  ],
  why: `With \`debug: true\` Auth.js logs what it exchanges with the providers: profiles, email addresses, access and refresh tokens. In
production that ends up in log files and in services that many people can read.

It is off by default in every version; both 4 and 5 print a warning when it is on.

A value that depends on \`NODE_ENV\` is fine and is what the fix writes.`,
  how: "Turn it on while developing only: `debug: process.env.NODE_ENV !== 'production'`.",
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], debug: true });`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], debug: process.env.NODE_ENV !== 'production' });`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs',
  check({ debug }) {
    if (!is(debug, true)) return undefined;
    return {
      at: debug.span,
      message: 'Tokens and profiles of users end up in the log: debug is on in production.',
      fixes: set(debug, "process.env.NODE_ENV !== 'production'", 'Turn debug on while developing only'),
    };
  },
});
