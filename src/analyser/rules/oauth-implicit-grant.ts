import { replace } from '../model/fix';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'oauth-implicit-grant',
  title: 'Access tokens travel in the address of the browser',
  severity: 'error',
  cwe: 522,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc9700#section-2.1.2',
    'https://oauth.net/2/grant-types/implicit/',
    'ASVS 5.0, 10.4.4',
  ],
  why: `With the implicit grant (\`response_type=token\`) the provider puts the access token into the address that it sends the browser to. From there it gets into histories, logs and the \`Referer\`, every
script of the page can read it, and nothing shows that it was meant for your application: a token of another one works as well.

RFC 9700 says not to use it, and OAuth 2.1 has dropped it. The authorization code with PKCE works in pages and apps without a secret, in every provider of today.

\`id_token\` alone (with \`form_post\` and a nonce) is silent: no access token travels there.`,
  how: 'Use the authorization code with PKCE: `response_type=code`.',
  fix: 'suggestion',
  bad: `const parameters = new URLSearchParams({
  response_type: 'token',
  client_id: 'web',
  redirect_uri: 'https://example.com/callback',
  state: newState(),
});
export const address = 'https://login.example.com/authorize?' + parameters;`,
  good: `const parameters = new URLSearchParams({
  response_type: 'code',
  client_id: 'web',
  redirect_uri: 'https://example.com/callback',
  code_challenge: newChallenge(),
  code_challenge_method: 'S256',
  state: newState(),
});
export const address = 'https://login.example.com/authorize?' + parameters;`,

  on: 'oauth-grant',
  check({ grant, span, instead }) {
    if (grant !== 'implicit') return undefined;
    return {
      at: span,
      message: 'The access token lands in the address bar, in histories and logs: implicit grant.',
      fixes: instead ? replace(instead.span, instead.text, 'Ask for a code', 'suggestion') : [],
    };
  },
});
