import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { inProduction, textOf, textsOf, type Value } from '../model/value';

export default defineRule({
  id: 'jwt-algorithm-mixing',
  title: 'Shared secrets and public keys are accepted side by side',
  severity: 'warning',
  cwe: 347,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc8725#section-2.1',
    'https://datatracker.ietf.org/doc/html/rfc8725#section-3.1',
    'https://github.com/auth0/express-jwt#required-parameters',
    'https://github.com/advisories/GHSA-hjrf-2m68-5959',
    'ASVS 5.0, 9.1.2',
  ],
  why: `HS256 signs with a secret that both sides keep; RS256, ES256 and PS256 check with a public key that everybody may have. A list that holds both lets
the sender pick HS256 and sign with the public key as if it were the secret: then anyone can make a token.

jsonwebtoken 8 and older fall for it (CVE-2022-23541). Version 9, jose and hono 4.11.4 compare the kind of key with the algorithm and refuse; there the list is one
mistake away from being open again. The same goes for a public key together with an HS algorithm.

Where tokens really come from two issuers, choose the key and its one algorithm by the issuer.`,
  how: `List one family of algorithms: the one that your tokens are signed with.`,
  fix: 'suggestion',
  bad: `import jwt from 'jsonwebtoken';
export const readSession = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256', 'RS256'] });`,
  good: `import jwt from 'jsonwebtoken';
export const readSession = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['RS256'] });`,

  on: 'jwt-verify',
  check({ algorithms, key, confusable, keyFromFunction }) {
    const names = namesIn(algorithms.value);
    const shared = names.filter((name) => /^HS\d/.test(name));
    const isPublic = keyFromFunction || /-----BEGIN ([A-Z0-9]+ )?(PUBLIC KEY|CERTIFICATE)-----/.test(textOf(key) ?? '');
    if (shared.length === 0) return undefined;
    const paired = names.filter((name) => /^(RS|PS|ES|Ed)/.test(name));
    if (paired.length === 0 && !(isPublic && textOf(key) !== undefined)) return undefined;
    const kept = textsOf(algorithms)?.filter((name) => /^(RS|PS|ES|Ed)/.test(name)) ?? [];
    return {
      at: algorithms.span,
      severity: confusable ? 'error' : 'warning',
      message: confusable
        ? 'Anyone can forge a token: the public key is accepted as a shared secret.'
        : 'One mistake lets the public key pass as a shared secret: accept one kind.',
      fixes:
        kept.length > 0
          ? set(algorithms, `[${kept.map((name) => `'${name}'`).join(', ')}]`, `Accept only ${kept.join(', ')}`, 'suggestion')
          : [],
    };
  },
});

function namesIn(value: Value): string[] {
  const own = inProduction(value);
  return own.kind === 'list' ? own.items.flatMap((one) => textOf(one) ?? []) : [textOf(own) ?? ''];
}
