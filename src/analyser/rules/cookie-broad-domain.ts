import type { CookieFact } from '../model/fact';
import { remove } from '../model/fix';
import { isAuthenticationCookie, namesPrefix } from '../model/names';
import { defineRule } from '../model/rule';
import { inProduction, textOf } from '../model/value';

export default defineRule({
  id: 'cookie-broad-domain',
  title: 'Every subdomain receives the sign-in cookie',
  severity: 'warning',
  cwe: 1275,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#domain-and-path-attributes',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.2.3',
    'ASVS 5.0, 3.3.3',
  ],
  why: `A cookie with \`Domain=example.com\` goes to that host and to every subdomain of it, with or without a dot in front. So a forgotten
blog, a status page at another company, or one subdomain that someone took over, receives the session of every user who opens it, and each of
them can also overwrite the cookie.

Without \`domain\`, browsers send the cookie only to the host that set it: that is the default of every library, and what you want in nearly
all cases.

Keep \`domain\` where several subdomains really share one sign-in, all of them are yours, and none shows content of others. Reported is a dot in front, by which
people ask for all subdomains. Without the dot, or known only when the program runs, it is silent, though browsers treat \`example.com\` just the same.`,
  how: 'Leave `domain` out, so that only the host that sets the cookie receives it.',
  fix: 'suggestion',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax', domain: '.example.com' });
});`,
  good: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax' });
});`,

  on: 'cookie',
  check(cookie, project) {
    const { domain, name } = cookie;
    if (!isAuthenticationCookie(cookie) || project.isTest(cookie.span.file)) return undefined;
    // Browsers refuse such a cookie as a whole: cookie-prefix-violation says that.
    if (!isBroad(domain) || namesPrefix(textOf(name) ?? '') === '__Host-') return undefined;
    return {
      at: domain.span,
      message: 'Every subdomain receives this sign-in cookie, and may replace it: it has a domain.',
      fixes: remove(domain, 'Send the cookie to this host only', 'suggestion'),
    };
  },
});

/** A domain with a dot in front, of which at least the dot is known. */
function isBroad(domain: CookieFact['domain']): boolean {
  const value = inProduction(domain.value);
  if (value.kind === 'text') return (textOf(value.parts[0]) ?? '').startsWith('.');
  return /^\.[^.]+\.[^.]/.test(textOf(value) ?? '');
}
