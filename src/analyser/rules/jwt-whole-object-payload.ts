import { replace } from '../model/fix';
import { defineRule, type ProblemFix } from '../model/rule';
import { isRecord } from '../model/token-purpose';
import type { Span } from '../model/value';

export default defineRule({
  id: 'jwt-whole-object-payload',
  title: 'A whole user record is written into a token',
  severity: 'warning',
  cwe: 522,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://datatracker.ietf.org/doc/html/rfc7519#section-12',
    'ASVS 5.0, 14.2.6',
  ],
  why: `A token is readable by everyone who holds it. With the whole record of a user, everything the database knows goes along: the hash of the password today, and whatever column
is added tomorrow. It also makes the token large, and what it says grows old at once.

Found are records by their name (\`user\`, \`account\`, \`member.toJSON()\`), the first row of a query, what \`findOne()\` and the like give, and the same spread
(\`{ ...user }\`) or put under a name (\`{ user }\`). An object that is written out, or picked from (\`pick(user, ['id'])\`, \`.select('name')\`), is silent, and so are
encrypted tokens.

If the variable holds but a few chosen fields, name it after that, such as \`claims\`.`,
  how: `Write the few fields that the token needs: \`{ sub: user.id }\`.`,
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
export const signIn = (user: object) => jwt.sign({ ...user }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,

  on: 'jwt-sign',
  check({ wholes, encrypted, claims }) {
    if (encrypted) return undefined;
    return wholes.filter(isRecord).map(({ at, name }) => ({
      at,
      message: 'Whoever holds the token reads all that is known of this user.',
      fixes: claims.length === 0 ? picked(at, name) : [],
    }));
  },
});

/** `sign(user)` becomes `sign({ sub: user.id })`; inside of an object the name that it stands under matters. */
function picked(at: Span, name: string): ProblemFix[] {
  const subject = name.replace(/\.((toJSON|toObject|get)\.\(\)|dataValues|_doc)$/, '');
  if (!/^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/.test(subject)) return [];
  return replace(at, `{ sub: ${subject}.id }`, 'Put only the id into the token', 'suggestion');
}
