import type { CookieFact } from '../model/fact';
import { remove, set } from '../model/fix';
import { namesPrefix } from '../model/names';
import { defineRule, type Problem, type Project } from '../model/rule';
import { makeSecure } from '../model/secure';
import { isAbsent, isOff, textOf, type Value } from '../model/value';

export default defineRule({
  id: 'cookie-prefix-violation',
  title: 'Browsers refuse the cookie: it breaks what its name promises',
  severity: 'error',
  cwe: 16,
  references: [
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes',
    'ASVS 5.0, 3.3.1 and 3.3.3',
  ],
  why: `Names that start with \`__Secure-\` or \`__Host-\` are promises that browsers enforce. \`__Secure-\` needs \`Secure\`. \`__Host-\` needs
\`Secure\`, \`Path=/\` and no \`Domain\`, so that no other host, not even a subdomain, can set or receive the cookie. A cookie that breaks
its promise is ignored, without an error on the server: sign-in seems to work, and the next request is anonymous.

\`Secure\` is off by default nearly everywhere. The path is \`/\` by default in \`res.cookie()\`, Next.js and js-cookie; \`cookie.serialize()\` and a
raw \`Set-Cookie\` header send none, which \`__Host-\` does not accept.

If the cookie has to be shared between subdomains, keep \`domain\` and call it \`__Secure-\` instead.`,
  how: 'Give a `__Host-` cookie `secure: true`, `path: "/"` and no `domain`; give a `__Secure-` cookie `secure: true`.',
  fix: 'edit',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('__Host-session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax', domain: 'example.com' });
});`,
  good: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('__Host-session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
});`,

  on: 'cookie',
  check(cookie, project) {
    const prefix = namesPrefix(textOf(cookie.name) ?? '');
    if (!prefix || cookie.deletes) return undefined;
    return [...insecure(cookie, prefix, project), ...(prefix === '__Host-' ? beyondHost(cookie) : [])];
  },
});

function insecure(cookie: CookieFact, prefix: string, project: Project): Problem[] {
  const { secure } = cookie;
  if (!isOff(secure)) return [];
  return [
    { at: secure.span, message: `Browsers refuse this cookie: a name with ${prefix} needs Secure.`, fixes: makeSecure(cookie, project) },
  ];
}

/** Also a variable of the environment with a text that stands in for it: either is a domain. */
const givesText = (value: Value): boolean =>
  Boolean(textOf(value)) || (value.kind === 'env' && value.fallback !== undefined && givesText(value.fallback));

function beyondHost({ domain, path }: CookieFact): Problem[] {
  const problems: Problem[] = [];
  if (givesText(domain.value))
    problems.push({
      at: domain.span,
      message: 'Browsers refuse this cookie: __Host- allows no domain.',
      fixes: remove(domain, 'Remove the domain'),
    });
  const own = textOf(path);
  if (isAbsent(path) || (own !== undefined && own !== '/'))
    problems.push({
      at: path.span,
      message: 'Browsers refuse this cookie: __Host- needs the path /.',
      fixes: set(path, "'/'", 'Set the path to /'),
    });
  return problems;
}
