import { keepsTokens, shorterThanToken } from '../model/authjs-strategy';
import { inCode, inWords } from '../model/cookie-lifetime';
import { set } from '../model/fix';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'authjs-v4-login-token-lifetime',
  title: 'The token of a sign-in outlives its session',
  severity: 'warning',
  cwe: 613,
  references: [
    'https://next-auth.js.org/configuration/options#jwt',
    'https://next-auth.js.org/configuration/options#session',
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration',
    'ASVS 5.0, 7.3.2',
  ],
  why: `In next-auth 4, \`session.maxAge\` sets how long the browser keeps the cookie. The token inside is made at sign-in with \`jwt.maxAge\`, which is 30 days
unless you write it, although the documentation says that it follows the session. Who copies that first token can use it for 30 days.

Each later look at the session makes a new token with the shorter time; the first one stays good.

Version 5 takes \`session.maxAge\` for both and is silent. So are sessions in the database, and lifetimes of 30 days or more.`,
  how: 'Write the same `maxAge` in `jwt` as in `session`.',
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import GitHubProvider from 'next-auth/providers/github';
export default NextAuth({
  providers: [GitHubProvider({ clientId: '1', clientSecret: process.env.GITHUB_SECRET! })],
  session: { strategy: 'jwt', maxAge: 60 * 60 },
});`,
  good: `import NextAuth from 'next-auth';
import GitHubProvider from 'next-auth/providers/github';
export default NextAuth({
  providers: [GitHubProvider({ clientId: '1', clientSecret: process.env.GITHUB_SECRET! })],
  session: { strategy: 'jwt', maxAge: 60 * 60 },
  jwt: { maxAge: 60 * 60 },
});`,
  exampleDependencies: { 'next-auth': '4.24.15' },

  on: 'authjs',
  check(fact, project) {
    const { partial, sessionMaxAge, jwtMaxAge, span } = fact;
    const life = shorterThanToken(fact);
    if (partial || life === undefined || !keepsTokens(fact) || project.isTest(span.file)) return undefined;
    return {
      at: sessionMaxAge.span,
      message: `A token copied at sign-in works for 30 days, not ${inWords(life)}: jwt.maxAge is not set.`,
      fixes: set(jwtMaxAge, inCode(life, 'seconds'), `Set jwt.maxAge to ${inWords(life)}`),
    };
  },
});
