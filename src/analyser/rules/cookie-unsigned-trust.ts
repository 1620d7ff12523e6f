import { defineRule } from '../model/rule';

export default defineRule({
  id: 'cookie-unsigned-trust',
  title: 'Anyone can become another user by editing a cookie',
  severity: 'warning',
  cwe: 565,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Authorization_Cheat_Sheet.html',
    'https://expressjs.com/en/resources/middleware/cookie-parser.html',
    'ASVS 5.0, 8.3.1',
  ],
  why: `A cookie comes from the browser, and everyone can write what he likes into his own. Where the server asks \`req.cookies.role === 'admin'\`, or loads the user
whose number stands in \`req.cookies.userId\`, a change in the developer tools is enough to be an administrator, or someone else. \`HttpOnly\` does not help: it
keeps scripts out, not the owner of the browser.

\`req.cookies\`, \`cookies().get()\`, \`getCookie()\` and \`cookie.parse()\` hand over what was sent. Only signed cookies (\`req.signedCookies\`, \`getSignedCookie()\`), a session or a
verified token are protected against changes. Cookies that merely remember a choice, such as a theme, are not reported.

The suggestion reads the signed cookie: then it must be set with \`signed: true\` and cookie-parser needs a secret. Better is to keep the role with the user on the server
and look it up by the session.`,
  how: 'Keep it in the session, or sign the cookie and read it from `req.signedCookies`.',
  fix: 'suggestion',
  bad: `import express from 'express';
const app = express();
app.get('/admin', (req, res) => {
  if (req.cookies.role !== 'admin') return res.sendStatus(403);
  res.send(report());
});`,
  good: `import express from 'express';
const app = express();
app.get('/admin', (req, res) => {
  if (req.signedCookies.role !== 'admin') return res.sendStatus(403);
  res.send(report());
});`,

  on: 'cookie-read',
  check({ span, use, signed, signedWithKeys }, project) {
    if (project.isTest(span.file) || (signedWithKeys && project.all('app-keys').length > 0)) return undefined;
    const who = use === 'decision' ? 'may do what this cookie says' : 'is who this cookie says';
    return {
      at: span,
      message: `Anyone ${who}, and can edit it: it is not signed.`,
      fixes: signed && [
        { title: 'Read the signed cookie', kind: 'suggestion', edits: signed.places.map((place) => ({ span: place, text: signed.text })) },
      ],
    };
  },
});
