import type { JwtSignFact } from '../model/fact';
import { set } from '../model/fix';
import { wordsOf } from '../model/names';
import { defineRule } from '../model/rule';
import { inProduction, isAbsent, textOf, type Value } from '../model/value';

export default defineRule({
  id: 'jwt-missing-expiry',
  title: 'The token never expires',
  severity: 'warning',
  cwe: 613,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://datatracker.ietf.org/doc/html/rfc7519#section-4.1.4',
    'https://github.com/auth0/node-jsonwebtoken#jwtsignpayload-secretorprivatekey-options-callback',
    'ASVS 5.0, 7.3.2',
  ],
  why: `A signed token cannot be taken back. Without an expiry, one that leaks works until you change the key, and that signs everybody out.

jsonwebtoken sets no expiry by itself, in any version: \`expiresIn\` or an \`exp\` in the payload has to be written.

Reported is a payload that is written out without \`exp\`, a plain text, and a whole user record (\`sign(user, ...)\`, \`sign(user.toJSON(), ...)\`). A
payload that comes from elsewhere, such as a parameter called \`payload\`, may bring its own \`exp\` and stays silent.

Suppress it for tokens that are used once or are also kept in a database, so that they can be revoked.`,
  how: "Set `expiresIn`, such as `'15m'` for an access token, and renew it with a refresh token.",
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
export const signIn = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET!);`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (user: { id: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,

  on: 'jwt-sign',
  check(sign) {
    const { expiresIn } = sign;
    const kind = isAbsent(expiresIn) ? payloadWithoutExpiry(sign) : undefined;
    if (kind === undefined) return undefined;
    const fixes = set(expiresIn, "'15m'", 'Let the token expire after 15 minutes', 'suggestion'); // how long is a decision
    return {
      at: expiresIn.span,
      message: 'A stolen token works for ever: nothing makes it expire.',
      fixes: kind === 'text' ? [] : fixes,
    };
  },
});

/** What the payload is, if it surely or very likely has no `exp`. A text cannot be given `expiresIn`. */
function payloadWithoutExpiry(sign: JwtSignFact): 'object' | 'record' | 'text' | undefined {
  const payload = inProduction(sign.payload);
  if (payload.kind === 'text' || textOf(payload) !== undefined) return 'text';
  if (payload.kind === 'object') return isAbsent(sign.payloadExpiry) && !hasOwnExpiry(payload) ? 'object' : undefined;
  return payload.kind === 'unknown' && namesPerson(payload.name ?? '') ? 'record' : undefined;
}

/** Some applications check a claim of their own, such as `expiresAt`. */
const hasOwnExpiry = ({ members }: Value & { kind: 'object' }): boolean => Object.keys(members).some((name) => /^_?expir/i.test(name));

const people = new Set(['user', 'account', 'member', 'customer', 'admin', 'profile', 'person', 'employee', 'student', 'seller']);

/** `user`, `newUser.toJSON()`; but not `req.user`, which may be the content of another token. */
function namesPerson(name: string): boolean {
  const subject = name.replace(/\.((toJSON|toObject|get)\.\(\)|dataValues|_doc)$/, '');
  return !subject.includes('.') && people.has(wordsOf(subject).at(-1) ?? '');
}
