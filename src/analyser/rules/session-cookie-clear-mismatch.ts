import type { CookieFact } from '../model/fact';
import { set } from '../model/fix';
import { isAuthenticationCookie, namesAuthentication, namesPrefix } from '../model/names';
import { defineRule, type Problem } from '../model/rule';
import { inProduction, isAbsent, isOff, type Setting, textOf } from '../model/value';

export default defineRule({
  id: 'session-cookie-clear-mismatch',
  title: 'Signing out leaves the sign-in cookie in the browser',
  severity: 'warning',
  cwe: 613,
  references: [
    'https://expressjs.com/en/api.html#res.clearCookie',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7',
    'ASVS 5.0, 7.4.1',
  ],
  why: `Browsers tell cookies apart by name, domain and path. To clear one, the server sends it again, empty and expired, with the same three. With another path or domain
that is just a second cookie: the first one stays, and the person is still signed in after signing out, for the next one at that computer.

\`res.clearCookie()\` and Next.js \`cookies().delete()\` use the path \`/\` and no domain unless you write them. A name that starts with \`__Host-\` or \`__Secure-\` needs \`secure\` for
clearing as well, or browsers ignore it. Calling the cookie by a name that nothing sets clears nothing: express-session's is \`connect.sid\`, unless \`name\` says otherwise.

Reported is only what is written out on both sides. Cookies that another application sets are silent.`,
  how: 'Give the clearing call the name, path and domain that the cookie is set with: best from one shared object.',
  fix: 'edit',
  bad: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax', path: '/app' });
});
app.post('/logout', (req, res) => {
  res.clearCookie('session');
  res.redirect('/');
});`,
  good: `import express from 'express';
const app = express();
app.post('/login', (req, res) => {
  res.cookie('session', createSession(req.body), { httpOnly: true, secure: true, sameSite: 'lax', path: '/app' });
});
app.post('/logout', (req, res) => {
  res.clearCookie('session', { path: '/app' });
  res.redirect('/');
});`,

  on: 'cookie',
  check(cookie, project) {
    const name = textOf(cookie.name);
    if (!cookie.deletes || name === undefined || project.isTest(cookie.span.file)) return undefined;
    const all = project.all('cookie');
    const setters = all.filter((one) => !one.deletes && textOf(one.name) === name);
    if (setters.length === 0) return namesAuthentication(name) ? otherName(cookie, name, all) : undefined;
    if (!setters.some(isAuthenticationCookie)) return undefined;
    const clearers = all.filter((one) => one.deletes && textOf(one.name) === name && one.span.file === cookie.span.file);
    // Some clear a cookie twice, for an older path as well.
    if (clearers.some((one) => setters.some((setter) => differences(one, setter).length === 0))) return undefined;
    return differences(cookie, setters[0])
      .slice(0, 1)
      .map((path) => mismatch(cookie, setters[0], path));
  },
});

type Kept = 'path' | 'domain' | 'secure';

/** What keeps the call from clearing the cookie that `setter` sets. */
function differences(cookie: CookieFact, setter: CookieFact): Kept[] {
  const refused = namesPrefix(textOf(cookie.name) ?? '') !== undefined && isOff(cookie.secure) && !isOff(setter.secure);
  return [
    ...(differ(cookie.path, setter.path, (text) => text) ? (['path'] as const) : []),
    ...(differ(cookie.domain, setter.domain, (text) => text.replace(/^\./, '').toLowerCase(), true) ? (['domain'] as const) : []),
    ...(refused && cookie.writer === 'server' ? (['secure'] as const) : []),
  ];
}

/** Both are known and not the same. Without a path the browser takes that of the request, which is not known. */
function differ(own: Setting, other: Setting, normal: (text: string) => string, absentCounts = false): boolean {
  const [one, two] = [textIn(own), textIn(other)];
  if (one === undefined || two === undefined) return false;
  return normal(one) !== normal(two) && (absentCounts || (one !== '' && two !== ''));
}

/** The text; nothing is the empty text. */
function textIn(setting: Setting): string | undefined {
  if (isAbsent(setting) || inProduction(setting.value).kind === 'absent') return '';
  return textOf(setting);
}

function mismatch(cookie: CookieFact, setter: CookieFact, path: Kept): Problem {
  const own = cookie[path];
  const wanted = path === 'secure' ? 'true' : textIn(setter[path]);
  const text = path === 'secure' ? 'true' : `'${wanted}'`;
  const fixes = wanted && !/['\\]/.test(wanted) ? set(own, text, `Clear it with the ${path} that it is set with`) : [];
  const reason = path === 'secure' ? 'without secure, browsers ignore this' : `it is set with another ${path}`;
  return {
    at: own.span,
    message: `The sign-in cookie stays in the browser: ${reason}.`,
    fixes,
    related: [{ at: setter[path].span, message: 'It is set here.' }],
  };
}

/** Nothing sets a cookie of this name, and the one sign-in cookie that is set is never cleared. */
function otherName(cookie: CookieFact, name: string, all: readonly CookieFact[]): Problem | undefined {
  const setters = all.filter((one) => !one.deletes && one.writer === 'server');
  if (cookie.writer === 'browser' || setters.some((one) => textOf(one.name) === undefined)) return undefined;
  const cleared = new Set(all.filter((one) => one.deletes).map((one) => textOf(one.name)));
  if (cleared.has(undefined)) return undefined;
  const left = setters.filter((one) => isAuthenticationCookie(one) && !cleared.has(textOf(one.name)));
  const names = new Set(left.map((one) => textOf(one.name)));
  const [other] = names;
  if (names.size !== 1 || other === undefined || setters.length !== left.length || /['\\]/.test(other)) return undefined;
  return {
    at: cookie.name.span,
    message: `The sign-in cookie stays in the browser: nothing sets ${name.length > 20 ? 'one of this name' : name}.`,
    fixes: set(cookie.name, `'${other}'`, `Clear ${other}`, 'suggestion'),
    related: [{ at: left[0].name.span, message: 'This one is set, and never cleared.' }],
  };
}
