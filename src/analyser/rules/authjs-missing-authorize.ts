import { defineRule } from '../model/rule';
import { is, isAbsent } from '../model/value';

export default defineRule({
  id: 'authjs-missing-authorize',
  title: 'Password sign-in has nothing that checks the password',
  severity: 'error',
  references: [
    'https://authjs.dev/reference/core/errors#missingauthorize',
    'https://authjs.dev/getting-started/authentication/credentials',
    'https://next-auth.js.org/providers/credentials',
  ],
  why: `The Credentials provider asks \`authorize\` whether name and password are right, and for whom. Without it, its own stand-in answers
\`null\`, in versions 4 and 5: every sign-in is refused, without an error in the log. A provider that is written out as an object without
\`authorize\` makes Auth.js answer every request with the error MissingAuthorize.

A shared configuration that another file completes is silent, and so are providers whose options are only known when the program runs.`,
  how: 'Give the provider an `authorize` that returns the user, or `null` where the credentials are wrong.',
  fix: 'none',
  bad: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
export const { handlers, auth } = NextAuth({
  providers: [Credentials({ credentials: { email: {}, password: { type: 'password' } } })],
});`,
  good: `import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { findUser } from './users';
export const { handlers, auth } = NextAuth({
  providers: [Credentials({ credentials: { email: {}, password: { type: 'password' } }, authorize: findUser })],
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs',
  check({ partial, providers, span }, project) {
    // What runs before requests only reads sessions: its providers may be empty shells.
    if (partial || project.isTest(span.file) || /\/(middleware|proxy)\.[jt]s$/.test(span.file)) return undefined;
    return providers
      .filter(({ type, authorize }) => type === 'credentials' && (isAbsent(authorize) || is(authorize, null)))
      .map((one) => ({ at: one.span, message: 'Nobody can sign in with a password: nothing checks it.' }));
  },
});
