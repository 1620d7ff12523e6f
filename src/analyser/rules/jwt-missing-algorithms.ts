import { likelyAlgorithm } from '../model/algorithm';
import type { JwtVerifyFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type Project } from '../model/rule';
import { is, isAbsent } from '../model/value';

export default defineRule({
  id: 'jwt-missing-algorithms',
  title: 'The accepted signature algorithms are not listed',
  severity: 'info',
  cwe: 347,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.1',
    'https://github.com/advisories/GHSA-hjrf-2m68-5959',
    'https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback',
    'ASVS 5.0, 9.1.2',
  ],
  why: `The header of a token names the algorithm it was signed with, and whoever sends the token writes that header. Without a list of
\`algorithms\` the library decides by the kind of key what it accepts.

jsonwebtoken 9 does that safely for a fixed secret or PEM key, so this is only information there. Version 8 and older can be led to check
an RSA token as if the public key were a shared secret (CVE-2022-23541), and where a function or a key server hands out the key, the
sender has a say in which key that is. Those are warnings.

\`algorithm\`, without the s, is ignored when verifying.`,
  how: 'Pass `algorithms` with exactly the one that your tokens are signed with.',
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
export const readSession = (token: string) => jwt.verify(token, process.env.JWT_SECRET!);`,
  good: `import jwt from 'jsonwebtoken';
export const readSession = (token: string) => jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });`,

  on: 'jwt-verify',
  check(verify, project) {
    const { algorithms, keyFromFunction, confusable, ignored } = verify;
    if (!isAbsent(algorithms) && !is(algorithms, null) && !isLeftOut(verify, project)) return undefined;
    if (ignored.some(({ setting, instead }) => instead.path === 'algorithms' && !isAbsent(setting))) return undefined; // jwt-option-ignored
    const risky = keyFromFunction || confusable;
    const algorithm = likelyAlgorithm(verify, project);
    return {
      at: algorithms.span,
      severity: risky ? 'warning' : 'info',
      message: risky
        ? 'A forged token may pass: its sender has a say in how it is checked.'
        : 'Any algorithm that fits the key is accepted: list the one you sign with.',
      fixes: set(algorithms, `['${algorithm}']`, `Accept only ${algorithm}`, 'suggestion'),
    };
  },
});

/** NestJS: neither the call nor any module says which. */
function isLeftOut({ library, algorithms: { origin } }: JwtVerifyFact, project: Project): boolean {
  const modules = project.all('jwt-defaults').filter((one) => one.library === library);
  return (
    library === '@nestjs/jwt' &&
    origin !== 'written' &&
    modules.length > 0 &&
    modules.every(({ algorithms }) => algorithms !== undefined && isAbsent(algorithms))
  );
}
