import { set } from '../model/fix';
import { isAuthenticationCookie } from '../model/names';
import { defineRule } from '../model/rule';
import { isOff } from '../model/value';

export default defineRule({
  id: 'cookie-missing-httponly',
  title: 'Page scripts can read the sign-in cookie',
  severity: 'error',
  cwe: 1004,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#httponly-attribute',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.2.6',
    'ASVS 5.0, 3.3.4',
  ],
  why: `A cookie without \`HttpOnly\` can be read by every script on the page. One injected script (XSS), or one compromised
package in your front end, is then enough to copy the session and use it elsewhere.

\`res.cookie()\`, \`cookie.serialize()\`, Next.js \`cookies().set()\` and a raw \`Set-Cookie\` header leave \`HttpOnly\` off unless you
write it. express-session turns it on by itself, so only an explicit \`false\` is reported there. Auth.js does as well; its cookies
have a rule of their own, \`authjs-insecure-custom-cookies\`.

Leave it off only for cookies that page scripts must read and that prove nothing, such as a CSRF token for double submit, or a
mark that someone is signed in. Code that reads this cookie through \`document.cookie\` stops working: ask the server instead.`,
  how: 'Set `httpOnly: true`, and let page scripts ask the server who is signed in.',
  fix: 'edit',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { secure: true, sameSite: 'lax' });
});`,
  good: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax' });
});`,

  on: 'cookie',
  check(cookie, project) {
    const { library, httpOnly, content } = cookie;
    if (cookie.writer === 'browser' || cookie.hasOwnRule || !isAuthenticationCookie(cookie) || !isOff(httpOnly)) return undefined;
    // Made-up answers in tests are nobody's session.
    if (content.kind === 'literal' && project.isTest(cookie.span.file)) return undefined;
    return {
      at: httpOnly.span,
      message:
        httpOnly.origin === 'written'
          ? 'Page scripts can read this sign-in cookie: it is not HttpOnly.'
          : `Page scripts can read this sign-in cookie: ${library} leaves HttpOnly off.`,
      fixes: set(httpOnly, 'true', 'Make the cookie HttpOnly'),
    };
  },
});
