import { remove } from '../model/fix';
import { defineRule } from '../model/rule';
import { is } from '../model/value';

export default defineRule({
  id: 'jwt-credentials-optional',
  title: 'Requests without a token are let through',
  severity: 'warning',
  cwe: 306,
  references: ['https://github.com/auth0/express-jwt#usage', 'https://github.com/koajs/jwt#usage', 'ASVS 5.0, 8.3.1'],
  why: `With \`credentialsRequired: false\` (express-jwt) or \`passthrough: true\` (koa-jwt), a request without a token passes like one with a good token; koa-jwt even lets a bad one through.
Every route behind it has to ask by itself whether there is a user, and the one that forgets is open to everybody.

Both are off by default. Where pages differ for visitors and users, the option is right; files that test \`req.auth\`, \`req.user\` or \`ctx.state.user\` are therefore silent.

Better: require the token everywhere, and name the open routes with \`unless()\`.`,
  how: `Remove the option, and list the open routes with \`unless()\`.`,
  fix: 'suggestion',
  bad: `import { expressjwt } from 'express-jwt';
export const auth = expressjwt({ secret: process.env.JWT_SECRET!, algorithms: ['HS256'], credentialsRequired: false });`,
  good: `import { expressjwt } from 'express-jwt';
export const auth = expressjwt({ secret: process.env.JWT_SECRET!, algorithms: ['HS256'] });`,

  on: 'jwt-verify',
  check({ optional }) {
    if (!optional || optional.checkedLater) return undefined;
    const { setting } = optional;
    if (!is(setting, setting.path === 'passthrough')) return undefined;
    return {
      at: setting.span,
      message: 'Whoever sends no token gets in, unless every route asks who it is.',
      fixes: remove(setting, 'Require a token', 'suggestion'),
    };
  },
});
