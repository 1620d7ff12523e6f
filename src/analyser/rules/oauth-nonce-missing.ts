import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { isOff, textOf } from '../model/value';

export default defineRule({
  id: 'oauth-nonce-missing',
  title: 'An old identity token can be handed in again',
  severity: 'info',
  cwe: 294,
  references: [
    'https://openid.net/specs/openid-connect-core-1_0.html#NonceNotes',
    'https://datatracker.ietf.org/doc/html/rfc9700#section-4.5.3.2',
    'ASVS 5.0, 10.5.1',
  ],
  why: `The \`nonce\` ties an identity token to the browser that asked for it. Without it, and without PKCE, somebody who has got hold of a code or an identity token can put it into another sign-in.

OpenID Connect requires it where the token comes through the browser (\`response_type\` with \`id_token\`): there it is a warning. With \`response_type=code\` it is optional, and PKCE does the same.
passport-openidconnect sends none unless \`nonce\` is set.

Requests with a \`code_challenge\` are silent, and so are those that ask for no identity token (scope \`openid\`).`,
  how: 'Send a random `nonce` with the request and compare it with the claim, or use PKCE.',
  fix: 'suggestion',
  bad: `import OpenIDConnectStrategy from 'passport-openidconnect';
import { onLogin } from './users';
export const strategy = new OpenIDConnectStrategy({
  issuer: 'https://login.example.com',
  authorizationURL: 'https://login.example.com/authorize',
  tokenURL: 'https://login.example.com/token',
  userInfoURL: 'https://login.example.com/userinfo',
  clientID: process.env.CLIENT_ID!,
  clientSecret: process.env.CLIENT_SECRET!,
  callbackURL: 'https://example.com/callback',
}, onLogin);`,
  good: `import OpenIDConnectStrategy from 'passport-openidconnect';
import { onLogin } from './users';
export const strategy = new OpenIDConnectStrategy({
  issuer: 'https://login.example.com',
  authorizationURL: 'https://login.example.com/authorize',
  tokenURL: 'https://login.example.com/token',
  userInfoURL: 'https://login.example.com/userinfo',
  clientID: process.env.CLIENT_ID!,
  clientSecret: process.env.CLIENT_SECRET!,
  callbackURL: 'https://example.com/callback',
  nonce: true,
}, onLogin);`,

  on: 'oauth-request',
  check({ nonce, nonceText, pkce, openid, responseType }, project) {
    const type = textOf(responseType);
    if (!openid || type === undefined || !isOff(nonce) || project.isTest(nonce.span.file)) return undefined;
    const throughBrowser = /\bid_token\b/.test(type);
    if (!throughBrowser && !isOff(pkce)) return undefined;
    return {
      at: nonce.span,
      severity: throughBrowser ? 'warning' : 'info',
      message: 'An old identity token can be handed in again: the request has no nonce.',
      fixes: nonceText ? set(nonce, nonceText, 'Send a nonce', 'suggestion') : [],
    };
  },
});
