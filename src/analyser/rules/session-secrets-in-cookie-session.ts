import { concerning } from '../model/application';
import { wordsOf } from '../model/names';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'session-secrets-in-cookie-session',
  title: 'A secret is kept in a session cookie that anyone holding it can read',
  severity: 'error',
  cwe: 315,
  references: ['https://github.com/expressjs/cookie-session#readme', 'https://github.com/koajs/session#readme', 'ASVS 5.0, 14.3.3'],
  why: `cookie-session, and koa-session without a store, keep the whole session in the cookie: as JSON in base64, signed so that nobody can change
it, but not encrypted. Whoever sees the cookie reads it: the user, a proxy's log, a backup of the browser's profile.

A password, an API key or an access token in there is as good as written down in clear. Keep such things on the server, for example with
express-session and a store, and only an identifier in the cookie.

Not reported are sessions that live on the server, and encrypted ones such as those of iron-session. CSRF secrets are meant to be in a
session.`,
  how: 'Keep it on the server: use express-session with a store, or encrypt the session.',
  fix: 'none',
  bad: `import cookieSession from 'cookie-session';
import express from 'express';
const app = express();
app.use(cookieSession({ name: 'sid', keys: [process.env.COOKIE_KEY!], maxAge: 3_600_000, sameSite: 'lax' }));
app.post('/connect', (req, res) => {
  req.session!.accessToken = req.body.token;
  res.end();
});`,
  good: `import cookieSession from 'cookie-session';
import express from 'express';
const app = express();
app.use(cookieSession({ name: 'sid', keys: [process.env.COOKIE_KEY!], maxAge: 3_600_000, sameSite: 'lax' }));
app.post('/connect', (req, res) => {
  req.session!.connection = saveToken(req.body.token);
  res.end();
});`,

  on: 'session-write',
  check({ key, content, clears, serialized, span }, project) {
    const sessions = concerning(project.all('session'), span.file, project);
    if (clears || serialized || sessions.length === 0 || project.isTest(span.file)) return undefined;
    if (!sessions.every(({ library, readable }) => readable && /^(cookie|koa)-session$/.test(library))) return undefined;
    const name = content.kind === 'unknown' ? (content.name ?? '') : '';
    const named = name.endsWith('()') ? undefined : name.split('.').at(-1);
    if (!isSecret(key) && !(named && isSecret(named))) return undefined;
    return { at: span, message: 'Anyone who holds this session cookie can read the secret in it.' };
  },
});

const secret =
  /^(password|passwd|pwd|passphrase|secret|token|accesstoken|refreshtoken|idtoken|apikey|privatekey|ssn|cvv|cvc|pin|creditcard|cardnumber)$/;
const harmless =
  /^(csrf|xsrf|has|is|hash|hashed|reset|forgot|changed?|expiry|expires|expired|at|type|count|attempts|name|url|needs?|nonce|captcha|version)$/;

/** `accessToken`, `api_key`, `userPassword`; not `csrfToken`, `hasPassword` or `tokenExpiresAt`. */
function isSecret(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => harmless.test(word))) return false;
  return words.some((word, index) => secret.test(word) || secret.test(word + (words[index + 1] ?? '')));
}
