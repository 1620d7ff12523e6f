import { defineRule } from '../model/rule';

export default defineRule({
  id: 'revocation-keyed-on-hash',
  title: 'A list of called-off tokens holds the tokens instead of their numbers',
  severity: 'warning',
  cwe: 613,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc7519#section-4.1.7',
    'https://datatracker.ietf.org/doc/html/rfc7515#section-7.2.1',
    'ASVS 5.0, 7.4.1',
  ],
  why: `One token can be written in more than one way: many decoders of Base64 take a text with other last bits, or with padding, for the same signature. Then the list does not know the text, and the
signed-out token passes. A digest of the token changes in the same way.

A list of whole tokens is also worth stealing: those of other lists and logs that have not ended can be used.

Give every token a number of its own (\`jwtid\` of jsonwebtoken, \`setJti\` of jose) and put that on the list, together with who issued it where there are several, until the token's \`exp\`.
Opaque refresh tokens, which a server makes at random and stores hashed, are another thing and not meant here.`,
  how: 'Sign tokens with a `jti`, and put that on the list.',
  fix: 'none',
  bad: `import jwt from 'jsonwebtoken';
import { redis } from './redis';
export async function signOut(token: string) {
  await redis.set(\`blacklist:\${token}\`, '1', 'EX', 900);
}
export async function readToken(token: string) {
  const claims = jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });
  if (await redis.get(\`blacklist:\${token}\`)) throw new Error('Signed out');
  return claims;
}`,
  good: `import jwt from 'jsonwebtoken';
import { redis } from './redis';
export async function signOut(claims: { jti: string }) {
  await redis.set(\`blacklist:\${claims.jti}\`, '1', 'EX', 900);
}
export async function readToken(token: string) {
  const claims = jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });
  if (await redis.get(\`blacklist:\${claims.jti}\`)) throw new Error('Signed out');
  return claims;
}`,

  on: 'revocation',
  check({ act, means, keyedBy, span }, project) {
    if (act !== 'write' || means !== 'denylist' || !keyedBy || keyedBy.by === 'id' || project.isTest(span.file)) return undefined;
    if (project.all('jwt-verify').length === 0 && project.all('jwt-sign').length === 0) return undefined;
    const what = keyedBy.by === 'hash' ? 'a digest of it' : 'its text';
    return { at: keyedBy.span, message: `The same token written otherwise still passes: the list knows only ${what}.` };
  },
});
