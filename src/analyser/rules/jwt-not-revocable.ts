import { defineRule } from '../model/rule';
import { isAbsent } from '../model/value';

export default defineRule({
  id: 'jwt-not-revocable',
  title: 'Nothing asks whether a token was revoked',
  severity: 'info',
  off: true,
  cwe: 613,
  references: [
    'https://github.com/auth0/express-jwt#revoked-tokens',
    'https://github.com/koajs/jwt#checking-if-the-token-is-revoked',
    'https://github.com/fastify/fastify-jwt#trusted',
    'ASVS 5.0, 7.4.1',
  ],
  why: `A signed token is good until it expires. After a sign-out, a new password or a theft, the middleware still lets it pass, because nothing asks whether it
was taken back.

express-jwt and koa-jwt call \`isRevoked\`, @fastify/jwt calls \`trusted\`, for every token; none of them has a default. With tokens that live for minutes and a refresh
token that can be deleted, you can do without: that is why this rule is off by default.`,
  how: `Pass \`isRevoked\` (or \`trusted\`) and look the token's \`jti\` up in a list of revoked ones.`,
  fix: 'none',
  bad: `import { expressjwt } from 'express-jwt';
export const auth = expressjwt({ secret: process.env.JWT_SECRET!, algorithms: ['HS256'] });`,
  good: `import { expressjwt } from 'express-jwt';
import { isRevoked } from './revoked';
export const auth = expressjwt({ secret: process.env.JWT_SECRET!, algorithms: ['HS256'], isRevoked });`,

  on: 'jwt-verify',
  check({ revocation, span }) {
    if (!revocation || !isAbsent(revocation)) return undefined;
    return { at: span, message: 'A token works after sign-out: nothing asks whether it was revoked.' };
  },
});
