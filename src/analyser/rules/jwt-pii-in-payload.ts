import { defineRule } from '../model/rule';

export default defineRule({
  id: 'jwt-pii-in-payload',
  title: 'Personal data is written into a token',
  severity: 'info',
  off: true,
  cwe: 359,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://datatracker.ietf.org/doc/html/rfc7519#section-12',
    'ASVS 5.0, 14.2.6',
  ],
  why: `A signed token is not encrypted: whoever holds it reads it, and so do the logs that it ends up in. With an address, a telephone number or a date of birth in it, those logs hold
personal data, with all that follows from that.

Found are e-mail addresses, telephone numbers, postal addresses and dates of birth. Identity tokens have such claims on purpose, and an e-mail address in an access token
is a matter of taste: that is why this rule is off by default.`,
  how: `Put only an id into the token, and look the rest up.`,
  fix: 'none',
  bad: `import jwt from 'jsonwebtoken';
export const signIn = (id: string, email: string) => jwt.sign({ sub: id, email }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,

  on: 'jwt-sign',
  check({ claims, encrypted }) {
    if (encrypted) return undefined;
    return claims
      .filter(({ path, value }) => personal.test(path.split('.').at(-1) ?? '') && value.kind !== 'absent' && value.kind !== 'object')
      .map(({ span }) => ({ at: span, message: 'Whoever holds the token, and every log that keeps it, knows this of the user.' }));
  },
});

const personal =
  /^(e?mail(_?address)?|user_?email|phone(_?number)?|mobile(_?number)?|tel|address|street|zip(_?code)?|postal_?code|birth_?(date|day)|date_?of_?birth|dob|passport(_?number)?|national_?id)$/i;
