import type { RevocationFact } from '../model/fact';
import { defineRule, type Project } from '../model/rule';

export default defineRule({
  id: 'revocation-never-read',
  title: 'Tokens are called off, and nobody looks it up',
  severity: 'error',
  cwe: 613,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html#no-built-in-token-revocation-by-the-user',
    'ASVS 5.0, 7.4.1',
  ],
  why: `A signed token stays valid until it ends. Signing out, changing a password or banning somebody only counts where every check of a token also asks the list of those that were called off,
or compares the number that is kept with the user.

Here the list or number is written, and no code of the application reads it: the signed-out token goes on working, for a thief as well.

Reported only where tokens are checked in the same application (nearest package.json). Where another service or a gateway looks it up, nothing is wrong: suppress it in the place.`,
  how: 'Look the token up right after `verify`, in the one function that all routes use, and refuse it when it is on the list.',
  fix: 'none',
  bad: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
const blacklistedTokens = new Set<string>();
app.use((req, res, next) => {
  res.locals.user = jwt.verify(req.headers.authorization ?? '', process.env.JWT_SECRET!, { algorithms: ['HS256'] });
  next();
});
app.post('/logout', (req, res) => {
  blacklistedTokens.add(res.locals.user.jti);
  res.sendStatus(204);
});`,
  good: `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
const blacklistedTokens = new Set<string>();
app.use((req, res, next) => {
  const claims = jwt.verify(req.headers.authorization ?? '', process.env.JWT_SECRET!, { algorithms: ['HS256'] });
  if (blacklistedTokens.has(claims.jti)) return res.sendStatus(401);
  res.locals.user = claims;
  next();
});
app.post('/logout', (req, res) => {
  blacklistedTokens.add(res.locals.user.jti);
  res.sendStatus(204);
});`,

  on: 'revocation',
  check(fact, project) {
    if (fact.act !== 'write' || project.isTest(fact.span.file)) return undefined;
    const same = project.all('revocation').filter((one) => one.means === fact.means && !project.isTest(one.span.file));
    if (same.some(({ act }) => act === 'read') || same[0] !== fact || isReadByOption(fact, project)) return undefined;
    const verify = project.all('jwt-verify').find(({ span }) => !project.isTest(span.file));
    if (!verify) return undefined;
    return {
      at: fact.span,
      message:
        fact.means === 'denylist'
          ? 'Signed-out tokens go on working: nothing ever reads this list.'
          : 'Old tokens go on working: nothing compares this when it checks them.',
      related: [{ at: verify.span, message: 'Tokens are checked here.' }],
    };
  },
});

/** express-jwt's `isRevoked` and @fastify/jwt's `trusted` may ask in a way that is not read. */
function isReadByOption({ means }: RevocationFact, project: Project): boolean {
  return (
    means === 'denylist' &&
    project.all('jwt-verify').some(({ revocation }) => revocation !== undefined && revocation.value.kind !== 'absent')
  );
}
