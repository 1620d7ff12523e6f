import { remove, set, suggest } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, numberOf } from '../model/value';

export default defineRule({
  id: 'jwt-insecure-key-options',
  title: 'Tokens are signed with a key that is too weak',
  severity: 'error',
  cwe: 326,
  references: [
    'https://github.com/auth0/node-jsonwebtoken/wiki/Migration-Notes:-v8-to-v9',
    'https://datatracker.ietf.org/doc/html/rfc7518#section-3.3',
    'https://github.com/advisories/GHSA-8cf7-32gw-wr33',
  ],
  why: `An RSA key below 2048 bits can be broken with hired computers; then anyone can sign. jsonwebtoken 9 therefore refuses such keys, and keys of a kind that does not belong to the
algorithm. \`allowInsecureKeySizes\` and \`allowInvalidAsymmetricKeyTypes\` switch that off again; both are false by default. Version 8 has no such check.

\`modulusLength\` has to be given when an RSA key is made: 2048 is the least that RFC 7518 allows.

A new key takes a while until all old tokens are gone. Accept both for that time, and sign with the new one.`,
  how: `Make a key of 2048 bits or more (or an ES256 key), and remove the option.`,
  fix: 'edit',
  bad: `import jwt from 'jsonwebtoken';
export const signIn = (id: string, key: string) =>
  jwt.sign({ sub: id }, key, { algorithm: 'RS256', expiresIn: '15m', allowInsecureKeySizes: true });`,
  good: `import jwt from 'jsonwebtoken';
export const signIn = (id: string, key: string) => jwt.sign({ sub: id }, key, { algorithm: 'RS256', expiresIn: '15m' });`,

  on: 'jwt-key-option',
  check({ setting }) {
    if (is(setting, true)) {
      const removal = remove(setting, `Remove ${setting.path.split('.').at(-1)}`);
      const fixes = removal.length > 0 ? removal : set(setting, 'false');
      return { at: setting.span, message: 'Tokens can be forged with enough computers: weak keys are let through.', fixes };
    }
    const bits = numberOf(setting);
    if (bits === undefined || bits >= 2048) return undefined;
    return {
      at: setting.span,
      message: `Whoever hires computers can work out this key: ${bits} bits are too few.`,
      fixes: suggest(set(setting, '2048', 'Make it 2048 bits')),
    };
  },
});
