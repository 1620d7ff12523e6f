import type { AuthjsSignInFact } from '../model/fact';
import { replace } from '../model/fix';
import { defineRule, type Problem } from '../model/rule';

export default defineRule({
  id: 'authjs-signin-callback-true-only',
  title: 'The sign-in check does not keep out whom it should',
  severity: 'warning',
  cwe: 287,
  references: [
    'https://authjs.dev/reference/core#signin',
    'https://next-auth.js.org/providers/google',
    'https://learn.microsoft.com/en-us/entra/identity-platform/migrate-off-email-claim-authorization',
    'ASVS 5.0, 10.5.2',
  ],
  why: `The signIn callback is the place to decide who may come in, and two mistakes make it decide nothing. Either every way through it ends in \`true\`, tests of the address included; then
everyone with an account at the provider comes in. Or it goes by the domain of the e-mail address and does not ask whether the provider has verified the address: with Google,
Microsoft Entra ID and most company providers, an account can carry an address that its owner never proved.

A callback that only returns \`true\` and promises nothing is what Auth.js does by itself, and is not reported. GitHub and magic links give verified addresses only.`,
  how: 'Return `false` where the test fails, and ask for `profile.email_verified` beside the domain.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import Google from 'next-auth/providers/google';
export const { handlers, auth } = NextAuth({
  providers: [Google],
  callbacks: {
    signIn({ profile }) {
      return profile.email.endsWith('@example.com');
    },
  },
});`,
  good: `import NextAuth from 'next-auth';
import Google from 'next-auth/providers/google';
export const { handlers, auth } = NextAuth({
  providers: [Google],
  callbacks: {
    signIn({ profile }) {
      return profile.email_verified && profile.email.endsWith('@example.com');
    },
  },
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-sign-in',
  check(fact) {
    const { refusesNobody, idleTest, saysWho, domainTests, span } = fact;
    if (refusesNobody && idleTest) return { at: idleTest, message: 'Everyone is let in: with or without this test, the answer is true.' };
    if (refusesNobody && saysWho)
      return { at: span, message: 'Everyone is let in: this callback never returns anything but true.', severity: 'info' };
    if (refusesNobody) return undefined;
    const open = domainTests.filter(({ providers }) => providers.some((id) => unproven.test(id)));
    return open.map(
      ({ span: at }): Problem => ({
        at,
        message: 'An address that nobody has verified is let in: only its domain is looked at.',
        fixes: verified(fact, at),
      }),
    );
  },
});

/** Providers that hand on addresses with a mark whether they are verified, or that let accounts carry any. */
const unproven = /^(google|azure-ad|azure-ad-b2c|microsoft-entra-id|auth0|cognito|keycloak|okta|discord|gitlab|custom|oidc|sso)$/;

function verified({ profile }: AuthjsSignInFact, { file, start, end }: Problem['at']): Problem['fixes'] {
  if (!profile) return [];
  const [fix] = replace(
    { file, start, end: start },
    `(${profile}?.email_verified === true && `,
    'Ask whether it is verified',
    'suggestion',
  );
  return [{ ...fix, edits: [...fix.edits, { span: { file, start: end, end }, text: ')' }] }];
}
