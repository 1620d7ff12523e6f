import { replace } from '../model/fix';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'session-whole-user-serialized',
  title: 'The whole user record is kept in the session',
  severity: 'warning',
  cwe: 522,
  references: [
    'https://www.passportjs.org/concepts/authentication/sessions/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html',
    'ASVS 5.0, 14.2.6',
  ],
  why: `What stands in a session lies in its store, in backups and caches, and with cookie-session in the browser itself. A user record as
the database gives it usually holds the password's hash, and tokens that should never leave the database.

It also grows old: a user who is locked or loses a role keeps the copy until the session ends. With the identifier alone, every request
reads the user as it is now.

Reported are \`serializeUser\` that hands on the user itself, and assignments of a user whose password is read in the same function, or that
comes from a query without a choice of fields. Copies with chosen fields are fine.`,
  how: "Keep the user's identifier only, and read the user in `deserializeUser` or at the start of a request.",
  fix: 'suggestion',
  bad: `import passport from 'passport';
passport.serializeUser((user, done) => done(null, user));`,
  good: `import passport from 'passport';
import { users } from './users';
passport.serializeUser((user, done) => done(null, user.id));
passport.deserializeUser(async (id, done) => done(null, await users.byId(id)));`,

  on: 'session-write',
  check({ wholeUser, serialized, span, value, userName }, project) {
    if (!wholeUser || project.isTest(span.file)) return undefined;
    const fixes = value && userName ? replace(value, `${userName}.id`, "Keep the user's identifier only", 'suggestion') : [];
    const message =
      wholeUser === 'certain' && !serialized
        ? "The password's hash lands in the session: the whole user record is kept there."
        : 'All that the database knows of the user lands in the session, with any password hash.';
    return { at: serialized && value ? value : span, message, fixes };
  },
});
