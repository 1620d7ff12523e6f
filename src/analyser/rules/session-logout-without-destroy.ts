import { concerning } from '../model/application';
import type { Handler, SessionActFact, SessionWriteFact } from '../model/fact';
import { replace } from '../model/fix';
import { defineRule, type Problem, type ProblemFix, type Project } from '../model/rule';
import { isSignOut, serverSessions, signsOut } from '../model/sign-in';
import { is, textOf } from '../model/value';
import { atLeast } from '../model/version';

export default defineRule({
  id: 'session-logout-without-destroy',
  title: 'Signing out leaves the session alive on the server',
  severity: 'warning',
  cwe: 613,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration',
    'https://github.com/expressjs/session#sessiondestroycallback',
    'https://www.passportjs.org/concepts/authentication/logout/',
    'ASVS 5.0, 7.4.1',
  ],
  why: `After somebody signs out, the old session cookie must be worth nothing. Clearing one property leaves everything else in the session, and
the identifier stays good for whoever has a copy. Clearing only the cookie leaves the whole session in the store: the browser forgets it,
an attacker does not. \`req.session = null\` does the same with express-session, unless \`unset: 'destroy'\` is set.

passport's \`req.logout()\` is asynchronous from 0.6.0 on: without a callback it throws, and nobody is signed out. Before, it needed none; an
unknown version is taken as the newest.

With cookie-session and other sessions that live in the cookie, \`req.session = null\` is right and not reported.`,
  how: 'Call `req.session.destroy(callback)`, or `req.logout(callback)` with passport, and answer in the callback.',
  fix: 'suggestion',
  bad: `import { app } from './app';
app.post('/logout', (req, res) => {
  req.session.userId = null;
  res.redirect('/');
});`,
  good: `import { app } from './app';
app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error);
    res.clearCookie('connect.sid');
    res.redirect('/');
  });
});`,

  on: ['session-write', 'session-act'],
  check(fact, project) {
    const { handler, span } = fact;
    if (project.isTest(span.file)) return undefined;
    if (fact.kind === 'session-act' && fact.act === 'logout') return withoutCallback(fact, project);
    if (!handler || serverSessions(project, span.file)?.length === 0 || !isSignOut(handler, span.file, project) || ends(handler))
      return undefined;
    return fact.kind === 'session-write' ? emptied(fact, handler, project) : forgotten(fact, handler, project);
  },
});

/** Something that ends the session as a whole, by whatever name. */
function ends({ calls }: Handler): boolean {
  return calls.some((name) =>
    /destroy|regenerate|invalidate|revoke|req(uest)?\.log[oO]ut$|session\.(delete|reset)$|(end|delete|clear|remove|kill)_?session/i.test(
      name,
    ),
  );
}

function emptied(fact: SessionWriteFact, handler: Handler, project: Project): Problem | undefined {
  if (!signsOut(fact) || isSetToNull(handler, fact.span.file, project)) return undefined;
  const all = project.inFile('session-write', fact.span.file).filter((one) => one.handler?.scope === handler.scope && one.clears);
  if (all.find(signsOut) !== fact) return undefined;
  return {
    at: fact.span,
    message: 'The old session cookie still works: signing out empties the session but keeps it.',
    fixes: all.length === 1 ? destroying(fact) : [],
  };
}

function isSetToNull({ scope }: Handler, file: string, project: Project): boolean {
  return project.inFile('session-act', file).some(({ act, handler }) => act === 'null' && handler?.scope === scope);
}

/** Only the cookie goes, or the session is merely let go of. */
function forgotten(fact: SessionActFact, handler: Handler, project: Project): Problem | undefined {
  const all = concerning(project.all('session'), fact.span.file, project);
  const sessions = all.filter(({ regenerates }) => regenerates);
  if (fact.act === 'null') {
    const keeps = sessions.length > 0 && sessions.length === all.length && sessions.every(({ unset }) => is(unset, 'keep'));
    if (!keeps) return undefined;
    return { at: fact.span, message: 'The old session cookie still works: null does not end a stored session.', fixes: destroying(fact) };
  }
  if (fact.act !== 'clear-cookie' || isSetToNull(handler, fact.span.file, project)) return undefined;
  const names = ['connect.sid', ...sessions.map(({ name }) => textOf(name))];
  const cleared = textOf(fact.cookie);
  const own = project.inFile('session-write', fact.span.file).some((one) => one.handler?.scope === handler.scope && signsOut(one));
  if (own || cleared === undefined || !names.includes(cleared)) return undefined;
  return { at: fact.span, message: 'The old session cookie still works: only the browser forgets it.' };
}

function destroying({ statement, session }: Pick<SessionWriteFact, 'statement' | 'session'>): ProblemFix[] {
  if (!statement) return [];
  return replace(statement.span, `${session}.destroy(() => {});`, 'End the session as a whole', 'suggestion');
}

function withoutCallback({ waits, span, closing }: SessionActFact, project: Project): Problem | undefined {
  const [passport] = project.all('passport');
  if (waits || !passport || !atLeast(passport.version, '0.6.0', true)) return undefined;
  return {
    at: span,
    message: 'Nobody is signed out: since passport 0.6, logout() without a callback throws.',
    fixes: closing ? replace(closing.span, `${closing.after ? ', ' : ''}() => {}`, 'Pass a callback, to be filled in', 'suggestion') : [],
  };
}
