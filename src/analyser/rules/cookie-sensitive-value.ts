import type { CookieFact } from '../model/fact';
import { namesOf } from '../model/names';
import { defineRule } from '../model/rule';
import { keptInClear } from '../model/sensitive';

export default defineRule({
  id: 'cookie-sensitive-value',
  title: 'A password or card number lies in a cookie, readable to anyone who gets it',
  severity: 'error',
  cwe: 312,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-id-content-or-value',
    'https://cheatsheetseries.owasp.org/cheatsheets/Cryptographic_Storage_Cheat_Sheet.html',
    'ASVS 5.0, 14.3.3',
  ],
  why: `A cookie's value is kept in clear on the person's disk, goes with every request, and turns up in logs of servers and proxies. A password in it is
everything an attacker needs, and the same password often opens other accounts. \`JSON.stringify\`, \`encodeURIComponent\` and Base64 hide nothing, and a
signature (\`signed: true\`) only keeps others from changing it.

\`HttpOnly\` and \`Secure\` do not mend this: the value should not leave the server at all.

To keep people signed in, send a random session id or a token, and look everything else up on the server. What a hash, cipher or key derivation
function returns is not reported.`,
  how: 'Keep it on the server, and send a random session id instead.',
  fix: 'none',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  const { email, password } = req.body;
  res.cookie('remember', JSON.stringify({ email, password }), { httpOnly: true, secure: true, sameSite: 'lax' });
});`,
  good: `import { randomBytes } from 'node:crypto';
import express from 'express';
const app = express();
app.post('/login', async (req, res) => {
  const id = randomBytes(32).toString('base64url');
  await rememberLogin(id, req.body.email);
  res.cookie('remember', id, { httpOnly: true, secure: true, sameSite: 'lax' });
});`,

  on: 'cookie',
  check(cookie) {
    const kept =
      cookie.deletes || cookie.holdsSession || isAgainstForgery(cookie) ? undefined : keptInClear(cookie.name.value, cookie.content);
    if (!kept) return undefined;
    return { at: cookie.span, message: `Whoever gets this cookie has the ${kept}: it is kept in clear.` };
  },
});

/** A secret that each browser gets for itself, to compare a form's token with: that is its place. */
const isAgainstForgery = ({ name, content }: CookieFact): boolean =>
  [...namesOf(name.value), ...namesOf(content)].some((one) => /csrf|xsrf/i.test(one));
