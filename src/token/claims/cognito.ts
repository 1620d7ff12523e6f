import type { Dictionary } from './dictionary';

export const cognito: Dictionary = {
  id: 'cognito',
  title: 'Amazon Cognito',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html',
  claims: {
    token_use: 'What the token is for: id or access',
    username: 'User name in the user pool',
    'cognito:username': 'User name in the user pool',
    'cognito:groups': 'Groups of the user in the user pool',
    'cognito:roles': 'AWS roles of the groups',
    'cognito:preferred_role': 'AWS role of the group with the highest precedence',
    event_id: 'Sign-in this token came from',
    origin_jti: 'Id that all tokens of this sign-in share; revoking it revokes them',
    device_key: 'Device the person signed in on',
    identities: 'Accounts at other identity providers',
    version: 'Version of the token format',
  },
};
