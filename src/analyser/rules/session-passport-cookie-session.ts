import { concerning } from '../model/application';
import { defineRule } from '../model/rule';
import { isOff } from '../model/value';
import { atLeast } from '../model/version';

export default defineRule({
  id: 'session-passport-cookie-session',
  title: 'Signing in fails: passport needs what cookie-session does not have',
  severity: 'error',
  references: [
    'https://github.com/jaredhanson/passport/issues/904',
    'https://github.com/jaredhanson/passport/blob/master/CHANGELOG.md#060---2022-05-20',
    'https://github.com/expressjs/cookie-session#readme',
  ],
  why: `passport 0.6.0 and later call \`req.session.regenerate()\` and \`req.session.save()\` when somebody signs in or out. cookie-session has neither:
the request ends with \`req.session.regenerate is not a function\`.

Use express-session with a store; then signing out ends the session as well, which a cookie alone cannot do. passport 0.5 works with
cookie-session, and does not renew sessions at sign-in (CVE-2022-25896).

Not reported where the missing methods are added to \`req.session\` by hand, where passport signs in with \`session: false\`, or where
express-session is used as well. An unknown version of passport is taken as the newest.`,
  how: 'Use express-session with a store instead of cookie-session.',
  fix: 'none',
  bad: `import cookieSession from 'cookie-session';
import express from 'express';
import passport from 'passport';
const app = express();
app.use(cookieSession({ name: 'sid', keys: [process.env.COOKIE_KEY!], maxAge: 3_600_000, sameSite: 'lax' }));
app.use(passport.initialize());
app.use(passport.session());`,
  good: `import express from 'express';
import session from 'express-session';
import passport from 'passport';
import { store } from './store';
const app = express();
app.use(session({ store, secret: process.env.SESSION_SECRET!, resave: false, saveUninitialized: false, cookie: { secure: 'auto', sameSite: 'lax' }, proxy: true }));
app.use(passport.initialize());
app.use(passport.session());`,

  on: 'session',
  check({ library, span }, project) {
    if (library !== 'cookie-session' || project.isTest(span.file)) return undefined;
    if (concerning(project.all('session'), span.file, project).some((one) => one.library !== 'cookie-session')) return undefined;
    if (concerning(project.all('session-act'), span.file, project).some(({ act }) => act === 'shim')) return undefined;
    const signing = concerning(project.all('passport'), span.file, project).filter(
      ({ use, session }) => use === 'session' || (use === 'authenticate' && !isOff(session)),
    );
    const passport = signing.find(({ version }) => atLeast(version, '0.6.0', true));
    if (!passport) return undefined;
    return {
      at: span,
      message: 'Signing in fails: passport calls regenerate(), which cookie-session does not have.',
      related: [{ at: passport.span, message: 'passport keeps its users in this session.' }],
    };
  },
});
