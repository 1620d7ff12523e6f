import type { Dictionary } from './dictionary';

export const auth0: Dictionary = {
  id: 'auth0',
  title: 'Auth0',
  source: 'https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles',
  claims: {
    gty: 'Grant type with which the token was asked for',
    permissions: 'Permissions of the user at this API',
    org_id: 'Organization the person signed in to',
    org_name: 'Name of the organization',
    'https://auth0.com/roles': 'Roles, added by an action',
  },
};
