import { inCode, inWords, type Lifetime, lifetimeOf, meantSeconds, sessionLifetimeOf } from '../model/cookie-lifetime';
import type { CookieFact, SessionFact } from '../model/fact';
import { set } from '../model/fix';
import { isAuthenticationCookie } from '../model/names';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'cookie-seconds-milliseconds-mixup',
  title: "The sign-in cookie's lifetime is a thousand times too long or too short",
  severity: 'warning',
  cwe: 613,
  references: [
    'https://expressjs.com/en/api.html#res.cookie',
    'https://github.com/jshttp/cookie#maxage',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.2.2',
  ],
  why: `\`maxAge\` counts milliseconds in \`res.cookie()\`, express-session, cookie-session, @fastify/session and Koa. It counts seconds in the header itself,
in \`cookie.serialize()\`, Next.js, Hono, Fastify's \`setCookie()\`, SvelteKit, h3, Remix, iron-session and Auth.js. In js-cookie, \`expires\` counts days. A date made
of \`Date.now() + n\` counts milliseconds everywhere.

Mixed up, a cookie meant for a week is gone after ten minutes and people are signed out in the middle of their work, or it stays for 19 years and a
stolen one never ends.

Reported are numbers that are a round time in the other unit and an odd one in their own: \`86400\` where milliseconds count, \`604800000\` where seconds do. If
the odd time is really meant, write it as a product, or suppress the finding.`,
  how: 'Write the lifetime in the unit of the library: `7 * 24 * 60 * 60` seconds, times 1000 for milliseconds.',
  fix: 'suggestion',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 60 * 60 * 24 * 7 });
});`,
  good: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax', maxAge: 1000 * 60 * 60 * 24 * 7 });
});`,

  on: ['cookie', 'session'],
  check(fact, project) {
    const life = lasting(fact);
    const meant = life && meantSeconds(life);
    if (!life || meant === undefined || project.isTest(fact.span.file)) return undefined;
    const { setting, seconds, unit } = life;
    const isDate = setting.path === 'expires' && unit !== 'days';
    return {
      at: setting.span,
      message: meant < seconds ? tooLong(life) : tooShort(life),
      fixes: isDate ? [] : set(setting, inCode(meant, unit), `Make it ${inWords(meant)}`, 'suggestion'),
    };
  },
});

function lasting(fact: CookieFact | SessionFact): Lifetime | undefined {
  if (fact.kind === 'session') return fact.isPreference ? undefined : sessionLifetimeOf(fact);
  return isAuthenticationCookie(fact) ? lifetimeOf(fact) : undefined;
}

const tooLong = ({ seconds, unit }: Lifetime): string => `A stolen sign-in cookie works for ${inWords(seconds)}: ${unit} count here.`;

const tooShort = ({ seconds, unit }: Lifetime): string => `People are signed out after ${inWords(seconds)}: ${unit} count here.`;
