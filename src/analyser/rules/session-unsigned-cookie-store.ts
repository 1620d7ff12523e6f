import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, isOff } from '../model/value';

export default defineRule({
  id: 'session-unsigned-cookie-store',
  title: 'The session lies in a cookie that anyone can rewrite',
  severity: 'error',
  cwe: 565,
  references: [
    'https://reactrouter.com/explanation/sessions-and-cookies',
    'https://github.com/expressjs/cookie-session#signed',
    'https://github.com/koajs/session#readme',
    'ASVS 5.0, 7.2.1',
  ],
  why: `The session itself lies in the cookie, and nothing protects it against changes: a user can write any user's identifier into it and is that
user from then on.

cookie-session and koa-session sign by default; \`signed: false\` turns it off. React Router and Remix sign only where \`secrets\` holds
something: without it \`createCookieSessionStorage\` prints one warning and goes on unsigned. In \`createFileSessionStorage\` the cookie names
a file, which an unsigned cookie lets the browser choose.

The fix takes the secret from the environment: it has to be set there. Sessions from before are refused once.`,
  how: 'Sign it: give `secrets` (or `keys`), and leave `signed` on.',
  fix: 'edit',
  bad: `import { createCookieSessionStorage } from 'react-router';
export const storage = createCookieSessionStorage({
  cookie: { name: '__session', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 86_400 },
});`,
  good: `import { createCookieSessionStorage } from 'react-router';
export const storage = createCookieSessionStorage({
  cookie: {
    name: '__session',
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    maxAge: 86_400,
    secrets: [process.env.SESSION_SECRET!],
  },
});`,

  on: 'session',
  check({ library, signed, store, span, secret, isPreference }, project) {
    if (!is(signed, false) || isPreference || project.isTest(span.file) || !isOff(store)) return undefined;
    const remix = library.startsWith('create');
    const typed = /\.tsx?$/.test(span.file) ? '!' : '';
    const fixes = remix
      ? set(signed, `[process.env.SESSION_SECRET${typed}]`, 'Sign it with SESSION_SECRET from the environment')
      : isOff(secret) && library !== 'koa-session'
        ? []
        : set(signed, 'true', 'Sign it');
    return { at: signed.span, message: 'Users can be anyone they like: the session cookie can be rewritten.', fixes };
  },
});
