import { concerning } from '../model/application';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

export default defineRule({
  id: 'session-passport-without-session-support',
  title: 'Nobody stays signed in: passport keeps users in a session that does not exist',
  severity: 'warning',
  references: ['https://www.passportjs.org/concepts/authentication/sessions/'],
  why: `\`passport.session()\` reads who is signed in from \`req.session\`, and signing in writes it there. Without a session middleware there is no
\`req.session\`: passport ends the request with \`Login sessions require session support\`, or treats everybody as a stranger.

Looked for are the session middlewares of express-session, cookie-session and their like in the whole application. Not reported where the
application object is handed to another function, or something called session is mounted, because the session may come from there.

For tokens, leave out \`passport.session()\` and pass \`session: false\` to \`passport.authenticate()\`.`,
  how: 'Mount express-session before `passport.session()`, or leave passport.session() out.',
  fix: 'none',
  bad: `import express from 'express';
import passport from 'passport';
const app = express();
app.use(passport.initialize());
app.use(passport.session());`,
  good: `import express from 'express';
import passport from 'passport';
const app = express();
app.use(passport.initialize());
app.get('/me', passport.authenticate('jwt', { session: false }));`,

  on: 'passport',
  check({ use, session, span }, project) {
    if (concerning(project.all('session'), span.file, project).length > 0 || project.isTest(span.file)) return undefined;
    const remembers = use === 'authenticate' && session.origin === 'written' && is(session, true);
    const apps = use === 'session' ? project.inFile('server-app', span.file) : remembers ? project.all('server-app') : [];
    if (apps.length === 0) return undefined;
    const mounts = concerning(project.all('mount'), span.file, project);
    const mayBeThere = mounts.some(({ what, name }) => what === 'session' || what === 'handed' || (what === 'other' && /sess/i.test(name)));
    if (mayBeThere) return undefined;
    return { at: remembers ? session.span : span, message: 'Nobody stays signed in: there is no session for passport to use.' };
  },
});
