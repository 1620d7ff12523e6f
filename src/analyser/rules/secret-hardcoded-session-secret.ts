import { hardcodedSecrets } from '../model/hardcoded';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'secret-hardcoded-session-secret',
  title: 'The session secret stands in the code',
  severity: 'error',
  cwe: 798,
  references: [
    'https://github.com/expressjs/session#secret',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'ASVS 5.0, 13.3.1',
  ],
  why: `The secret signs the session cookies, so that nobody can make one up. Everybody who can read the repository, a copy of it, a
container image or a leaked bundle has it too, for ever: it stays in the history after it is removed. And one value serves
development and production alike.

The same goes for the keys of cookie-session, cookie-parser, cookies and Koa, and the passwords that encrypt the sessions of iron-session, h3 and
@fastify/secure-session. express-session, cookie-session and Koa check neither length nor strength; the others ask for 32 characters. Only texts that
stand in the code are reported; what comes from the environment, from a file or from a secret store is not. A text that only applies
outside of production is silent as well; so are placeholders, which \`secret-placeholder\` reports.

The fix reads it from the environment: without the variable the program then refuses to serve sessions. Where the code holds several
secrets, it is a suggestion. Make a new secret in any case, since the old one is known. With a list, the first one signs and all are
accepted, so that people stay signed in: \`[process.env.SESSION_SECRET, process.env.OLD_SESSION_SECRET]\`.`,
  how: 'Take the secret from the environment, and make a new one: `openssl rand -base64 32`.',
  fix: 'suggestion',
  bad: `import session from 'express-session';
import { store } from './store';
export const sessions = session({
  store,
  secret: 'correct-horse-battery-staple',
  resave: false,
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

  on: 'secret',
  check(fact) {
    if (fact.purpose !== 'session' && fact.purpose !== 'cookie') return undefined;
    const message =
      fact.purpose === 'session'
        ? 'Whoever reads this code can forge sessions: the session secret stands in it.'
        : 'Whoever reads this code can forge signed cookies: the cookie secret stands in it.';
    return hardcodedSecrets(fact, message);
  },
});
