import type { JwtSignFact, JwtVerifyFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type ProblemFix, type Project } from '../model/rule';
import { inProduction, isAbsent, type Setting, textOf } from '../model/value';

export default defineRule({
  id: 'jwt-missing-issuer-audience',
  title: 'Tokens that were made for others are accepted',
  severity: 'info',
  cwe: 287,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.8',
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.9',
    'https://datatracker.ietf.org/doc/html/rfc7519#section-4.1.3',
    'ASVS 5.0, 9.2.3',
  ],
  why: `One key often signs for many: a provider's key set serves all of its customers, and an application's secret may serve two services. A valid signature then only says that the
issuer made the token, not that it was made for you. \`issuer\` and \`audience\` say that, and no library here checks either unless told to.

Reported is a check against a published key set (JWKS) with neither of them, and one that leaves out what this application itself writes into its tokens. An
\`issuer\` that is undefined counts as left out: the libraries skip the check without a word.`,
  how: `Pass the \`issuer\` and the \`audience\` that your tokens carry.`,
  fix: 'suggestion',
  bad: `import { createRemoteJWKSet, jwtVerify } from 'jose';
const keys = createRemoteJWKSet(new URL('https://login.example.com/.well-known/jwks.json'));
export const readToken = async (token: string) => (await jwtVerify(token, keys)).payload;`,
  good: `import { createRemoteJWKSet, jwtVerify } from 'jose';
const keys = createRemoteJWKSet(new URL('https://login.example.com/.well-known/jwks.json'));
const expected = { issuer: 'https://login.example.com/', audience: 'https://api.example.com' };
export const readToken = async (token: string) => (await jwtVerify(token, keys, expected)).payload;`,

  on: 'jwt-verify',
  check(verify, project) {
    const { issuer, audience, keySet, span } = verify;
    if (project.isTest(span.file)) return undefined;
    if (keySet && isAbsent(issuer) && isAbsent(audience))
      return {
        at: audience.span,
        message: 'Tokens that this key server made for other applications are accepted.',
        fixes: set(audience, `process.env.JWT_AUDIENCE${/\.[cm]?tsx?$/.test(span.file) ? '!' : ''}`, 'Check the audience', 'suggestion'),
      };
    const written = signsWithSameKey(verify, project);
    const missing = [pair('issuer', issuer, written), pair('audience', audience, written)].find((one) => one !== undefined);
    if (!missing) return undefined;
    return {
      at: missing.setting.span,
      message: `Tokens for others are accepted: the ${missing.name} that you sign with is not checked.`,
      fixes: missing.fixes,
    };
  },
});

interface Missing {
  readonly name: string;
  readonly setting: Setting;
  readonly fixes: ProblemFix[];
}

/** What all of the application's tokens carry and this check leaves out. */
function pair(name: 'issuer' | 'audience', setting: Setting, signs: readonly JwtSignFact[]): Missing | undefined {
  if (!isAbsent(setting) || setting.origin === 'inferred' || signs.length === 0) return undefined;
  const values = signs.map((sign) => inProduction(sign[name].value));
  if (values.some((value) => value.kind === 'absent' || value.kind === 'unknown')) return undefined;
  const texts = [...new Set(signs.map((sign) => textOf(sign[name])))];
  const text = texts.length === 1 ? texts[0] : undefined;
  return { name, setting, fixes: text === undefined ? [] : set(setting, `'${text}'`, `Check the ${name}`, 'suggestion') };
}

function signsWithSameKey({ key, library }: JwtVerifyFact, project: Project): JwtSignFact[] {
  const own = inProduction(key.value);
  const signs = project.all('jwt-sign').filter((sign) => !project.isTest(sign.span.file));
  if (own.kind === 'env') return signs.filter(({ key: { value } }) => value.kind === 'env' && value.name === own.name);
  const near = signs.filter((sign) => sign.library === library);
  return near.length === 1 || own.kind !== 'literal' ? near : [];
}
