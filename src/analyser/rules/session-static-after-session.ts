import { defineRule } from '../model/rule';

export default defineRule({
  id: 'session-static-after-session',
  title: 'Every image and script loads a session first',
  severity: 'info',
  off: true,
  cwe: 525,
  references: ['https://expressjs.com/en/advanced/best-practice-performance.html', 'https://expressjs.com/en/starter/static-files.html'],
  why: `Static files that are served after the session middleware read a session from the store for each file, and may be answered with a
\`Set-Cookie\` header. A cache in front that keeps such an answer hands one user's cookie to the next.

Mounted before, they never touch a session. Leave it where the files are only for those who are signed in: then the session must come first,
and the suggestion would open them to everybody.`,
  how: 'Mount `express.static()` before the session middleware.',
  fix: 'suggestion',
  bad: `import express from 'express';
import session from 'express-session';
import { store } from './store';
const app = express();
app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, proxy: true, cookie: { secure: 'auto' } }));
app.use(express.static('public'));`,
  good: `import express from 'express';
import session from 'express-session';
import { store } from './store';
const app = express();
app.use(express.static('public'));
app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, proxy: true, cookie: { secure: 'auto' } }));`,

  on: 'mount',
  check(mount, project) {
    if (mount.what !== 'static' || project.isTest(mount.span.file)) return undefined;
    const beside = project
      .inFile('mount', mount.span.file)
      .filter(({ app, scopes }) => app === mount.app && scopes.join() === mount.scopes.join());
    const session = beside.find(({ what, partly, span }) => what === 'session' && !partly && span.start < mount.span.start);
    if (!session) return undefined;
    const { span, text } = mount.statement;
    // What stands before the files in the same statement may ask who is signed in.
    if (
      beside.some(
        ({ what, statement, span: { start } }) => what === 'other' && statement.span.start === span.start && start < mount.span.start,
      )
    )
      return undefined;
    const target = session.statement;
    const alone = beside.filter((one) => one.statement.span.start === span.start).length === 1 && target.span.start !== span.start;
    const edits = [
      { span, text: '' },
      { span: { ...target.span, end: target.span.start }, text: `${text}\n${target.indent}` },
    ];
    return {
      at: mount.span,
      message: 'A cache can hand out session cookies: static files come after the session.',
      fixes: alone ? [{ title: 'Move it before the session', kind: 'suggestion', edits }] : [],
      related: [{ at: session.span, message: 'The session starts here.' }],
    };
  },
});
