import type { AuthjsCarried } from '../model/fact';
import { replace } from '../model/fix';
import { namesToken } from '../model/names';
import { defineRule, type Problem } from '../model/rule';

export default defineRule({
  id: 'authjs-token-in-session',
  title: 'Page scripts can read an access token from the session',
  severity: 'warning',
  cwe: 522,
  references: [
    'https://authjs.dev/guides/refresh-token-rotation',
    'https://next-auth.js.org/configuration/callbacks#session-callback',
    'https://www.rfc-editor.org/rfc/rfc9700',
    'ASVS 5.0, 10.1.1',
  ],
  why: `What the session callback puts into the session is sent to the browser: \`useSession()\` and \`/api/auth/session\` show it to every script on the page. One injected script, or one
compromised package, is enough to take the token along and to use it elsewhere for as long as it lives. With a refresh token that is months.

In the token of the jwt callback the same value is safe: that lies encrypted in a cookie that scripts cannot read, and code on the server gets it with \`getToken()\`.

Keep it where the browser itself must call an interface with the token, and nothing on your server can do it instead. Then make it live for minutes.`,
  how: 'Leave the token out of the session, and read it on the server with `getToken()`.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({
  providers: [GitHub],
  callbacks: {
    jwt({ token, account }) {
      if (account) token.accessToken = account.access_token;
      return token;
    },
    session({ session, token }) {
      session.accessToken = token.accessToken;
      return session;
    },
  },
});`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { handlers, auth } = NextAuth({
  providers: [GitHub],
  callbacks: {
    jwt({ token, account }) {
      if (account) token.accessToken = account.access_token;
      return token;
    },
    session({ session, token }) {
      session.user.id = token.sub;
      return session;
    },
  },
});`,
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-callbacks',
  check({ jwt, session }) {
    const kept = jwt?.carried.some((one) => one.from !== 'token' && isToken(one)) ?? false;
    return (session?.carried ?? []).flatMap((one): Problem[] => {
      const whole = one.from === 'token' && one.member === '';
      if (whole ? !kept : !isToken(one)) return [];
      const isRefresh = /refresh/i.test(`${one.into} ${one.member}`);
      return [
        {
          at: one.span,
          message: whole
            ? 'Page scripts can read the access token: the session takes over the whole token.'
            : `Page scripts can read this ${isRefresh ? 'refresh ' : ''}token: the session goes to the browser.`,
          severity: isRefresh ? 'error' : undefined,
          fixes: !whole && one.removal ? replace(one.removal, '', 'Leave it out of the session', 'suggestion') : [],
        },
      ];
    });
  },
});

/** A token by the name it gets, or by the name of what is taken. */
function isToken({ into, from, member }: AuthjsCarried): boolean {
  const [target, source] = [into, member].map((path) => path.split('.').at(-1) ?? '');
  if (from === 'session' || member === '') return false;
  if (from === 'other') return namesToken(source) && namesToken(target) && source !== 'token';
  return namesToken(source) || namesToken(target);
}
