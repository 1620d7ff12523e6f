import { set, together } from '../model/fix';
import { isAuthenticationCookie } from '../model/names';
import { defineRule } from '../model/rule';
import { isSameSiteNone, makeSecure } from '../model/secure';
import { isOff } from '../model/value';

export default defineRule({
  id: 'cookie-samesite-none',
  title: 'Other sites can send requests with the sign-in cookie',
  severity: 'warning',
  cwe: 1275,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.2.7',
    'ASVS 5.0, 3.3.2',
  ],
  why: `\`SameSite=None\` makes the browser attach the cookie to requests that any other site starts. A form on a hostile page can then
change data as the signed-in user (CSRF), and nothing in the request shows the difference. It also switches off what browsers
do by themselves: a cookie that says nothing is treated as \`Lax\` in most of them.

No library here sends \`SameSite=None\` by default, so it is reported only where it is written.

Keep it where your pages really run inside other sites, such as a widget in an iframe, or where the API lives on another site
than its front end (\`api.example.com\` and \`www.example.com\` are the same site). Then check a CSRF token, or the \`Origin\` header, on every
request that changes something.`,
  how: "Use `sameSite: 'lax'`, or `'strict'`; where the cookie has to cross sites, keep `'none'` and check a CSRF token.",
  fix: 'suggestion',
  bad: `import { cookies } from 'next/headers';
export async function signIn(id: string) {
  const store = await cookies();
  store.set('session', id, { httpOnly: true, secure: true, sameSite: 'none' });
}`,
  good: `import { cookies } from 'next/headers';
export async function signIn(id: string) {
  const store = await cookies();
  store.set('session', id, { httpOnly: true, secure: true, sameSite: 'lax' });
}`,

  on: 'cookie',
  check(cookie, project) {
    const { sameSite, secure } = cookie;
    if (!isAuthenticationCookie(cookie) || !isSameSiteNone(sameSite)) return undefined;
    const lax = set(sameSite, "'lax'", 'Use SameSite=Lax', 'suggestion');
    return {
      at: sameSite.span,
      message: 'Other sites can act as the signed-in user: SameSite=None sends them this cookie.',
      fixes: isOff(secure) ? together('Use SameSite=Lax, and make the cookie secure', lax, makeSecure(cookie, project)) : lax,
    };
  },
});
