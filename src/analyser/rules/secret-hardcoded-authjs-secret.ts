import { hardcodedSecrets } from '../model/hardcoded';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'secret-hardcoded-authjs-secret',
  title: 'A secret of Auth.js is written in the code',
  severity: 'error',
  cwe: 798,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'https://next-auth.js.org/configuration/options#secret',
    'https://authjs.dev/getting-started/deployment',
    'ASVS 5.0, 13.3.1',
  ],
  why: `Auth.js encrypts its session cookie with a key made from \`secret\`. Who has it can write a session for any user.

It is meant for the environment. next-auth 4 reads \`NEXTAUTH_SECRET\` by itself; version 5 and the other @auth packages read \`AUTH_SECRET\`.
Then nothing needs to stand in the configuration at all. The \`clientSecret\` of a provider has a rule of its own.

Whoever has seen the text still has it: make a new secret (\`npx auth secret\`), which signs everybody out once.`,
  how: 'Read the secret from the environment, and replace the one that was in the code.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], secret: 'correct-horse-battery-staple' });`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub], secret: process.env.AUTH_SECRET });`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'secret',
  check(fact) {
    return fact.purpose === 'authjs' ? hardcodedSecrets(fact, 'Anyone who reads this code can write a session for any user.') : undefined;
  },
});
