import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { isOff, textOf } from '../model/value';

export default defineRule({
  id: 'oauth-missing-pkce',
  title: 'A stolen authorization code can be used by whoever has it',
  severity: 'info',
  cwe: 345,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc9700#section-2.1.1',
    'https://datatracker.ietf.org/doc/html/rfc7636',
    'ASVS 5.0, 10.4.6',
  ],
  why: `The code travels through the browser: through its history, through logs, on a phone through the operating system. With PKCE only the program that started the sign-in can exchange it.

A client without a secret (a page, an app) has nothing else that protects the code: RFC 9700 requires PKCE there, and this is a warning. For a server with a secret it is recommended.
passport-oauth2 has had \`pkce: true\` since version 1.5, and keeps the verifier in the session; it is off by default and needs \`state: true\` as well.

Strategies for one provider are silent: some providers do not know PKCE.`,
  how: 'Set `pkce: true`, or send a `code_challenge` and keep its verifier.',
  fix: 'edit',
  bad: `import OAuth2Strategy from 'passport-oauth2';
import { onLogin } from './users';
export const strategy = new OAuth2Strategy({
  authorizationURL: 'https://login.example.com/authorize',
  tokenURL: 'https://login.example.com/token',
  clientID: process.env.CLIENT_ID!,
  clientSecret: process.env.CLIENT_SECRET!,
  callbackURL: 'https://example.com/callback',
  state: true,
}, onLogin);`,
  good: `import OAuth2Strategy from 'passport-oauth2';
import { onLogin } from './users';
export const strategy = new OAuth2Strategy({
  authorizationURL: 'https://login.example.com/authorize',
  tokenURL: 'https://login.example.com/token',
  clientID: process.env.CLIENT_ID!,
  clientSecret: process.env.CLIENT_SECRET!,
  callbackURL: 'https://example.com/callback',
  state: true,
  pkce: true,
}, onLogin);`,

  on: 'oauth-request',
  check({ pkce, pkceText, needsPkce, responseType }) {
    if (!needsPkce || !isOff(pkce) || !/\bcode\b/.test(textOf(responseType) ?? '')) return undefined;
    const isPublic = needsPkce === 'public';
    return {
      at: pkce.span,
      severity: isPublic ? 'warning' : 'info',
      message: isPublic
        ? 'Whoever gets the code can use it: a client without a secret needs PKCE.'
        : 'Whoever gets the code can try to use it: PKCE is off.',
      fixes: pkceText ? set(pkce, pkceText, 'Use PKCE') : [],
    };
  },
});
