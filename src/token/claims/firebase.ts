import type { Dictionary } from './dictionary';

export const firebase: Dictionary = {
  id: 'firebase',
  title: 'Firebase',
  source: 'https://firebase.google.com/docs/auth/admin/verify-id-tokens',
  claims: {
    user_id: 'User id, the same as sub',
    firebase: 'How the person signed in, and with which accounts',
    sign_in_provider: 'Identity provider of the sign-in',
    provider_id: 'Kind of provider: anonymous, custom',
    uid: 'User id of a custom token',
    claims: 'Claims of a custom token',
  },
};
