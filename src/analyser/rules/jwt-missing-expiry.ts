import type { JwtDefaultsFact, JwtSignFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type Problem, type Project } from '../model/rule';
import { namesPerson } from '../model/token-purpose';
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

  on: ['jwt-sign', 'jwt-defaults'],
  check(fact, project) {
    return fact.kind === 'jwt-defaults' ? byDefault(fact, project) : bySigning(fact, project);
  },
});

function bySigning(sign: JwtSignFact, project: Project): Problem | undefined {
  const { expiresIn, lifetimeText = "'15m'" } = sign;
  const kind = isAbsent(expiresIn) && !mayInherit(sign, project) ? payloadWithoutExpiry(sign) : undefined;
  if (kind === undefined) return undefined;
  const hasPlace = kind === 'object' || (kind === 'record' && lifetimeText === "'15m'");
  const fixes = set(expiresIn, lifetimeText, 'Let the token expire after 15 minutes', 'suggestion'); // how long is a decision
  return {
    at: expiresIn.span,
    message: 'A stolen token works for ever: nothing makes it expire.',
    fixes: hasPlace ? fixes : [],
  };
}

/** A plugin of Fastify says it for all calls; where it is not seen, it may. */
function mayInherit({ library }: JwtSignFact, project: Project): boolean {
  if (library !== '@fastify/jwt') return false;
  const defaults = project.all('jwt-defaults').filter((one) => one.library === library);
  return defaults.length === 0 || defaults.some(({ expiresIn }) => !isAbsent(expiresIn));
}

/** The module of NestJS, unless its calls say it themselves. */
function byDefault({ library, key, expiresIn }: JwtDefaultsFact, project: Project): Problem | undefined {
  if (library !== '@nestjs/jwt' || isAbsent(key) || !isAbsent(expiresIn)) return undefined;
  const signs = project.all('jwt-sign').filter((sign) => sign.library === library);
  if (signs.some((sign) => sign.expiresIn.origin === 'written' || !isAbsent(sign.payloadExpiry))) return undefined;
  return {
    at: expiresIn.span,
    message: 'Stolen tokens work for ever: nothing makes them expire.',
    fixes: set(expiresIn, "'15m'", 'Let tokens expire after 15 minutes', 'suggestion'),
  };
}

/** What the payload is, if it surely or very likely has no `exp`. A text cannot be given `expiresIn`. */
function payloadWithoutExpiry(sign: JwtSignFact): 'object' | 'record' | 'text' | undefined {
  const payload = inProduction(sign.payload);
  if (payload.kind === 'text' || textOf(payload) !== undefined) return 'text';
  if (payload.kind === 'object') return isAbsent(sign.payloadExpiry) && !hasOwnExpiry(payload) ? 'object' : undefined;
  return payload.kind === 'unknown' && namesPerson(payload.name ?? '') ? 'record' : undefined;
}

/** Some applications check a claim of their own, such as `expiresAt`, or count from `createdAt`. */
const hasOwnExpiry = ({ members }: Value & { kind: 'object' }): boolean =>
  Object.keys(members).some((name) => /^_?(expir|valid_?(until|to)|created_?at|issued_?at|ttl)/i.test(name));
