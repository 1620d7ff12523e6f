import { inCode, inWords, lifetimeOf, meantSeconds } from '../model/cookie-lifetime';
import { set } from '../model/fix';
import { isAuthenticationCookie } from '../model/names';
import { defineRule } from '../model/rule';

const longest = 90 * 24 * 60 * 60;

export default defineRule({
  id: 'cookie-excessive-lifetime',
  title: 'A stolen sign-in cookie works for months',
  severity: 'warning',
  cwe: 613,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.5',
    'ASVS 5.0, 7.3.2',
  ],
  why: `A sign-in cookie that lives for months stays on every computer where someone once signed in: a library's, a friend's, a sold one. Whoever finds
or steals it is that user until it ends. Browsers keep no cookie for more than 400 days, whatever is asked for.

Reported is more than 90 days. No library here has such a default: without \`maxAge\` and \`expires\`, a cookie ends with the browser. The cookies of session
libraries have a rule of their own (\`session-excessive-lifetime\`).

A shorter cookie that the server renews while it is used keeps people signed in just as well. The suggestion writes seven days; choose what fits.
Keep a long one only as a "remember me" on a device, where the server can end it and asks again before anything that matters.`,
  how: 'Let the cookie live for days, and renew it while it is used.',
  fix: 'suggestion',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('auth_token', createToken(req.body), {
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    maxAge: 365 * 24 * 60 * 60 * 1000,
  });
});`,
  good: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('auth_token', createToken(req.body), {
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    maxAge: 7 * 24 * 60 * 60 * 1000,
  });
});`,

  on: 'cookie',
  check(cookie, project) {
    const life = isAuthenticationCookie(cookie) && !cookie.holdsSession ? lifetimeOf(cookie) : undefined;
    if (!life || life.seconds <= longest || meantSeconds(life) !== undefined || project.isTest(cookie.span.file)) return undefined;
    const { setting, seconds, unit } = life;
    const isDate = setting.path === 'expires' && unit !== 'days';
    return {
      at: setting.span,
      message: `A stolen sign-in cookie works for ${inWords(seconds)}: that is how long it lives.`,
      fixes: isDate ? [] : set(setting, inCode(7 * 24 * 60 * 60, unit), 'Let it live for 7 days', 'suggestion'),
    };
  },
});
