import { inWords } from '../model/cookie-lifetime';
import { defineRule } from '../model/rule';
import { lifetimeOf } from '../model/token-lifetime';
import { purposeOf } from '../model/token-purpose';

export default defineRule({
  id: 'jwt-role-in-long-lived-token',
  title: 'A role stands in a token that lives for hours',
  severity: 'info',
  cwe: 613,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.8',
    'ASVS 5.0, 8.3.2',
  ],
  why: `What a token says was true when it was made. Someone who is no longer an administrator, or who was banned, keeps the role that stands in the token until it expires.

Within an hour that is what most applications accept; reported is a role, a permission or an \`isAdmin\` in a token that lives longer. A token that never
expires is a matter of \`jwt-missing-expiry\`.

If the server reads the role from the database again before it counts, the claim is only a hint for the page: suppress the finding there.`,
  how: `Let the token expire within the hour, or read the role from the database when it matters.`,
  fix: 'none',
  bad: `import jwt from 'jsonwebtoken';
export const signIn = (id: string, role: string) => jwt.sign({ sub: id, role }, process.env.JWT_SECRET!, { expiresIn: '12h' });`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (id: string, role: string) => jwt.sign({ sub: id, role }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,

  on: 'jwt-sign',
  check(sign) {
    const life = lifetimeOf(sign);
    if (life === undefined || life <= 3600 || purposeOf(sign) === 'other') return undefined;
    const claim = sign.claims.find(({ path, value }) => role.test(path.split('.').at(-1) ?? '') && value.kind !== 'absent');
    if (!claim) return undefined;
    return { at: claim.span, message: `Whoever loses this role keeps it for up to ${inWords(life)}: the token says so.` };
  },
});

const role =
  /^((user|account)_?)?(roles?|permissions?|authorities|privileges?|access_?level|user_?type)$|^(is_?)?(admin|super_?(user|admin)|staff|moderator)$/i;
