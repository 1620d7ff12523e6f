import { replace } from '../model/fix';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'passport-callback-ignores-user',
  title: 'A failed sign-in is treated like a good one',
  severity: 'error',
  cwe: 287,
  references: [
    'https://www.passportjs.org/concepts/authentication/middleware/#custom-callback',
    'https://cwe.mitre.org/data/definitions/252.html',
    'ASVS 5.0, 6.3.2',
  ],
  why: `With a callback of your own, passport leaves the decision to it. Where the password is wrong, it is called without an error and with \`user\` set to \`false\`. Code that goes on regardless makes a
session or a token for nobody: at best an error, at worst something that counts as signed in.

Without such a callback passport answers 401 by itself.`,
  how: 'Ask for the error and for the user before signing in.',
  fix: 'suggestion',
  bad: `import passport from 'passport';
import jwt from 'jsonwebtoken';
export const signIn = (req, res, next) => {
  passport.authenticate('local', { session: false }, (err, user) => {
    const token = jwt.sign({ sub: user.id }, process.env.JWT_SECRET!, { expiresIn: '15m' });
    res.json({ token });
  })(req, res, next);
};`,
  good: `import passport from 'passport';
import jwt from 'jsonwebtoken';
export const signIn = (req, res, next) => {
  passport.authenticate('local', { session: false }, (err, user) => {
    if (err) return next(err);
    if (!user) return res.sendStatus(401);
    const token = jwt.sign({ sub: user.id }, process.env.JWT_SECRET!, { expiresIn: '15m' });
    res.json({ token });
  })(req, res, next);
};`,

  on: 'passport-callback',
  check({ checksUser, signsIn: { span, indent }, user, error, span: at }) {
    if (checksUser) return undefined;
    const asks = error ? `${error} || !${user}` : `!${user}`;
    const text = `if (${asks}) throw ${error ? `${error} ?? ` : ''}new Error('Sign-in failed');\n${indent}`;
    const fixes = replace({ ...span, end: span.start }, text, 'Stop where nobody is signed in', 'suggestion');
    return { at, message: 'Somebody with a wrong password is let in as well: the user is never asked for.', fixes };
  },
});
