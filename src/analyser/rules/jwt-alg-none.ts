import { likelyAlgorithm } from '../model/algorithm';
import type { JwtDefaultsFact, JwtSignFact, JwtVerifyFact } from '../model/fact';
import { remove, set, suggest } from '../model/fix';
import { defineRule, type Problem, type Project } from '../model/rule';
import { inProduction, textOf, textsOf, type Value } from '../model/value';

export default defineRule({
  id: 'jwt-alg-none',
  title: 'Tokens without a signature are made or accepted',
  severity: 'error',
  cwe: 347,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.2',
    'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
    'https://github.com/advisories/GHSA-qwph-4952-7xr6',
    'ASVS 5.0, 9.1.2',
  ],
  why: `A token with the algorithm \`none\` carries no signature. Who accepts such a token accepts whatever its sender wrote into it: any user,
any role, any expiry.

\`none\` is never a default. jsonwebtoken 9 takes unsigned tokens only where \`algorithms\` names it; version 8 and older also take them
without it when the key is empty. With a key that is set, \`none\` in the list is refused today, but one empty variable is enough to open it.

Unsigned tokens are right for data that needs no proof of its sender. Then plain JSON says so more clearly.`,
  how: 'List the algorithms that you sign with, and never `none`.',
  fix: 'edit',
  bad: `import jwt from 'jsonwebtoken';
export const readSession = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256', 'none'] });`,
  good: `import jwt from 'jsonwebtoken';
export const readSession = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256'] });`,

  on: ['jwt-verify', 'jwt-sign', 'jwt-defaults'],
  check(fact, project) {
    return fact.kind === 'jwt-verify' ? verifying(fact, project) : signing(fact);
  },
});

function verifying(verify: JwtVerifyFact, project: Project): Problem[] {
  const { algorithms } = verify;
  const value = inProduction(algorithms.value);
  if (!(value.kind === 'list' ? value.items.some(isNone) : isNone(value))) return [];
  const others = textsOf(algorithms)?.filter((name) => /^(?!none$)\w+$/i.test(name)) ?? [];
  const kept = others.length > 0 ? others : [likelyAlgorithm(verify, project)];
  const fixes = set(algorithms, `[${kept.map((name) => `'${name}'`).join(', ')}]`, `Accept only ${kept.join(', ')}`);
  return [
    {
      at: algorithms.span,
      message: 'Anyone can forge a token: "none" accepts tokens without a signature.',
      fixes: others.length > 0 ? fixes : suggest(fixes),
    },
  ];
}

function signing({ algorithm }: Pick<JwtSignFact | JwtDefaultsFact, 'algorithm'>): Problem[] {
  if (!algorithm || !isNone(algorithm.value)) return [];
  const removal = remove(algorithm, 'Sign with the default algorithm');
  return [
    {
      at: algorithm.span,
      message: 'Anyone can change this token: "none" leaves out its signature.',
      fixes: removal.length > 0 ? removal : set(algorithm, "'HS256'", 'Sign with HS256'),
    },
  ];
}

const isNone = (value: Value): boolean => textOf(value)?.toLowerCase() === 'none';
