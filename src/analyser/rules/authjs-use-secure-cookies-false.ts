import { remove, set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

export default defineRule({
  id: 'authjs-use-secure-cookies-false',
  title: 'Auth.js is told to send its cookies over plain HTTP',
  severity: 'error',
  cwe: 614,
  references: [
    'https://next-auth.js.org/configuration/options#usesecurecookies',
    'https://authjs.dev/reference/core#usesecurecookies',
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#secure-attribute',
    'ASVS 5.0, 3.3.1',
  ],
  why: `With \`useSecureCookies: false\` no cookie of Auth.js is \`Secure\`, and none has the prefix \`__Secure-\` or \`__Host-\`: the browser also sends the
session over \`http://\`, where everyone on the way can read it, and a neighbouring subdomain can plant one.

Left out, Auth.js goes by the address of the site: secure with \`https://\`, not secure on \`http://localhost\`. Version 4 takes the address from
\`NEXTAUTH_URL\`, version 5 and the other @auth packages from the request. That is what you want while developing, too.

A condition on \`NODE_ENV\` or on the address is silent. Changing it signs everybody out once: the cookies get other names.`,
  how: 'Remove it: Auth.js goes by the address of the site.',
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], useSecureCookies: false });`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], useSecureCookies: process.env.NODE_ENV === 'production' });`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs',
  check({ useSecureCookies, span }, project) {
    if (!is(useSecureCookies, false) || project.isTest(span.file)) return undefined;
    const removal = remove(useSecureCookies, 'Let the address of the site decide');
    const condition = set(useSecureCookies, "process.env.NODE_ENV === 'production'", 'Send them securely in production');
    return {
      at: useSecureCookies.span,
      message: 'Others on the network can read the session cookie: it is never Secure.',
      fixes: removal.length > 0 ? removal : condition,
    };
  },
});
