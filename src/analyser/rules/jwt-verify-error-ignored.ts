import { defineRule } from '../model/rule';

export default defineRule({
  id: 'jwt-verify-error-ignored',
  title: 'A token that fails its check is let through',
  severity: 'error',
  cwe: 755,
  references: [
    'https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback',
    'https://cwe.mitre.org/data/definitions/755.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'ASVS 5.0, 9.1.1',
  ],
  why: `\`verify()\` says that a token is forged or expired by an error, and only by that: it throws, or hands the error to the callback first. Where the error is
dropped, a bad token is treated like a good one.

Reported are callbacks that never look at their error nor at whether there are claims, callbacks that use the claims first, and a \`catch\` after which the request goes on with
\`next()\` or as if nothing had happened.

Silent: what returns, throws or answers in the \`catch\`, code that looks afterwards whether there is a user, and functions that say by their name that a visitor may be
anonymous (\`optionalAuth\`).`,
  how: `Answer 401 and stop where the check fails.`,
  fix: 'none',
  bad: `import jwt from 'jsonwebtoken';
import type { NextFunction, Request, Response } from 'express';
export function requireUser(req: Request, res: Response, next: NextFunction) {
  try {
    res.locals.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });
  } catch {}
  next();
}`,
  good: `import jwt from 'jsonwebtoken';
import type { NextFunction, Request, Response } from 'express';
export function requireUser(req: Request, res: Response, next: NextFunction) {
  try {
    res.locals.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });
  } catch {
    return res.sendStatus(401);
  }
  next();
}`,

  on: 'jwt-verify',
  check({ unheeded, span }) {
    return unheeded && { at: span, message: messages[unheeded] };
  },
});

const messages = {
  'no-error': 'A forged token passes: the callback never looks at its error.',
  'used-before': 'A forged token can do harm: its claims are used before the error is looked at.',
  caught: 'A forged token passes: the failed check is caught, and the request goes on.',
};
