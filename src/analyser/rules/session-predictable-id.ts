import type { PredictableFact } from '../model/fact';
import { remove, set } from '../model/fix';
import { defineRule, type Problem, type Project } from '../model/rule';
import { makesSessionId, securely } from '../model/secure-random';

export default defineRule({
  id: 'session-predictable-id',
  title: 'Session identifiers can be guessed',
  severity: 'error',
  cwe: 330,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-id-entropy',
    'https://github.com/expressjs/session#genid',
    'ASVS 5.0, 7.2.3',
  ],
  why: `Who guesses a session's identifier is signed in as its user. \`Math.random()\`, the time, a counter, uuid version 1 and hashes of these
are all guessable: the next values follow from the ones before, or there are few enough to try.

Without an own maker, express-session takes 24 random bytes; @fastify/session, koa-session and Auth.js take as many or a random UUID. That is right, and the
fix goes back to it.

Makers that use \`crypto.randomBytes\`, \`crypto.randomUUID\`, uuid version 4, nanoid or anything else that is not known are not reported. With
express-session the identifier is also signed; that slows an attacker down, but a leaked secret then is all it takes.`,
  how: 'Remove the option, or use `crypto.randomUUID()`.',
  fix: 'edit',
  bad: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  genid: () => Date.now() + Math.random().toString(36).slice(2),
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,
  good: `import { randomUUID } from 'node:crypto';
import session from 'express-session';
import { store } from './store';
export const sessions = session({
  genid: () => randomUUID(),
  store,
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,

  on: ['session-id', 'predictable'],
  check(fact, project) {
    if (project.isTest(fact.span.file)) return undefined;
    if (fact.kind === 'predictable') return ofOwnSessions(fact, project);
    const { maker: id, library } = fact;
    const removed = remove(id, `Let ${library} make the identifiers`);
    return {
      at: id.span,
      message: 'Session identifiers can be guessed: nothing in them is random enough.',
      fixes: removed.length > 0 ? removed : set(id, '() => globalThis.crypto.randomUUID()', 'Make random identifiers'),
    };
  },
});

/** A function that makes the identifiers of a project's own sessions: `generateSessionToken()`. */
function ofOwnSessions(fact: PredictableFact, project: Project): Problem | undefined {
  const { file } = fact.span;
  // What a library is given as its maker is judged as a whole, with all that goes into it.
  if (!makesSessionId(fact) || project.inFile('session-id', file).length > 0 || project.inFile('authjs', file).length > 0) return undefined;
  return { at: fact.whole, message: `Session identifiers can be guessed: ${fact.library} is predictable.`, fixes: securely(fact) };
}
