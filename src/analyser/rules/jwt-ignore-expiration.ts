import { remove, set, suggest } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, numberOf } from '../model/value';

/** Clocks of servers differ by seconds; five minutes is what RFC 7519 calls "a few minutes". */
const mostTolerance = 300;

export default defineRule({
  id: 'jwt-ignore-expiration',
  title: 'Expired tokens are accepted',
  severity: 'error',
  cwe: 613,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc7519#section-4.1.4',
    'https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback',
    'ASVS 5.0, 9.2.1',
  ],
  why: `With \`ignoreExpiration: true\` a token is good for ever: one that was copied from a log, a backup or a lost phone works until the
key changes, even after the user signed out. A \`clockTolerance\` of more than five minutes (it counts seconds) stretches every token by
that time.

Expiry is checked by default; nothing needs to be set.

One place may look at expired tokens: a refresh endpoint that finds out whose session it is and then checks a refresh token as well.
Suppress the finding there and say so.`,
  how: 'Remove `ignoreExpiration`, and renew short-lived tokens with a refresh token.',
  fix: 'edit',
  bad: `import jwt from 'jsonwebtoken';
export const readSession = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256'], ignoreExpiration: true });`,
  good: `import jwt from 'jsonwebtoken';
export const readSession = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256'] });`,

  on: 'jwt-verify',
  check({ ignoreExpiration, clockTolerance }) {
    if (is(ignoreExpiration, true)) {
      const removal = remove(ignoreExpiration, 'Check the expiry again');
      return {
        at: ignoreExpiration.span,
        message: 'A stolen token works for ever: its expiry is not checked.',
        fixes: removal.length > 0 ? removal : set(ignoreExpiration, 'false', 'Check the expiry again'),
      };
    }
    const tolerance = numberOf(clockTolerance) ?? 0;
    if (tolerance <= mostTolerance) return undefined;
    return {
      at: clockTolerance.span,
      severity: 'warning',
      message: `Expired tokens work for another ${inWords(tolerance)}: clockTolerance counts seconds.`,
      fixes: suggest(set(clockTolerance, '60', 'Allow one minute')),
    };
  },
});

function inWords(seconds: number): string {
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`;
}
