import type { JwtDefaultsFact, JwtSignFact, JwtVerifyFact } from '../model/fact';
import { defineRule, type Project } from '../model/rule';
import { inProduction, isAbsent, textOf, textsOf } from '../model/value';

type TokenFact = JwtDefaultsFact | JwtSignFact | JwtVerifyFact;

export default defineRule({
  id: 'jwt-hs256-shared-across-services',
  title: 'Several services can issue tokens, because they share one secret',
  severity: 'info',
  off: true,
  acrossApplications: true,
  cwe: 320,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.5',
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'ASVS 5.0, 9.1.3',
  ],
  why: `With HS256, HS384 and HS512 the same secret signs and checks. A service that only has to check tokens can therefore make them as well, for
every user and with every right; whoever breaks into the weakest of them can do so too. With a key pair only one service holds the private key,
and the others check with the public one, which is no secret.

Reported is an environment variable that serves as the secret in more than one application (nearest package.json) of the workspace. That two
variables of one name hold the same text cannot be seen in the code: where they do not, nothing is wrong. Tests are left out.

It is off by default: services that are deployed together, by the same people, may share a secret on purpose.`,
  how: 'Sign with a private key (`RS256`, `ES256` or `EdDSA`) in one service, and give the others the public key.',
  fix: 'none',
  exampleBeside: {
    'mail/package.json': '{}',
    'mail/token.ts': `import jwt from 'jsonwebtoken';
export const readToken = (token: string) => jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });`,
  },
  bad: `import jwt from 'jsonwebtoken';
// Another package of this workspace checks tokens with JWT_SECRET as well.
export const signIn = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET!, { algorithm: 'HS256', expiresIn: '15m' });`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (id: string) => jwt.sign({ sub: id }, process.env.JWT_PRIVATE_KEY!, { algorithm: 'ES256', expiresIn: '15m' });`,

  on: ['jwt-sign', 'jwt-verify', 'jwt-defaults'],
  check(fact, project) {
    const name = sharedSecret(fact);
    if (name === undefined || project.isTest(fact.span.file)) return undefined;
    const uses = (one: TokenFact): boolean => sharedSecret(one) === name && !project.isTest(one.span.file);
    if (firstOf(project.all, uses) !== fact) return undefined;
    const other = firstOf(project.elsewhere, uses);
    if (!other) return undefined;
    return {
      at: fact.key.span,
      message: 'Every service that has this secret can issue tokens, not only check them.',
      related: [{ at: other.key.span, message: 'Another application of the workspace uses it here.' }],
    };
  },
});

function firstOf(facts: Project['all'], matches: (fact: TokenFact) => boolean): TokenFact | undefined {
  return facts('jwt-sign').find(matches) ?? facts('jwt-verify').find(matches) ?? facts('jwt-defaults').find(matches);
}

/** The environment variable that holds the secret, where the algorithm is certainly one with a shared secret. */
function sharedSecret(fact: TokenFact): string | undefined {
  const key = inProduction(fact.key.value);
  if (key.kind !== 'env') return undefined;
  const names = fact.kind === 'jwt-verify' ? (textsOf(fact.algorithms) ?? []) : [chosen(fact)];
  return names.length > 0 && names.every((name) => /^HS\d+$/.test(name)) ? key.name : undefined;
}

/** What a module or plugin leaves out is HS256, where it is given a secret. */
function chosen({ kind, key, algorithm }: JwtSignFact | JwtDefaultsFact): string {
  if (kind === 'jwt-defaults' && key.path === 'secret' && (!algorithm || isAbsent(algorithm))) return 'HS256';
  return (algorithm && textOf(algorithm)) ?? '';
}
