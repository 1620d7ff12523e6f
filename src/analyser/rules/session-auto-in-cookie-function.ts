import { set } from '../model/fix';
import { defineRule, type Problem } from '../model/rule';
import { is } from '../model/value';
import { atLeast } from '../model/version';

export default defineRule({
  id: 'session-auto-in-cookie-function',
  title: 'No session cookie is sent: auto does not work in a cookie function',
  severity: 'error',
  references: ['https://github.com/expressjs/session#cookie', 'https://github.com/expressjs/session/blob/master/HISTORY.md'],
  why: `Since 1.19.0, express-session takes \`cookie\` as a function of the request. \`secure: 'auto'\` and \`sameSite: 'auto'\` work only in the plain
object: from a function they reach the cookie as they are, which is no valid value, so that no cookie is sent at all. Nothing is
logged; everybody simply stays signed out.

Inside the function the request is at hand, so the fix asks it: \`secure: req.secure\`. Before 1.19.0 a function was no option at all.`,
  how: 'Use `secure: req.secure` inside of the function.',
  fix: 'edit',
  bad: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: (req) => ({ secure: 'auto', sameSite: 'lax' }),
});`,
  good: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: (req) => ({ secure: req.secure, sameSite: 'lax' }),
});`,

  on: 'session',
  check({ perRequest, version }) {
    if (!perRequest || !atLeast(version, '1.19.0', true)) return undefined;
    const { secure, sameSite, request } = perRequest;
    const problems: Problem[] = [];
    const message = "Nobody can sign in: 'auto' in a cookie function means no cookie at all.";
    if (is(secure, 'auto')) problems.push({ at: secure.span, message, fixes: request ? set(secure, `${request}.secure`) : [] });
    if (is(sameSite, 'auto'))
      problems.push({ at: sameSite.span, message, fixes: request ? set(sameSite, `${request}.secure ? 'none' : 'lax'`) : [] });
    return problems;
  },
});
