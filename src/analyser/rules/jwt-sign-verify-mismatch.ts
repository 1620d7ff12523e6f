import type { JwtSignFact, JwtVerifyFact } from '../model/fact';
import { set, suggest } from '../model/fix';
import { variablesIn } from '../model/in-environment';
import { asSigned, keyInUse } from '../model/module-key';
import { wordsOf } from '../model/names';
import { defineRule, type Problem, type Project } from '../model/rule';
import { purposeOf } from '../model/token-purpose';
import { isAbsent, type Setting, textOf, textsOf } from '../model/value';

export default defineRule({
  id: 'jwt-sign-verify-mismatch',
  title: 'Tokens are signed one way and checked another',
  severity: 'warning',
  cwe: 347,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.1',
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.8',
    'ASVS 5.0, 9.1.2',
  ],
  why: `Signing and checking have to agree on the secret, the algorithm, the issuer and the audience. Where they do not, every token is refused: people cannot sign in, and somebody in a hurry
takes the check out.

Reported are checks where none of the tokens made with the same secret can pass any of them, because the algorithm, issuer or audience that is written differs; and an application with one secret for
signing and another one for checking, where both names speak of nothing but the application's own tokens (\`JWT_SECRET\` and \`JWT_KEY\`).

Silent: keys that come from a function, a key server or a key pair, tokens of other services, and whatever is not written out on both sides.`,
  how: 'Write secret, algorithm, issuer and audience once, and use them on both sides.',
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
export const makeToken = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET!, { algorithm: 'HS512', expiresIn: '15m' });
export const readToken = (token: string) => jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });`,
  good: `import jwt from 'jsonwebtoken';
export const makeToken = (id: string) => jwt.sign({ sub: id }, process.env.JWT_SECRET!, { algorithm: 'HS512', expiresIn: '15m' });
export const readToken = (token: string) => jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS512'] });`,

  on: 'jwt-verify',
  check(verify, project) {
    const own = nameOf(keyInUse(verify, project));
    if (own === undefined || verify.keySet || verify.keyFromFunction || project.isTest(verify.span.file)) return undefined;
    const all = project
      .all('jwt-sign')
      .filter(({ span, encrypted }) => !encrypted && !project.isTest(span.file))
      .map((one) => asSigned(one, project));
    const signs = all.filter((one) => nameOf(keyInUse(one, project)) === own);
    if (signs.length === 0) return otherSecret(verify, own, all, project);
    const passes = project.all('jwt-verify').some((one) => nameOf(keyInUse(one, project)) === own && !mismatch(one, signs));
    return passes ? undefined : mismatch(verify, signs);
  },
});

function mismatch(verify: JwtVerifyFact, signs: readonly JwtSignFact[]): Problem | undefined {
  return algorithm(verify, signs) ?? claim(verify, signs, 'issuer', 'iss') ?? claim(verify, signs, 'audience', 'aud');
}

/** The variable or text that is the secret, where there is one. */
function nameOf({ value }: Setting): string | undefined {
  const names = variablesIn(value);
  return names.length === 1 ? names[0] : undefined;
}

function algorithm({ algorithms }: JwtVerifyFact, signs: readonly JwtSignFact[]): Problem | undefined {
  const allowed = textsOf(algorithms);
  const used = signs.map((one) => textOf(one.algorithm));
  if (!allowed || allowed.length === 0 || used.some((name) => name === undefined || allowed.includes(name))) return undefined;
  return {
    at: algorithms.span,
    message: `No token passes here: they are signed with ${used[0]}, which is not allowed.`,
    fixes: new Set(used).size === 1 ? suggest(set(algorithms, `['${used[0]}']`)) : [],
    related: [{ at: signs[0].algorithm.span, message: 'They are signed here.' }],
  };
}

function claim(
  verify: JwtVerifyFact,
  signs: readonly JwtSignFact[],
  option: 'issuer' | 'audience',
  name: 'iss' | 'aud',
): Problem | undefined {
  const wanted = textsOf(verify[option]);
  if (isAbsent(verify[option]) || !wanted || wanted.length === 0) return undefined;
  const given = signs.map((one) => claimOf(one, option, name));
  if (given.some((texts) => texts === undefined || texts.some((text) => wanted.includes(text)))) return undefined;
  const text = given[0]?.[0];
  const isPlain = text !== undefined && given.length === 1 && given[0]?.length === 1 && !/['\\]/.test(text);
  return {
    at: verify[option].span,
    message:
      text === undefined
        ? `No token passes here: they are signed without the ${option}.`
        : `No token passes here: they are signed with another ${option}.`,
    fixes: isPlain ? suggest(set(verify[option], `'${text}'`, `Expect the ${option} that tokens are signed with`)) : [],
    related: [{ at: signs[0][option].span, message: 'They are signed here.' }],
  };
}

/** The texts of a claim; none where it is certainly left out, undefined where that is not known. */
function claimOf(sign: JwtSignFact, option: 'issuer' | 'audience', name: 'iss' | 'aud'): string[] | undefined {
  const { payload } = sign;
  const inside = payload.kind === 'object' ? payload.members[name] : undefined;
  if (!isAbsent(sign[option])) return textsOf(sign[option]);
  if (inside) return textsOf(inside);
  return payload.kind === 'object' && !payload.open ? [] : undefined;
}

/** One secret for signing, another one for checking, in the whole application. */
function otherSecret(verify: JwtVerifyFact, own: string, signs: readonly JwtSignFact[], project: Project): Problem | undefined {
  const names = new Set(signs.map((one) => nameOf(keyInUse(one, project))));
  const checks = project.all('jwt-verify').filter(({ span }) => !project.isTest(span.file));
  const [name] = names;
  if (names.size !== 1 || name === undefined || !checks.every((one) => nameOf(keyInUse(one, project)) === own)) return undefined;
  if (![own, name].every((one) => wordsOf(one).every((word) => plain.test(word)))) return undefined;
  if (signs.some((one) => purposeOf(one) !== 'access' || !/^HS/.test(textOf(one.algorithm) ?? 'HS'))) return undefined;
  if ((textsOf(verify.algorithms) ?? []).some((one) => !one.startsWith('HS'))) return undefined;
  return {
    at: verify.key.span,
    message: 'No token passes here: they are signed with a secret of another name.',
    related: [{ at: signs[0].key.span, message: 'They are signed with this one.' }],
  };
}

/** Words of secrets for an application's own tokens: no product, no key pair, no other purpose. */
const plain = /^(jwt|token|secret|key|auth|access|app|api|server|session|sign|signing|my|the|user|login|accesstoken|jwtsecret|secretkey)$/;
