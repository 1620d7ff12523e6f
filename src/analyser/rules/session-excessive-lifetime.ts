import { lifetimeOf, meantSeconds, sessionLifetimeOf } from '../model/cookie-lifetime';
import type { SessionFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type Project } from '../model/rule';
import { is, numberOf } from '../model/value';

const day = 86_400_000;

export default defineRule({
  id: 'session-excessive-lifetime',
  title: 'Sessions last for more than a month, or for ever',
  severity: 'warning',
  cwe: 613,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration',
    'ASVS 5.0, 7.3.1 and 7.3.2',
  ],
  why: `A session that was left open on a shared computer, or whose cookie was copied, works until it ends. Thirty days is already long: Auth.js
uses that as its default, better-auth seven days, banks minutes.

Reported is a lifetime of more than 30 days, and \`rolling: true\` with more than 7 days: there every visit starts the time anew, so that a
stolen session that is used never ends. \`ttl: 0\` of iron-session means no end at all.

Units differ: express-session, cookie-session, koa-session and @fastify/session count milliseconds; iron-session, h3, hono-sessions, Remix and
@fastify/secure-session count seconds. How long people stay signed in is your decision, so the fix is a suggestion.`,
  how: 'Choose a lifetime of hours or days, and ask for the password again before anything important.',
  fix: 'suggestion',
  bad: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax', maxAge: 1000 * 60 * 60 * 24 * 365 },
});`,
  good: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax', maxAge: 1000 * 60 * 60 * 24 * 7 },
});`,

  on: 'session',
  check(session, project) {
    const { lifetime, lifetimeUnit, library, rolling, span } = session;
    const age = numberOf(lifetime);
    if (age === undefined || session.isPreference || lifetime.origin === 'default' || project.isTest(span.file)) return undefined;
    if (hasOtherUnit(session, project)) return undefined;
    const days = (age * (lifetimeUnit === 'seconds' ? 1000 : 1)) / day;
    const endless = age === 0 && library === 'iron-session' && lifetime.path === 'ttl';
    if (days > 30 || endless) return { at: lifetime.span, message: tooLong(days, endless), fixes: shorter(session) };
    if (!is(rolling, true) || days <= 7) return undefined;
    return {
      at: rolling.span,
      message: 'A stolen session that is used never ends: every answer prolongs it.',
      fixes: set(rolling, 'false', 'Let sessions end at a fixed time', 'suggestion'),
    };
  },
});

function tooLong(days: number, endless: boolean): string {
  return endless ? 'A stolen session works for ever: it never ends.' : `A stolen session works for ${Math.round(days)} days.`;
}

function shorter({ lifetime, lifetimeUnit }: SessionFact) {
  const week = lifetimeUnit === 'seconds' ? '7 * 24 * 60 * 60' : '7 * 24 * 60 * 60 * 1000';
  return set(lifetime, week, 'End sessions after a week', 'suggestion');
}

/** A lifetime that was meant in another unit is another rule's problem. */
function hasOtherUnit(session: SessionFact, project: Project): boolean {
  const { lifetime } = session;
  const own = sessionLifetimeOf(session);
  if (own && meantSeconds(own) !== undefined) return true;
  const cookies = project.inFile('cookie', lifetime.span.file).filter(({ maxAge }) => maxAge.span.start === lifetime.span.start);
  return cookies.some((cookie) => {
    const written = lifetimeOf(cookie);
    return written !== undefined && meantSeconds(written) !== undefined;
  });
}
