import type { Dictionary } from './dictionary';

export const authjs: Dictionary = {
  id: 'authjs',
  title: 'Auth.js and other applications',
  source: 'https://authjs.dev/guides/extending-the-session',
  claims: {
    accessToken: 'Access token of the sign-in provider, put here by the application',
    access_token: 'Access token, put here by the application',
    refreshToken: 'Refresh token of the sign-in provider, put here by the application',
    refresh_token: 'Refresh token, put here by the application',
    id_token: 'Identity token of the sign-in provider, put here by the application',
    provider: 'Provider of the sign-in',
    role: 'Role of the user',
    id: 'Id, put here by the application',
    userId: 'User id, put here by the application',
    user: 'User data, put here by the application',
    value: 'Value that this cookie keeps for the sign-in: state, PKCE verifier or nonce',
    passport: 'User that Passport signed in',
    csrfSecret: 'Secret against forged requests',
    permissions: 'Permissions, put here by the application',
    admin: 'Whether the user is an administrator, put here by the application',
  },
};
