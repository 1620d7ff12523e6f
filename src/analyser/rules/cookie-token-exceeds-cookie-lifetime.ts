import { inWords, lifetimeOf, meantSeconds } from '../model/cookie-lifetime';
import type { CookieFact, JwtSignFact } from '../model/fact';
import { isAuthenticationCookie, namesRefreshToken } from '../model/names';
import { defineRule, type Project } from '../model/rule';
import { lifetimeOf as tokenLifetimeOf } from '../model/token-lifetime';
import { textOf } from '../model/value';

export default defineRule({
  id: 'cookie-token-exceeds-cookie-lifetime',
  title: 'The token and the cookie that carries it end at different times',
  severity: 'info',
  off: true,
  cwe: 613,
  references: ['https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration', 'ASVS 5.0, 7.3.2'],
  why: `Where a token lives longer than its cookie, the browser forgets it at the end of the session, but whoever copied it before can use it until the token itself
ends. Where the cookie lives longer, people keep a cookie that signs them in no more, and see errors instead of the sign-in page.

Both times have to be written in the same function, and the function must make one token and set one sign-in cookie; otherwise nothing is reported. It is off by
default, since a shorter cookie may be meant.

There is no mechanical fix, since either side may be the wrong one. Derive both from one number: \`expiresIn: lifetime / 1000\` and \`maxAge: lifetime\`.`,
  how: 'Derive the lifetime of the token and of its cookie from one number.',
  fix: 'none',
  bad: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.post('/login', (req, res) => {
  const token = jwt.sign({ sub: req.body.id }, process.env.JWT_SECRET!, { expiresIn: '30d' });
  res.cookie('token', token, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 60 * 60 * 1000 });
});`,
  good: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.post('/login', (req, res) => {
  const token = jwt.sign({ sub: req.body.id }, process.env.JWT_SECRET!, { expiresIn: '1h' });
  res.cookie('token', token, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 60 * 60 * 1000 });
});`,

  on: 'cookie',
  check(cookie, project) {
    const life = isAuthenticationCookie(cookie) && !cookie.holdsSession ? lifetimeOf(cookie) : undefined;
    const token = life && onlyToken(cookie, project);
    const seconds = token && tokenLifetimeOf(token);
    if (!life || !token || seconds === undefined || meantSeconds(life) !== undefined) return undefined;
    if (Math.abs(seconds - life.seconds) <= 60) return undefined;
    const longer = seconds > life.seconds;
    return {
      at: life.setting.span,
      message: longer
        ? `A copied token works for ${inWords(seconds)}, though its cookie ends after ${inWords(life.seconds)}.`
        : `The cookie stays for ${inWords(life.seconds)}, but its token ends after ${inWords(seconds)}.`,
      related: [{ at: token.expiresIn.span, message: "The token's lifetime." }],
    };
  },
});

/** The one token that is made in the cookie's function, where that sets no other sign-in cookie. */
function onlyToken(cookie: CookieFact, project: Project): JwtSignFact | undefined {
  const here = ({ scopes }: { scopes: readonly number[] }): boolean => scopes.length > 0 && scopes.join() === cookie.scopes.join();
  const { file } = cookie.span;
  const cookies = project.inFile('cookie', file).filter((one) => here(one) && isAuthenticationCookie(one));
  const tokens = project.inFile('jwt-sign', file).filter(here);
  if (cookies.length !== 1 || tokens.length !== 1 || namesRefreshToken(textOf(cookie.name) ?? '')) return undefined;
  return tokens[0];
}
