import { remove, set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

/** Providers that hand out an address only once its owner has confirmed it. */
const verifying = new Set(['google', 'apple']);

export default defineRule({
  id: 'authjs-dangerous-email-linking',
  title: 'Accounts are joined because they share an email address',
  severity: 'error',
  cwe: 287,
  references: [
    'https://authjs.dev/reference/core/providers#allowdangerousemailaccountlinking',
    'https://next-auth.js.org/configuration/providers/oauth#allowdangerousemailaccountlinking-option',
    'ASVS 5.0, 10.5.2',
  ],
  why: `With \`allowDangerousEmailAccountLinking\` a sign-in through this provider opens the existing account that has the same email address.
If the provider does not check addresses, an attacker registers there with the address of the victim and is in.

It is off by default in every version: then the user is asked to sign in the way they did before.

Google and Apple confirm addresses, so it is only information there; it still makes those accounts as safe as the address itself.`,
  how: 'Remove it, and let users who are signed in link further accounts themselves.',
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub({ allowDangerousEmailAccountLinking: true })] });`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({ providers: [GitHub({})] });`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs',
  check({ providers }) {
    return providers
      .filter(({ allowDangerousEmailAccountLinking: allowed }) => is(allowed, true))
      .map(({ id, allowDangerousEmailAccountLinking: allowed }) => {
        const removal = remove(allowed, 'Do not join accounts by email address');
        return {
          at: allowed.span,
          severity: verifying.has(id) ? 'info' : 'error',
          message: verifying.has(id)
            ? 'Who controls the email address controls the account: they are joined by it.'
            : 'Accounts can be taken over by registering their email address at this provider.',
          fixes: removal.length > 0 ? removal : set(allowed, 'false', 'Do not join accounts by email address'),
        };
      });
  },
});
