import { defineRule } from '../model/rule';
import { isSentOnly, place, storedToken } from '../model/stored-token';

export default defineRule({
  id: 'storage-token-in-localstorage',
  title: 'A token lies in localStorage, where every script can take it',
  severity: 'warning',
  cwe: 922,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/HTML5_Security_Cheat_Sheet.html#local-storage',
    'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps',
    'ASVS 5.0, 14.3.3',
  ],
  why: `Everything in \`localStorage\` can be read by every script of the origin, and stays there until it is deleted. One injected script
(XSS), or one compromised package in your front end, is enough to copy the token and use it from anywhere. A refresh token is worse:
it makes new tokens for weeks. That is an error.

There is no mechanical fix. Best let the server keep the session and send a cookie with \`HttpOnly\`, \`Secure\` and \`SameSite\`, which no
script can read. Where the front end has to hold a token itself, keep a short-lived access token in a variable and the refresh token in an
\`HttpOnly\` cookie.

It is a choice you may make where no cookie can be used at all, such as an API on another site that accepts only bearer tokens. Then
keep the token short-lived, and set a Content Security Policy.`,
  how: 'Let the server send the token as an `HttpOnly` cookie, or keep a short-lived one in a variable.',
  fix: 'none',
  bad: `export async function login(form: FormData) {
  const response = await fetch('/api/login', { method: 'POST', body: form });
  const { token } = await response.json();
  localStorage.setItem('token', token);
}`,
  good: `export async function login(form: FormData) {
  // The server answers with an HttpOnly cookie; only what is no secret is kept here.
  const response = await fetch('/api/login', { method: 'POST', body: form, credentials: 'same-origin' });
  const { theme } = await response.json();
  localStorage.setItem('theme', theme);
}`,

  on: 'storage',
  check(entry, project) {
    const token = entry.area === 'localStorage' && storedToken(entry);
    // Tests put made-up tokens there.
    if (!token || isSentOnly(entry, project) || (entry.content.kind === 'literal' && project.isTest(entry.span.file))) return undefined;
    return {
      at: entry.span,
      severity: token === 'refresh token' ? 'error' : 'warning',
      message: `Any script on the page can copy this ${token}: ${place(entry)}.`,
    };
  },
});
