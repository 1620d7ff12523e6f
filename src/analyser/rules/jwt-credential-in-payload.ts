import { remove } from '../model/fix';
import { defineRule } from '../model/rule';
import { inProduction, type Setting } from '../model/value';

export default defineRule({
  id: 'jwt-credential-in-payload',
  title: 'A password or secret is written into a token',
  severity: 'error',
  cwe: 522,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://datatracker.ietf.org/doc/html/rfc7519#section-12',
    'ASVS 5.0, 14.2.6',
  ],
  why: `A signed token is not encrypted: its payload is base64, and everyone who holds the token can read it. That is the user's browser, every proxy, every log that keeps
headers, and whoever steals one. A password in it is known to all of them, and a hash can be cracked at leisure.

Nothing needs it there: the signature already proves who the token was made for. Found are the usual names of passwords, hashes, PINs, card and social security
numbers, and secrets of second factors, at the top and one level deeper. What is only said about a password (\`passwordChangedAt\`, \`hasPassword\`) is silent, and
so are encrypted tokens (\`EncryptJWT\`).

To end old tokens when a password changes, put a number into the token and count it up.`,
  how: `Leave it out, and look it up where it is needed.`,
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
export const signIn = (user: { id: string; password: string }) =>
  jwt.sign({ sub: user.id, password: user.password }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (user: { id: string; password: string }) => jwt.sign({ sub: user.id }, process.env.JWT_SECRET!, { expiresIn: '15m' });`,

  on: 'jwt-sign',
  check({ claims, encrypted }) {
    if (encrypted) return undefined;
    return claims.filter(isCredential).map((claim) => ({
      at: claim.span,
      message: `Whoever holds the token reads this: ${claim.path} is not encrypted in it.`.slice(0, 90),
      fixes: remove(claim, `Leave ${claim.path} out`, 'suggestion'),
    }));
  },
});

const credential =
  /^(user_?)?((plain|hashed|encrypted|raw|clear)_?)?(password|passwd|passwort|pwd|pw|passphrase|passcode|contrase(ñ|n)a|senha)(_?(hash|salt|digest|plain))?$|^(pass|hash|password_?hash|pass_?hash|salt|pin|pin_?code|ssn|social_?security(_?number)?|cvv|cvc|card_?number|credit_?card(_?(number|no))?|iban|private_?key|secret|client_?secret|api_?secret|secret_?key|(otp|totp|mfa|two_?fa|two_?factor)_?(secret|seed)|security_?answer)$/i;

/** A mark about it, such as `password: true`, tells nothing. */
function isCredential({ path, value }: Setting): boolean {
  const own = inProduction(value);
  if (own.kind === 'absent' || own.kind === 'object' || own.kind === 'function') return false;
  if (own.kind === 'literal' && (typeof own.value === 'boolean' || own.value === null || own.value === undefined || own.value === ''))
    return false;
  // Made for this token, and only for whoever holds it.
  if (own.kind === 'unknown' && /^(crypto|uuid|nanoid)\b/.test(own.from ?? '')) return false;
  const name = path.split('.').at(-1) ?? '';
  if (/^(hash|salt)$/i.test(name)) return own.kind === 'unknown' && /pass|pwd|user|account|member/i.test(own.name ?? ''); // a session has one as well
  return credential.test(name);
}
