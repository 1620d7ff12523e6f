import { remove, replace, set } from '../model/fix';
import { isPlainHttp } from '../model/plain-http';
import { defineRule, type Problem } from '../model/rule';
import { inProduction, is, isAbsent, textOf } from '../model/value';

export default defineRule({
  id: 'better-auth-secure-cookies-off',
  title: 'better-auth sends its session cookie without protection',
  severity: 'error',
  cwe: 614,
  references: [
    'https://www.better-auth.com/docs/concepts/cookies',
    'https://www.better-auth.com/docs/reference/options',
    'ASVS 5.0, 3.3.1',
  ],
  why: `Without \`Secure\` the browser also sends the session cookie over http://, where everybody on the way can read it; without \`HttpOnly\` every script of the page can.

better-auth does both right by itself: \`HttpOnly\` is on, and \`Secure\` (with the \`__Secure-\` prefix) follows from an https \`baseURL\`, or from \`NODE_ENV\` where there is none.
\`useSecureCookies: false\`, an http \`baseURL\` and \`defaultCookieAttributes\` take that away, also in production.

A switch that is only off while developing (\`process.env.NODE_ENV === 'production'\`) is silent, and so are addresses of your own computer or network.`,
  how: 'Leave the cookie options alone, and give the https address as `baseURL`.',
  fix: 'edit',
  bad: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, advanced: { useSecureCookies: false } });`,
  good: `import { betterAuth } from 'better-auth';
import { database } from './database';
export const auth = betterAuth({ database, advanced: { useSecureCookies: process.env.NODE_ENV === 'production' } });`,

  on: 'better-auth',
  check({ useSecureCookies, cookieSwitches, baseUrl }, project) {
    if (project.isTest(baseUrl.span.file)) return undefined;
    const url = textOf(baseUrl) ?? '';
    const { at = baseUrl.span } = inProduction(baseUrl.value);
    const switches = cookieSwitches.filter((one) => is(one, false));
    return [
      ...(is(useSecureCookies, false)
        ? [
            {
              at: useSecureCookies.span,
              message: 'The session cookie also travels over plain HTTP: secure cookies are off.',
              fixes: set(useSecureCookies, 'true', 'Use secure cookies'),
            },
          ]
        : []),
      ...switches.map((one): Problem => {
        const removal = remove(one, 'Leave it to better-auth');
        const readable = one.path.endsWith('httpOnly');
        return {
          at: one.span,
          message: readable
            ? 'Page scripts can read the session cookie: HttpOnly is off.'
            : 'The session cookie also travels over plain HTTP.',
          fixes: removal.length > 0 ? removal : set(one, 'true'),
        };
      }),
      ...(isPlainHttp(url) && isAbsent(useSecureCookies)
        ? [
            {
              at,
              message: 'The session cookie travels over plain HTTP: the base URL is no https address.',
              fixes: replace({ ...at, start: at.start + 1, end: at.start + 5 }, 'https', 'Use https', 'suggestion'),
            },
          ]
        : []),
    ];
  },
});
