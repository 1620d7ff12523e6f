import type { PassportFact, SessionWriteFact } from '../model/fact';
import { remove, replace, suggest } from '../model/fix';
import { defineRule, type Problem, type ProblemFix, type Project } from '../model/rule';
import { isSignIn, serverSessions, signsIn } from '../model/sign-in';
import { is } from '../model/value';
import { atLeast } from '../model/version';

export default defineRule({
  id: 'session-fixation',
  title: 'Signing in keeps the session that was there before',
  severity: 'warning',
  cwe: 384,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#renew-the-session-id-after-any-privilege-level-change',
    'https://github.com/expressjs/session#user-login',
    'https://github.com/advisories/GHSA-v923-w3x8-wh69',
    'ASVS 5.0, 7.2.4',
  ],
  why: `Whoever can plant a session cookie in somebody's browser (through a sibling domain, plain HTTP or a shared computer) knows that session's
identifier. If signing in keeps it, the attacker is signed in as well. So the identifier has to change at that moment.

express-session and @fastify/session change it only in \`req.session.regenerate()\`; putting a user into the session does not. passport does it
in \`req.login()\` from version 0.6.0 on, and not before; \`keepSessionInfo: true\` carries the old contents over. Sessions that live in the
cookie itself, such as those of cookie-session and iron-session, have no identifier and are not reported.

Reported are handlers that take credentials, by their route, name or calls, and write who the user is. Nothing is to be done where
\`regenerate\` is called in a place that cannot be seen from here.`,
  how: 'Call `req.session.regenerate()` after the credentials are checked, and write the user into the new session.',
  fix: 'suggestion',
  bad: `import bcrypt from 'bcrypt';
import { app } from './app';
import { users } from './users';
app.post('/login', async (req, res) => {
  const user = await users.byName(req.body.name);
  if (!user || !(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);
  req.session.userId = user.id;
  res.redirect('/');
});`,
  good: `import bcrypt from 'bcrypt';
import { app } from './app';
import { users } from './users';
app.post('/login', async (req, res, next) => {
  const user = await users.byName(req.body.name);
  if (!user || !(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);
  req.session.regenerate((error) => {
    if (error) return next(error);
    req.session.userId = user.id;
    res.redirect('/');
  });
});`,

  on: ['session-write', 'session-act', 'passport'],
  check(fact, project) {
    if (project.isTest(fact.span.file)) return undefined;
    if (fact.kind === 'session-write') return written(fact, project);
    const kept = fact.keepSessionInfo;
    if (is(kept, true))
      return {
        at: kept.span,
        message: 'What an attacker put into the session stays there after signing in.',
        fixes: suggest(remove(kept)),
      };
    return fact.kind === 'passport' ? oldPassport(fact, project) : undefined;
  },
});

function written(fact: SessionWriteFact, project: Project): Problem | undefined {
  const { handler, span } = fact;
  if (!handler || !signsIn(fact) || !isSignIn(handler, span.file, project)) return undefined;
  const sessions = serverSessions(project, span.file);
  // Koa has many session packages, and most keep the session in the cookie; a session on the server is never replaced by a plain object.
  const isOther = !sessions && (fact.session.startsWith('ctx') || fact.replaces);
  if (sessions?.length === 0 || isOther || isRenewed(fact, project)) return undefined;
  const first = project.inFile('session-write', span.file).find((one) => one.handler?.scope === handler.scope && signsIn(one));
  if (first !== fact) return undefined;
  return {
    at: span,
    message: 'Whoever planted the session cookie is signed in too: the session is not renewed.',
    fixes: renewing(fact),
  };
}

/** The session is renewed in the handler, in what it calls, or in what calls it. */
function isRenewed({ handler, span }: SessionWriteFact, project: Project): boolean {
  const calls = handler?.calls ?? [];
  if (calls.some((name) => /regenerat|(renew|rotate|reset|new|refresh|recreate)_?session|req(uest)?\.log[iI]n$/i.test(name))) return true;
  const called = new Set(calls.map((name) => name.split('.').at(-1) ?? ''));
  const own = handler?.name ?? '';
  return project
    .all('session-act')
    .filter(({ act }) => act === 'regenerate' || act === 'login')
    .some(({ handler: other, span: { file } }) => {
      const name = other?.name;
      if (name && called.has(name)) return true;
      return own !== '' && (other?.calls ?? []).some((one) => one.split('.').at(-1) === own) && (file === span.file || own.length > 3);
    });
}

/** A name of its own for the session would still mean the old one afterwards. */
function renewing({ statement, span, session }: SessionWriteFact): ProblemFix[] {
  if (!statement?.isAsync || !session.includes('.')) return [];
  const type = /\.[cm]?tsx?$/.test(span.file) ? '<void>' : '';
  const renew = `${session}.regenerate((error) => (error ? reject(error) : resolve()))`;
  const text = `await new Promise${type}((resolve, reject) => ${renew});\n${statement.indent}`;
  return replace({ ...span, end: span.start }, text, 'Renew the session first', 'suggestion');
}

function oldPassport({ use, version, span }: PassportFact, project: Project): Problem | undefined {
  if (use !== 'session' || atLeast(version, '0.6.0', true) || !serverSessions(project, span.file)?.length) return undefined;
  if (project.all('session-act').some(({ act }) => act === 'regenerate')) return undefined;
  return { at: span, message: 'Whoever planted the session cookie is signed in too: passport before 0.6 keeps it.' };
}
