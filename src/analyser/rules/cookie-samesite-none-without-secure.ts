import { isAuthenticationCookie } from '../model/names';
import { defineRule } from '../model/rule';
import { isSameSiteNone, makeSecure } from '../model/secure';
import { isOff } from '../model/value';

export default defineRule({
  id: 'cookie-samesite-none-without-secure',
  title: 'Browsers drop the sign-in cookie: SameSite=None without Secure',
  severity: 'error',
  cwe: 1275,
  references: [
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#samesitesamesite-value',
    'ASVS 5.0, 3.3.1',
  ],
  why: `A cookie with \`SameSite=None\` must also be \`Secure\`. Browsers ignore a \`Set-Cookie\` that breaks this rule, without an error on
the server: sign-in seems to work, and the next request is anonymous. A browser that does take the cookie sends it over plain HTTP.

\`res.cookie()\`, \`cookie.serialize()\`, Next.js \`cookies().set()\`, a raw \`Set-Cookie\` header and express-session all leave \`Secure\` off
unless you write it.

Ask first whether the cookie has to cross sites at all: with \`SameSite=Lax\` the problem does not arise.`,
  how: 'Set `secure` next to `sameSite: "none"`, or use `sameSite: "lax"`.',
  fix: 'edit',
  bad: `import { serialize } from 'cookie';
export function signIn(id: string) {
  return serialize('session', id, { httpOnly: true, path: '/', sameSite: 'none' });
}`,
  good: `import { serialize } from 'cookie';
export function signIn(id: string) {
  return serialize('session', id, { httpOnly: true, path: '/', sameSite: 'lax', secure: true });
}`,

  on: 'cookie',
  check(cookie, project) {
    const { sameSite, secure } = cookie;
    if (!isAuthenticationCookie(cookie) || !isSameSiteNone(sameSite) || !isOff(secure)) return undefined;
    return {
      at: sameSite.span,
      message: 'Browsers drop this sign-in cookie: SameSite=None needs Secure.',
      fixes: makeSecure(cookie, project),
    };
  },
});
