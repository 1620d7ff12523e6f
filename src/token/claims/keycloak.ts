import type { Dictionary } from './dictionary';

export const keycloak: Dictionary = {
  id: 'keycloak',
  title: 'Keycloak',
  source: 'https://www.keycloak.org/docs/latest/server_admin/#_protocol-mappers',
  claims: {
    typ: 'What the token is for: Bearer, ID, Refresh, Offline or Logout',
    realm_access: 'Roles of the user in the realm',
    resource_access: 'Roles of the user in each client',
    session_state: 'Session at Keycloak',
    'allowed-origins': 'Web origins that may use the token (CORS)',
    acr: 'Level of the sign-in: 1 with credentials, 0 from a cookie',
    clientId: 'Client of a service account',
    clientHost: 'Host of the service account',
    clientAddress: 'Network address of the service account',
  },
};
