import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

export default defineRule({
  id: 'session-resave',
  title: 'Every request writes its session back, over what others wrote',
  severity: 'info',
  references: ['https://github.com/expressjs/session#resave'],
  why: `With \`resave: true\`, express-session saves the session after every request, changed or not. Two requests at the same time then overwrite each
other: the slower one puts back what the faster one removed, so that a user who has just signed out can be signed in again.

It is also the default, in every version: leaving the option out acts as \`true\` and prints a deprecation warning. Stores with a \`touch\`
method need no resaving to keep a session alive, and all common ones have it: connect-redis, connect-mongo, connect-pg-simple, and the
memory store too.

Keep it only for a store without \`touch\`. Test files are not reported.`,
  how: 'Set `resave: false`.',
  fix: 'edit',
  bad: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: process.env.SESSION_SECRET!,
  resave: true,
  saveUninitialized: false,
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
  check({ library, resave, span }, project) {
    if (!is(resave, true) || project.isTest(span.file)) return undefined;
    return {
      at: resave.span,
      message:
        resave.origin === 'written'
          ? 'A request can undo what another one did to the session: each writes it back.'
          : `A request can undo another one's changes: ${library} writes all sessions back.`,
      fixes: set(resave, 'false', 'Write only sessions that changed'),
    };
  },
});
