import { defineRule } from '../model/rule';
import { isSentOnly, place, storedToken } from '../model/stored-token';

export default defineRule({
  id: 'storage-token-in-sessionstorage',
  title: 'A token lies in sessionStorage, where every script can take it',
  severity: 'info',
  cwe: 922,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/HTML5_Security_Cheat_Sheet.html#local-storage',
    'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps',
    'ASVS 5.0, 14.3.3',
  ],
  why: `Everything in \`sessionStorage\` can be read by every script of the page. One injected script (XSS), or one compromised package in
your front end, is enough to copy the token and use it from anywhere.

It is better than \`localStorage\`: the entry ends with the tab, and other tabs do not see it. So this is information, and a warning for a refresh
token, which makes new tokens for weeks.

There is no mechanical fix. Best let the server send a cookie with \`HttpOnly\`, \`Secure\` and \`SameSite\`, which no script can read. An
access token that lives for some minutes may stay where no cookie can be used, such as an API on another site.`,
  how: 'Let the server send the token as an `HttpOnly` cookie, or keep a short-lived one in a variable.',
  fix: 'none',
  bad: `export function keep(accessToken: string) {
  sessionStorage.setItem('access_token', accessToken);
}`,
  good: `let current: string | undefined;
export function keep(accessToken: string) {
  current = accessToken;
  sessionStorage.setItem('lastTab', 'orders');
}`,

  on: 'storage',
  check(entry, project) {
    const token = entry.area === 'sessionStorage' && storedToken(entry);
    // Tests put made-up tokens there.
    if (!token || isSentOnly(entry, project) || (entry.content.kind === 'literal' && project.isTest(entry.span.file))) return undefined;
    return {
      at: entry.span,
      severity: token === 'refresh token' ? 'warning' : 'info',
      message: `Any script on the page can copy this ${token}: ${place(entry)}.`,
    };
  },
});
