import { inWords } from '../model/cookie-lifetime';
import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { lifetimeOf } from '../model/token-lifetime';
import { purposeOf } from '../model/token-purpose';

export default defineRule({
  id: 'jwt-excessive-expiry',
  title: 'The token lives too long',
  severity: 'warning',
  cwe: 613,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://datatracker.ietf.org/doc/html/rfc9700#section-4.14',
    'ASVS 5.0, 7.3.2',
  ],
  why: `A signed token cannot be taken back. Whoever finds one, in a log, a backup, a lost phone or through a hole in a page, is that user until it expires: also after
they signed out, changed the password or were dismissed.

More than a day is a warning for a token that is sent with every request, more than 30 days an error. Refresh tokens, told by their name, their key or their \`type\`, are
reported above 90 days. Tokens for a single purpose (confirm an address, reset a password, an invitation) are left out, and those that a client shows to a provider in
place of its secret (RFC 7523; Apple takes them for six months).

Keep people signed in with a refresh token that is stored, can be deleted, and is replaced whenever it is used. If every request compares the token
with a database (a version, a deny list), a longer life does less harm: suppress the finding and say so.`,
  how: `Let access tokens live for minutes and renew them with a refresh token.`,
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
export const signIn = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET!, { expiresIn: '365d' });`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,

  on: ['jwt-sign', 'jwt-defaults'],
  check(fact) {
    const life = lifetimeOf(fact);
    const purpose = fact.kind === 'jwt-sign' ? purposeOf(fact) : 'access';
    const most = { access: day, refresh: 90 * day, other: Number.POSITIVE_INFINITY }[purpose];
    if (life === undefined || life <= most) return undefined;
    const inPayload = fact.kind === 'jwt-sign' && fact.payloadLifetime !== undefined;
    const text = purpose === 'refresh' ? '30d' : '15m';
    return {
      at: inPayload ? fact.payloadExpiry.span : fact.expiresIn.span,
      severity: purpose === 'access' && life > 30 * day ? 'error' : 'warning',
      message: `A stolen token works for ${inWords(life)}: it cannot be taken back.`,
      fixes: inPayload
        ? []
        : set(fact.expiresIn, `'${text}'`, `Let it live for ${text === '15m' ? '15 minutes' : '30 days'}`, 'suggestion'),
    };
  },
});

const day = 86_400;
