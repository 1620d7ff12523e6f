import type { CookieFact } from '../model/fact';
import { set } from '../model/fix';
import { isAuthenticationCookie, namesPrefix } from '../model/names';
import { defineRule, type ProblemFix } from '../model/rule';
import { is, isAbsent, textOf } from '../model/value';

export default defineRule({
  id: 'cookie-missing-host-prefix',
  title: 'Another subdomain can replace the sign-in cookie: its name has no prefix',
  severity: 'info',
  off: true,
  cwe: 16,
  references: [
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes',
    'ASVS 5.0, 3.3.1 and 3.3.3',
  ],
  why: `Any subdomain, and anyone on the network where plain HTTP is possible, can set a cookie for the whole domain, and the server cannot tell who set it.
So an attacker can put a session of his own under a user. A name that starts with \`__Host-\` is a promise that browsers enforce: only the
host itself can set it, over HTTPS, for all paths.

It is off by default: few libraries use the prefix by themselves (Auth.js does for some), and it needs HTTPS while developing, or another name there.

The suggestion renames the cookie in this place only. Change every place that reads or clears it as well; users sign in once more. Where the cookie has a domain
or another path, \`__Secure-\` is the prefix that remains.`,
  how: 'Call it `__Host-…`, with `secure: true`, `path: "/"` and no `domain`.',
  fix: 'suggestion',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax' });
});`,
  good: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('__Host-session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax' });
});`,

  on: 'cookie',
  check(cookie) {
    const name = textOf(cookie.name);
    if (name === undefined || cookie.writer === 'browser' || !isAuthenticationCookie(cookie) || namesPrefix(name)) return undefined;
    return {
      at: cookie.name.span,
      message: 'Another subdomain can replace this sign-in cookie: its name has no __Host- prefix.',
      fixes: rename(cookie, name),
    };
  },
});

/** Only the promise that the cookie already keeps; none where it is not certainly secure. */
function rename({ name, secure, path, domain }: CookieFact, own: string): ProblemFix[] {
  if (!is(secure, true) || /['\\]/.test(own)) return [];
  const prefix = is(path, '/') && isAbsent(domain) ? '__Host-' : '__Secure-';
  return set(name, `'${prefix}${own}'`, `Call it ${prefix}${own}`, 'suggestion');
}
