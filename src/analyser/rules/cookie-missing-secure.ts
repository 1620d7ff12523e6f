import { isAuthenticationCookie } from '../model/names';
import { defineRule } from '../model/rule';
import { isRefused, makeSecure } from '../model/secure';
import { isOff } from '../model/value';

export default defineRule({
  id: 'cookie-missing-secure',
  title: 'The sign-in cookie also travels over plain HTTP',
  severity: 'warning',
  cwe: 614,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#secure-attribute',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.2.5',
    'https://github.com/expressjs/session#cookiesecure',
    'ASVS 5.0, 3.3.1',
  ],
  why: `Without \`Secure\`, the browser sends the cookie with every \`http://\` request as well: an old link, a typed address, an image
on another page. Whoever shares the network can read it there and is signed in as the user.

\`res.cookie()\`, \`cookie.serialize()\`, Next.js \`cookies().set()\`, a raw \`Set-Cookie\` header and express-session leave \`Secure\` off
unless you write it: a warning. An explicit \`secure: false\` is an error. Auth.js turns it on by the address of the site.
\`secure: 'auto'\`, a condition on \`NODE_ENV\` and everything that is only known when the program runs are silent, and so are test files.

The fix writes a condition on \`NODE_ENV\`, so signing in over \`http://localhost\` keeps working. express-session sends a secure
cookie only over a connection that it believes to be HTTPS. Behind a proxy that ends TLS, \`trust proxy\` is needed as well, or nobody
can sign in: the suggestion writes both. Leave this alone only where production really is plain HTTP in a closed network.`,
  how: "Set `secure: true`, or `secure: process.env.NODE_ENV === 'production'` where you develop over plain HTTP.",
  fix: 'edit',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, sameSite: 'lax' });
});`,
  good: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), {
    httpOnly: true,
    secure: process.env.NODE_ENV === 'production',
    sameSite: 'lax',
  });
});`,

  on: 'cookie',
  check(cookie, project) {
    const { library, secure } = cookie;
    if (cookie.writer === 'browser' || cookie.hasOwnRule || !isAuthenticationCookie(cookie) || !isOff(secure)) return undefined;
    // What browsers refuse travels nowhere: other rules say that. Nor does what a test sends.
    if (isRefused(cookie) || cookie.developmentOnly || project.isTest(cookie.span.file)) return undefined;
    const written = secure.origin === 'written';
    return {
      at: secure.span,
      severity: written ? 'error' : 'warning',
      message: `Others on the network can read this cookie: ${written ? 'it is not Secure' : `${library} leaves Secure off`}.`,
      fixes: makeSecure(cookie, project),
    };
  },
});
