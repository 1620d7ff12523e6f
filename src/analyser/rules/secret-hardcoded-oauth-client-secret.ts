import { hardcodedSecrets } from '../model/hardcoded';
import { isPlaceholder } from '../model/placeholder';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'secret-hardcoded-oauth-client-secret',
  title: 'The secret of an OAuth client stands in the code',
  severity: 'error',
  cwe: 798,
  references: [
    'https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    'https://authjs.dev/getting-started/deployment',
    'ASVS 5.0, 13.3.1',
  ],
  why: `With the client secret somebody can pose as your application at Google, GitHub or whoever issued it: exchange stolen codes for tokens, renew refresh tokens, and use up your
quota. Everybody who has ever seen the repository, a copy of it or a leaked bundle has it.

Reported for passport strategies, Auth.js providers, better-auth, arctic, openid-client, google-auth-library and the like, and for token requests written by hand.
A client identifier is no secret and is not reported.

Make a new secret at the provider: the old one works until it is revoked there. That is why the fix is a suggestion. Auth.js 5 reads \`AUTH_GITHUB_SECRET\` and the like by itself, so that
nothing has to stand in the configuration.`,
  how: 'Read the secret from the environment, and make a new one at the provider.',
  fix: 'suggestion',
  bad: `import passport from 'passport';
import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
import { onLogin } from './users';
passport.use(new GoogleStrategy({
  clientID: process.env.GOOGLE_CLIENT_ID!,
  clientSecret: 'GOCSPX-correct-horse-battery',
  callbackURL: 'https://example.com/auth/google/callback',
  state: true,
}, onLogin));`,
  good: `import passport from 'passport';
import { Strategy as GoogleStrategy } from 'passport-google-oauth20';
import { onLogin } from './users';
passport.use(new GoogleStrategy({
  clientID: process.env.GOOGLE_CLIENT_ID!,
  clientSecret: process.env.GOOGLE_CLIENT_SECRET!,
  callbackURL: 'https://example.com/auth/google/callback',
  state: true,
}, onLogin));`,

  on: 'secret',
  check(fact) {
    if (fact.purpose !== 'oauth-client') return undefined;
    return hardcodedSecrets(fact, 'Anyone who reads this code can pose as your application at the provider.', isSecret);
  },
});

/** Bridges to SAML ask for a client secret, and take any text: https://boxyhq.com/docs/jackson/sso-flow */
const isSecret = (text: string): boolean => !isPlaceholder(text) && !/^(dummy|none|unused|not[-_ ]?used|n\/a)$/i.test(text);
