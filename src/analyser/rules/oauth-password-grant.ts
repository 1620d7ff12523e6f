import { defineRule } from '../model/rule';

export default defineRule({
  id: 'oauth-password-grant',
  title: 'The application asks for the password of another service',
  severity: 'error',
  cwe: 522,
  references: [
    'https://datatracker.ietf.org/doc/html/rfc9700#section-2.4',
    'https://oauth.net/2/grant-types/password/',
    'ASVS 5.0, 10.4.4',
  ],
  why: `With the password grant people type their password for the provider into your application, which passes it on. Your servers, logs and front end see passwords that open much more than
your application; second factors and passkeys do not work; and people learn to type that password anywhere.

RFC 9700 says that it must not be used, and OAuth 2.1 has dropped it.

For people use the authorization code with PKCE. For a program without a person use \`client_credentials\` or a key of its own. In test code it is only a hint.`,
  how: 'Send people to the provider (authorization code with PKCE); let programs use `client_credentials`.',
  fix: 'none',
  bad: `export function signIn(username: string, password: string) {
  const body = new URLSearchParams({ grant_type: 'password', client_id: 'web', username, password });
  return fetch('https://login.example.com/token', { method: 'POST', body });
}`,
  good: `export function exchange(code: string, code_verifier: string) {
  const body = new URLSearchParams({ grant_type: 'authorization_code', client_id: 'web', code, code_verifier });
  return fetch('https://login.example.com/token', { method: 'POST', body });
}`,

  on: 'oauth-grant',
  check({ grant, span }) {
    if (grant !== 'password') return undefined;
    return { at: span, message: "Your application sees people's passwords for another service: password grant." };
  },
});
