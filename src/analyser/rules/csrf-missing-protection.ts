import type { CookieFact, RouteFact, SessionFact } from '../model/fact';
import { set, suggest } from '../model/fix';
import { isAuthenticationCookie } from '../model/names';
import { defineRule, type Project } from '../model/rule';
import { isSameSiteNone } from '../model/secure';
import { isOff, type Setting, textOf } from '../model/value';

export default defineRule({
  id: 'csrf-missing-protection',
  title: 'Other websites can act in the name of signed-in users',
  severity: 'warning',
  cwe: 352,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
    'https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#samesitesamesite-value',
    'https://github.com/Psifi-Solutions/csrf-csrf',
    'ASVS 5.0, 3.5.1',
  ],
  why: `The browser sends the session cookie with every request to your site, also with one that a form on another website makes. A route that changes something and only looks at the
session then does it in the name of whoever visits that website.

The cookie here has no \`SameSite\`, or \`None\`. express-session, cookie-session and \`res.cookie\` set none by default. Chrome then treats it as \`Lax\`, but not in its first two minutes;
Firefox and Safari send it everywhere.

Reported once for an application: where it has such a cookie and routes for POST, PUT, PATCH or DELETE that read it, and nothing in it checks a token, the \`Origin\` or
\`Sec-Fetch-Site\` header. Silent with \`sameSite: 'lax'\` or \`'strict'\`, and where the setting cannot be known.

\`Lax\` is enough where no GET request changes anything and no other subdomain is in strange hands. The fix sets it; it is a suggestion, because sign-in through other sites may need \`None\`.
Otherwise add tokens: csrf-csrf, csrf-sync or lusca.`,
  how: "Set `sameSite: 'lax'` on the cookie, or check a token: csrf-csrf, csrf-sync, lusca.",
  fix: 'suggestion',
  bad: `import express from 'express';
import session from 'express-session';
import { store, transfer } from './bank';
const app = express();
app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, cookie: { secure: 'auto' } }));
app.set('trust proxy', 1);
app.post('/transfer', async (req, res) => {
  await transfer(req.session.userId, req.body.to, req.body.amount);
  res.redirect('/');
});`,
  good: `import express from 'express';
import session from 'express-session';
import { store, transfer } from './bank';
const app = express();
app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, cookie: { secure: 'auto', sameSite: 'lax' } }));
app.set('trust proxy', 1);
app.post('/transfer', async (req, res) => {
  await transfer(req.session.userId, req.body.to, req.body.amount);
  res.redirect('/');
});`,

  on: ['session', 'cookie'],
  check(fact, project) {
    if (!isFirst(fact, project) || isGuarded(project)) return undefined;
    const byCookie = fact.kind === 'cookie' && !isTakenByGuard(project);
    const routes = project.all('route').filter((route) => changesAsUser(route, byCookie) && !project.isTest(route.span.file));
    if (routes.length === 0) return undefined;
    const same = sameSiteOf(fact);
    const method = routes[0].method.toUpperCase();
    return {
      at: fact.span,
      message: `Any website can send a ${method} in the name of your users: nothing checks its origin.`,
      fixes: suggest(set(same, "'lax'", "Set sameSite to 'lax'")),
      related: routes.slice(0, 5).map(({ span }) => ({ at: span, message: 'This route takes the user from the cookie.' })),
    };
  },
});

const sameSiteOf = (fact: SessionFact | CookieFact): Setting => (fact.kind === 'session' ? fact.cookie.sameSite : fact.sameSite);

/** One application is one finding: its first session library, or the first sign-in cookie where there is none. */
function isFirst(fact: SessionFact | CookieFact, project: Project): boolean {
  if (!isOpen(fact)) return false;
  const counts = ({ span }: SessionFact | CookieFact): boolean => !project.isTest(span.file);
  const sessions = project.all('session');
  if (sessions.some(counts)) return sessions.find((one) => isOpen(one) && counts(one)) === fact;
  return project.all('cookie').find((one) => isOpenCookie(one) && isOpen(one) && counts(one)) === fact;
}

/** Other sites' requests carry the cookie: no SameSite, or None. */
function isOpen(fact: SessionFact | CookieFact): boolean {
  const same = sameSiteOf(fact);
  return isOff(same) || isSameSiteNone(same);
}

/** A middleware makes somebody the user by one of these cookies: the routes behind it need not read it themselves. */
function isTakenByGuard(project: Project): boolean {
  const names = project
    .all('cookie')
    .filter((one) => isOpenCookie(one) && isOpen(one))
    .map(({ name }) => textOf(name));
  return project
    .all('cookie-guard')
    .some(({ name, span }) => names.length > 0 && (name === undefined || names.includes(name)) && !project.isTest(span.file));
}

const isOpenCookie = (cookie: CookieFact): boolean => cookie.writer === 'server' && !cookie.holdsSession && isAuthenticationCookie(cookie);

function isGuarded(project: Project): boolean {
  if (project.all('csrf-guard').some(({ span }) => !project.isTest(span.file))) return true;
  return project
    .all('route')
    .some(({ middleware }) =>
      middleware.some((name) =>
        /[cx]srf|csurf|lusca|^origin|(check|verify|validate|require|ensure|assert|enforce|same|trusted)_?origins?/i.test(name),
      ),
    );
}

/** Signing in and out, and what other servers call, know no user yet. */
function changesAsUser({ method, path, knowsUser, readsCookie }: RouteFact, byCookie: boolean): boolean {
  if (!/^(post|put|patch|delete)$/.test(method) || !(byCookie ? readsCookie : knowsUser)) return false;
  return !/login|log-in|sign-?(in|up)|register|webhook|callback|log-?out|sign-?out|refresh/i.test(textOf(path) ?? '');
}
