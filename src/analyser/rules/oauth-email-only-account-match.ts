import { defineRule } from '../model/rule';

/** Providers that confirm addresses, so that only a change of the address's owner matters. */
const confirming = new Set(['google', 'apple', 'github']);

export default defineRule({
  id: 'oauth-email-only-account-match',
  title: 'Who has the email address at a provider has the account',
  severity: 'warning',
  cwe: 287,
  references: [
    'https://openid.net/specs/openid-connect-core-1_0.html#ClaimStability',
    'https://datatracker.ietf.org/doc/html/rfc9700',
    'ASVS 5.0, 10.5.2',
  ],
  why: `The callback looks for the account by the email address that the provider tells, and by nothing else. Where the provider does not confirm addresses, an attacker registers there with the address
of the victim and is signed in as the victim. Where it does, an address still changes hands: companies and providers give old ones to new people.

What stays is the identifier that the provider has for a user (\`profile.id\`, the claim \`sub\`), together with the provider's name. Keep both with the account, look for them first, and let people who
are signed in link further providers themselves.

Silent: callbacks that look for the identifier as well, and files that ask whether the address is confirmed. Google, GitHub and Apple confirm addresses: there it is an information.`,
  how: "Look for the account by the provider's name and its identifier for the user, not by the address.",
  fix: 'none',
  bad: `import { Strategy as FacebookStrategy } from 'passport-facebook';
import { User } from './models';
export const facebook = new FacebookStrategy(
  {
    clientID: process.env.FACEBOOK_ID!,
    clientSecret: process.env.FACEBOOK_SECRET!,
    callbackURL: 'https://example.com/auth/facebook/callback',
    state: true,
    enableProof: true,
  },
  async (accessToken, refreshToken, profile, done) => {
    const user = await User.findOne({ email: profile.emails![0].value });
    done(null, user ?? false);
  },
);`,
  good: `import { Strategy as FacebookStrategy } from 'passport-facebook';
import { User } from './models';
export const facebook = new FacebookStrategy(
  {
    clientID: process.env.FACEBOOK_ID!,
    clientSecret: process.env.FACEBOOK_SECRET!,
    callbackURL: 'https://example.com/auth/facebook/callback',
    state: true,
    enableProof: true,
  },
  async (accessToken, refreshToken, profile, done) => {
    const user = await User.findOne({ facebookId: profile.id });
    done(null, user ?? false);
  },
);`,

  on: 'oauth-match',
  check({ span, provider }, project) {
    if (project.isTest(span.file)) return undefined;
    return {
      at: span,
      severity: confirming.has(provider) ? 'info' : 'warning',
      message: confirming.has(provider)
        ? 'Who gets this email address later gets the account: nothing else is compared.'
        : 'Accounts can be taken over by registering their address at the provider.',
    };
  },
});
