import { replace } from '../model/fix';
import { wordsOf } from '../model/names';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'jwt-token-in-url',
  title: 'A token travels in an address',
  severity: 'warning',
  cwe: 598,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc9700#section-4.3.2',
    'https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url',
    'ASVS 5.0, 14.2.1',
  ],
  why: `Addresses are written down everywhere: in the history of the browser, in the logs of every server and proxy on the way, in statistics, and in the \`Referer\` that the
page sends to others. A token in an address is in all of these places, and whoever reads one of them is the user.

Reported are tokens that a server takes from the query and checks (\`fromUrlQueryParameter\`, \`getToken\` with \`req.query\`, \`verify(req.query.token)\`), and redirects with
\`?token=\`. Tokens of links that are sent by mail (confirm, reset, invite, unsubscribe) cannot travel in another way: they are silent where the route or function
says so.

After a sign-in at a provider, set an HttpOnly cookie before the redirect, or hand over a code that works once.`,
  how: `Send the token in the \`Authorization\` header or in an HttpOnly cookie.`,
  fix: 'suggestion',
  bad: `import { ExtractJwt, Strategy } from 'passport-jwt';
export const strategy = new Strategy(
  { jwtFromRequest: ExtractJwt.fromUrlQueryParameter('token'), secretOrKey: process.env.JWT_SECRET!, algorithms: ['HS256'] },
  (claims, done) => done(null, claims),
);`,
  good: `import { ExtractJwt, Strategy } from 'passport-jwt';
export const strategy = new Strategy(
  { jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.JWT_SECRET!, algorithms: ['HS256'] },
  (claims, done) => done(null, claims),
);`,

  on: 'jwt-url',
  check({ way, hints, span, instead }) {
    if (hints.flatMap(wordsOf).some((word) => once.test(word))) return undefined;
    const message =
      way === 'read'
        ? 'Logs and histories keep the token: it is read from the address.'
        : 'Logs and histories keep the token: it is put into the address.';
    const fixes = instead ? replace(instead.span, instead.text, 'Take it from the Authorization header', 'suggestion') : [];
    return { at: span, message, fixes };
  },
});

/** Links that are sent to somebody and work once. */
const once =
  /^(verif\w*|confirm\w*|reset\w*|forgot\w*|recover\w*|invit\w*|activat\w*|unsubscri\w*|magic|email|mail|approve\w*|accept|optin|password|transfer|exchange|handoff|ticket|onetime|temporary)$/;
