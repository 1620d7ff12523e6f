import { defineRule } from '../model/rule';
import { is, isAbsent } from '../model/value';

export default defineRule({
  id: 'jwt-empty-key',
  title: 'Tokens are checked with an empty key',
  severity: 'error',
  cwe: 347,
  references: [
    'https://github.com/advisories/GHSA-qwph-4952-7xr6',
    'https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback',
    'ASVS 5.0, 9.1.1',
  ],
  why: `A key that is \`null\`, \`undefined\`, \`false\` or an empty text proves nothing.

jsonwebtoken 8 and older accept every unsigned token in that case (CVE-2022-23540): anyone can write a token for any user. Version 9 refuses
unsigned tokens unless \`algorithms\` names \`none\`, so with an empty key nobody can sign in, until somebody adds \`none\` to make it work.

A variable that may be unset is not reported here: what it holds cannot be known. Stop at start-up when it is missing.`,
  how: 'Pass the key that the tokens are signed with, or its public half.',
  fix: 'none',
  bad: `import jwt from 'jsonwebtoken';
export const readSession = (token: string) => jwt.verify(token, '', { algorithms: ['HS256'] });`,
  good: `import jwt from 'jsonwebtoken';
export const readSession = (token: string) => jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });`,

  on: 'jwt-verify',
  check({ key, keyFromFunction, acceptsUnsigned }) {
    if (keyFromFunction || !(isAbsent(key) || is(key, null, '', false))) return undefined;
    if (acceptsUnsigned) return { at: key.span, message: 'Anyone can forge a token: with an empty key, unsigned tokens are accepted.' };
    return { at: key.span, severity: 'warning', message: 'Every signed token is refused: the key is empty.' };
  },
});
