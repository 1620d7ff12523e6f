import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

export default defineRule({
  id: 'session-save-uninitialized',
  title: 'Every visitor gets a stored session before signing in',
  severity: 'info',
  cwe: 770,
  references: [
    'https://github.com/expressjs/session#saveuninitialized',
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html',
  ],
  why: `With \`saveUninitialized: true\`, express-session stores a session and sends a cookie for every request that has none: search robots,
health checks, scripts. The store fills with sessions that hold nothing, and visitors get a cookie that may need their consent.

It is also the default, in every version: leaving the option out acts as \`true\` and prints a deprecation warning. With \`false\`, a
session is stored as soon as your code puts something into it, which signing in does.

Keep it only where you need to tell visitors apart before they do anything. Test files are not reported.`,
  how: 'Set `saveUninitialized: false`.',
  fix: 'edit',
  bad: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: true,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,
  good: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,

  on: 'session',
  check({ library, saveUninitialized, span }, project) {
    if (!is(saveUninitialized, true) || project.isTest(span.file)) return undefined;
    const written = saveUninitialized.origin === 'written';
    return {
      at: saveUninitialized.span,
      message: written
        ? 'Every visitor gets a stored session before signing in.'
        : `Every visitor gets a stored session: ${library} does that unless told not to.`,
      fixes: set(saveUninitialized, 'false', 'Store a session only when something is put into it'),
    };
  },
});
