import type { JwtSignFact, SecretFact } from '../model/fact';
import { replace } from '../model/fix';
import { variablesIn } from '../model/in-environment';
import { keyInUse } from '../model/module-key';
import { wordsOf } from '../model/names';
import { defineRule, type Problem, type Project } from '../model/rule';
import { purposeOf } from '../model/token-purpose';
import { isAbsent, type Setting, textOf } from '../model/value';

export default defineRule({
  id: 'jwt-secret-reused',
  title: 'One secret serves two purposes',
  severity: 'warning',
  cwe: 323,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.12',
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.8',
    'ASVS 5.0, 13.3.1',
  ],
  why: `Where access and refresh tokens are signed with one secret, and nothing in them says which is which, one passes for the other: a refresh token that lives for weeks opens every route that
an access token of minutes should open.

Where a session library and tokens share a secret, whoever learns it through one has the other as well, and neither can be replaced alone.

Reported is the same environment variable in both places, for tokens also the same text. Silent: tokens that carry a claim such as \`type\`, an issuer or audience of their own, and cookie-parser beside
express-session, which have to share one.`,
  how: 'Give every purpose a secret of its own, or put a `type` claim in the tokens and check it.',
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
export const makeTokens = (id: string) => {
  const accessToken = jwt.sign({ sub: id }, process.env.JWT_SECRET!, { expiresIn: '15m' });
  const refreshToken = jwt.sign({ sub: id }, process.env.JWT_SECRET!, { expiresIn: '7d' });
  return { accessToken, refreshToken };
};`,
  good: `import jwt from 'jsonwebtoken';
export const makeTokens = (id: string) => {
  const accessToken = jwt.sign({ sub: id }, process.env.JWT_SECRET!, { expiresIn: '15m' });
  const refreshToken = jwt.sign({ sub: id }, process.env.REFRESH_TOKEN_SECRET!, { expiresIn: '7d' });
  return { accessToken, refreshToken };
};`,

  on: ['jwt-sign', 'secret'],
  check(fact, project) {
    if (project.isTest(fact.span.file)) return undefined;
    return fact.kind === 'jwt-sign' ? refreshToken(fact, project) : session(fact, project);
  },
});

function refreshToken(fact: JwtSignFact, project: Project): Problem | undefined {
  const key = identityOf(keyInUse(fact, project));
  if (key === undefined || !isRefresh(fact) || isMarked(fact)) return undefined;
  const access = project
    .all('jwt-sign')
    .find((one) => one !== fact && identityOf(keyInUse(one, project)) === key && isAccess(one) && !project.isTest(one.span.file));
  if (!access || isMarked(access)) return undefined;
  return {
    at: fact.key.span,
    message: 'A refresh token passes for an access token: one secret signs both.',
    fixes: ofItsOwn(fact.key, 'REFRESH_TOKEN_SECRET'),
    related: [{ at: access.key.span, message: 'Access tokens are signed with it here.' }],
  };
}

function session({ purpose, setting, library }: SecretFact, project: Project): Problem | undefined {
  const key = purpose === 'session' && textOf(setting) === undefined ? identityOf(setting) : undefined;
  if (key === undefined) return undefined;
  const sign = project.all('jwt-sign').find((one) => identityOf(keyInUse(one, project)) === key && !project.isTest(one.span.file));
  if (!sign) return undefined;
  return {
    at: setting.span,
    message: 'Who learns this secret can forge sessions and tokens: both use the same one.',
    fixes: ofItsOwn(setting, 'SESSION_SECRET'),
    related: [{ at: sign.key.span, message: `Tokens are signed with the secret of ${library} here.` }],
  };
}

/** Two settings with the same one hold the same secret. */
function identityOf({ value }: Setting): string | undefined {
  const [variable] = variablesIn(value);
  const text = textOf(value);
  return variable === undefined ? text && `text ${text}` : `variable ${variable}`;
}

const isRefresh = (fact: JwtSignFact): boolean => fact.hints.flatMap(wordsOf).includes('refresh') && purposeOf(fact) === 'refresh';
const isAccess = (fact: JwtSignFact): boolean => purposeOf(fact) === 'access';

/** The token says what it is for. */
function isMarked({ claims, issuer, audience }: JwtSignFact): boolean {
  return (
    !isAbsent(issuer) ||
    !isAbsent(audience) ||
    claims.some(({ path }) => /^(type|token_?type|typ|purpose|use|kind|scope|aud|iss|is_?refresh)$/i.test(path))
  );
}

/** Only where the variable itself is written there; a text or a name from elsewhere is for a person to change. */
function ofItsOwn({ value, slot, span }: Setting, name: string): Problem['fixes'] {
  if (
    value.kind !== 'env' ||
    value.fallback ||
    value.name === name ||
    !slot ||
    value.at?.file !== span.file ||
    value.at.start !== span.start
  )
    return [];
  const bang = /\.[cm]?tsx?$/.test(span.file) ? '!' : '';
  return replace(slot.span, `process.env.${name}${bang}`, `Use a secret of its own (${name})`, 'suggestion');
}
