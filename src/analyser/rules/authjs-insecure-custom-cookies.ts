import type { AuthjsFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type Problem } from '../model/rule';
import { inProduction, isAbsent, isOff, type Setting } from '../model/value';

export default defineRule({
  id: 'authjs-insecure-custom-cookies',
  title: 'Own settings take the protection off the session cookie',
  severity: 'error',
  cwe: 1004,
  references: [
    'https://next-auth.js.org/configuration/options#cookies',
    'https://authjs.dev/reference/core#cookies',
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#cookies',
    'ASVS 5.0, 3.3.4',
  ],
  why: `Who reads the session cookie is signed in as the user. By default Auth.js keeps it from page scripts (\`HttpOnly\`), from plain HTTP
(\`Secure\`, where the site has HTTPS) and from other sites (\`SameSite=Lax\`).

next-auth 4 replaces an entry of \`cookies\` as a whole: with \`sessionToken: { name, options: { domain } }\` all of that is gone, and only what you
write yourself counts. Version 5 and the other @auth packages merge it with their defaults, so there only an explicit \`false\` is reported.

\`secure\` by a condition on \`NODE_ENV\` or on the address is fine. Options that are only known when the program runs are silent.`,
  how: "Write `httpOnly: true`, `sameSite: 'lax'`, `path: '/'` and `secure` beside your own options, or leave the entry out.",
  fix: 'edit',
  bad: `import NextAuth from 'next-auth';
import GitHubProvider from 'next-auth/providers/github';
export default NextAuth({
  providers: [GitHubProvider({ clientId: '1', clientSecret: process.env.GITHUB_SECRET! })],
  cookies: { sessionToken: { name: 'next-auth.session-token', options: { path: '/' } } },
});`,
  good: `import NextAuth from 'next-auth';
import GitHubProvider from 'next-auth/providers/github';
export default NextAuth({
  providers: [GitHubProvider({ clientId: '1', clientSecret: process.env.GITHUB_SECRET! })],
  cookies: {
    sessionToken: {
      name: 'next-auth.session-token',
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: process.env.NODE_ENV === 'production' },
    },
  },
});`,
  exampleDependencies: { 'next-auth': '4.24.15' },

  on: 'authjs',
  check(fact, project) {
    const { sessionCookie, cookie, span } = fact;
    if (inProduction(sessionCookie.value).kind !== 'object' || project.isTest(span.file)) return undefined;
    const turnedOff = [cookie.httpOnly, cookie.secure].filter((one) => one.origin === 'written' && isOff(one) && !isAbsent(one));
    return [...turnedOff.map(switchedOff), ...leftOut(fact)];
  },
});

const production = "process.env.NODE_ENV === 'production'";

function switchedOff(setting: Setting): Problem {
  return setting.path.endsWith('.httpOnly')
    ? {
        at: setting.span,
        message: 'Page scripts can read the session cookie: it is not HttpOnly.',
        fixes: set(setting, 'true', 'Make it HttpOnly'),
      }
    : {
        at: setting.span,
        message: 'Others on the network can read the session cookie: it is not Secure.',
        fixes: set(setting, production, 'Make it secure in production'),
      };
}

/** What version 4 loses by the entry. One problem and one fix for all of it: it is missing in one place. */
function leftOut({ major, cookie }: AuthjsFact): Problem[] {
  const { httpOnly, secure, sameSite, path } = cookie;
  const missing = (one: Setting): boolean => one.origin === 'default' && isOff(one);
  if (major === 5 || !(missing(httpOnly) || missing(secure))) return [];
  const wanted: [Setting, boolean, string, string][] = [
    [httpOnly, missing(httpOnly), 'httpOnly', 'true'],
    [secure, missing(secure), 'secure', production],
    [sameSite, isAbsent(sameSite), 'sameSite', "'lax'"],
    [path, isAbsent(path), 'path', "'/'"],
  ];
  const [[first, , , text], ...rest] = wanted.filter(([, lacks]) => lacks);
  const all = [text, ...rest.map(([, , name, value]) => `${name}: ${value}`)].join(', ');
  return [
    {
      at: first.span,
      message: missing(httpOnly)
        ? 'Page scripts can read the session cookie: this entry replaces its defaults.'
        : 'Others on the network can read this cookie: the entry replaces its defaults.',
      fixes: set(first, all, 'Write the defaults that this entry replaces'),
    },
  ];
}
