import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { isOff } from '../model/value';

export default defineRule({
  id: 'passport-facebook-proof-off',
  title: 'Stolen Facebook tokens work for calls in the name of your application',
  severity: 'info',
  cwe: 345,
  references: [
    'https://developers.facebook.com/docs/graph-api/guides/secure-requests/#appsecret_proof',
    'https://www.passportjs.org/packages/passport-facebook/',
  ],
  why: `With \`enableProof\` every call to the Graph API carries a proof (\`appsecret_proof\`) that it comes from a server that knows the application's secret. Then "Require App Secret" can be switched on at
Facebook, and an access token that was stolen from a browser or a phone is worth nothing elsewhere.

passport-facebook leaves it off by default.`,
  how: 'Set `enableProof: true`, and require the app secret in the settings at Facebook.',
  fix: 'edit',
  bad: `import { Strategy as FacebookStrategy } from 'passport-facebook';
import { onLogin } from './users';
export const facebook = new FacebookStrategy({
  clientID: process.env.FACEBOOK_ID!,
  clientSecret: process.env.FACEBOOK_SECRET!,
  callbackURL: 'https://example.com/auth/facebook/callback',
  state: true,
  enableProof: false,
}, onLogin);`,
  good: `import { Strategy as FacebookStrategy } from 'passport-facebook';
import { onLogin } from './users';
export const facebook = new FacebookStrategy({
  clientID: process.env.FACEBOOK_ID!,
  clientSecret: process.env.FACEBOOK_SECRET!,
  callbackURL: 'https://example.com/auth/facebook/callback',
  state: true,
  enableProof: true,
}, onLogin);`,

  on: 'passport-strategy',
  check({ strategy, enableProof }) {
    if (strategy !== 'facebook' || !isOff(enableProof)) return undefined;
    return {
      at: enableProof.span,
      message: 'Stolen Facebook tokens work everywhere: calls carry no proof of your secret.',
      fixes: set(enableProof, 'true', 'Send the proof'),
    };
  },
});
