import { isAuthenticationCookie } from '../model/names';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'cookie-client-written-auth',
  title: 'A page script writes the sign-in cookie',
  severity: 'warning',
  cwe: 1004,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#httponly-attribute',
    'https://developer.mozilla.org/en-US/docs/Web/API/Document/cookie#security',
    'ASVS 5.0, 3.3.4',
  ],
  why: `A cookie that a page script writes can never be \`HttpOnly\`: browsers ignore that attribute in \`document.cookie\`. So every other script of
the page can read it too. One injected script (XSS), or one compromised package in your front end, is enough to copy the token and
use it elsewhere.

This holds for \`document.cookie\` and for every library on top of it, such as js-cookie, whatever options are given.

There is no mechanical fix: the server has to send the cookie with the answer to the sign-in request. Marks that prove nothing, such
as \`loggedIn=true\`, may stay; they are not reported.`,
  how: 'Let the server send the cookie in its answer to the sign-in request, with `HttpOnly`, `Secure` and `SameSite=Lax`.',
  fix: 'none',
  bad: `import Cookies from 'js-cookie';
export async function login(form: FormData) {
  const response = await fetch('/api/login', { method: 'POST', body: form });
  const { accessToken } = await response.json();
  Cookies.set('access_token', accessToken, { secure: true, sameSite: 'lax' });
}`,
  good: `export async function login(form: FormData) {
  // The answer carries Set-Cookie with HttpOnly: no script of the page sees the token.
  const response = await fetch('/api/login', { method: 'POST', body: form, credentials: 'same-origin' });
  return response.ok;
}`,

  on: 'cookie',
  check(cookie) {
    if (cookie.writer !== 'browser' || !isAuthenticationCookie(cookie)) return undefined;
    return { at: cookie.span, message: 'Any script on the page can copy this sign-in cookie: a script writes it.' };
  },
});
