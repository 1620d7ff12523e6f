import { set, suggest } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, isOff } from '../model/value';

export default defineRule({
  id: 'better-auth-email-not-verified',
  title: 'Anybody can register with an email address of somebody else',
  severity: 'info',
  cwe: 287,
  references: ['https://www.better-auth.com/docs/authentication/email-password#require-email-verification', 'ASVS 5.0, 6.3.3'],
  why: `Without \`requireEmailVerification\` an account with a password works at once, whoever the address belongs to. Somebody can wait in an account with a stranger's address,
receive what is meant for them, or get what your application gives to everybody of one domain.

It is off by default. With it, nobody gets a session before following the link that \`emailVerification.sendVerificationEmail\` sends; people who
registered before are asked at their next sign-in. Leave it off where addresses mean nothing to your application.`,
  how: 'Set `requireEmailVerification: true`, and give `emailVerification.sendVerificationEmail`.',
  fix: 'edit',
  bad: `import { betterAuth } from 'better-auth';
import { database } from './database';
import { sendMail } from './mail';
export const auth = betterAuth({
  database,
  emailAndPassword: { enabled: true },
  emailVerification: { sendVerificationEmail: ({ user, url }) => sendMail(user.email, url) },
});`,
  good: `import { betterAuth } from 'better-auth';
import { database } from './database';
import { sendMail } from './mail';
export const auth = betterAuth({
  database,
  emailAndPassword: { enabled: true, requireEmailVerification: true },
  emailVerification: { sendVerificationEmail: ({ user, url }) => sendMail(user.email, url) },
});`,

  on: 'better-auth',
  check({ emailAndPassword: { enabled, requireEmailVerification: required }, sendsVerification }) {
    if (!is(enabled, true) || !isOff(required)) return undefined;
    const fixes = set(required, 'true', 'Ask for a confirmed address');
    return {
      at: required.span,
      message: 'Anybody can register with an address of somebody else: it is never confirmed.',
      fixes: sendsVerification ? fixes : suggest(fixes),
    };
  },
});
