import { set } from '../model/fix';
import { isAuthenticationCookie } from '../model/names';
import { defineRule } from '../model/rule';
import { is, isAbsent } from '../model/value';

export default defineRule({
  id: 'cookie-missing-samesite',
  title: 'Each browser decides which sites may send the sign-in cookie',
  severity: 'info',
  off: true,
  cwe: 1275,
  references: [
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.2.7',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#samesitesamesite-value',
    'ASVS 5.0, 3.3.2',
  ],
  why: `A cookie without \`SameSite\` is treated as \`Lax\` by Chrome and Edge, with an exception for the first two minutes, and as \`None\` by Safari and
Firefox. There, a form on any site can send a request as the signed-in user (CSRF).

\`res.cookie()\`, \`cookie.serialize()\`, Next.js, Hono, Koa, Fastify, h3 and a raw header send none unless you write it. SvelteKit, Remix, iron-session and Auth.js
send \`Lax\` by themselves.

It is off by default, since many applications check a CSRF token. \`Lax\` changes little: links from other sites still arrive signed in. Write \`'none'\` only where
your pages run inside other sites.`,
  how: "Set `sameSite: 'lax'`.",
  fix: 'edit',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true });
});`,
  good: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax' });
});`,

  on: 'cookie',
  check(cookie) {
    const { sameSite, writer } = cookie;
    if (writer === 'browser' || !isAuthenticationCookie(cookie) || !(isAbsent(sameSite) || is(sameSite, false, null))) return undefined;
    return {
      at: sameSite.span,
      message: 'In some browsers other sites can act as the signed-in user: SameSite is not set.',
      fixes: set(sameSite, "'lax'", 'Use SameSite=Lax'),
    };
  },
});
