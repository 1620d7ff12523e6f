import type { RouteFact } from '../model/fact';
import { replace } from '../model/fix';
import { defineRule, type Project } from '../model/rule';
import { textOf } from '../model/value';

export default defineRule({
  id: 'auth-missing-rate-limit',
  title: 'Passwords and codes can be tried as often as one likes',
  severity: 'warning',
  off: true,
  cwe: 307,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#protect-against-automated-attacks',
    'https://github.com/express-rate-limit/express-rate-limit',
    'ASVS 5.0, 6.3.1',
  ],
  why: `Without a limit a program tries thousands of passwords a minute against one account, or one leaked password against all of them; a one-time code of six digits falls within
hours. Reset routes send as many e-mails as somebody asks for.

Reported are POST routes for signing in, resetting a password and checking a code that no limiter stands before: none in the route, none mounted for the whole application, none
asked in the handler.

A limiter may also stand in front of the application, in a gateway or a web application firewall, where no code shows it: that is why this rule is off unless you turn it on.
The suggestion needs an import of express-rate-limit, and a shared store as soon as there is more than one process.`,
  how: 'Put a limiter before the route: a handful of attempts for each account and address.',
  fix: 'suggestion',
  bad: `import express from 'express';
import { signIn } from './users';
const app = express();
app.post('/login', signIn);`,
  good: `import express from 'express';
import { rateLimit } from 'express-rate-limit';
import { signIn } from './users';
const app = express();
app.post('/login', rateLimit({ windowMs: 15 * 60_000, limit: 10 }), signIn);`,

  on: 'route',
  check(route, project) {
    if (!/^(post|all)$/.test(route.method) || !asksForSecret(textOf(route.path) ?? '') || project.isTest(route.span.file)) return undefined;
    if (isLimited(route, project)) return undefined;
    const { first } = route;
    const text = 'rateLimit({ windowMs: 15 * 60_000, limit: 10 }), ';
    return {
      at: route.span,
      message: 'Anyone can try passwords or codes here as often as they like: nothing limits it.',
      fixes: first ? replace({ ...first, end: first.start }, text, 'Put a limiter of express-rate-limit before it', 'suggestion') : [],
    };
  },
});

/** Signing in with another service hands in a token, nothing that can be tried. */
const isForeign = (path: string): boolean =>
  /(^|[/_-])(google|facebook|apple|github|gitlab|twitter|linkedin|microsoft|discord|oauth2?|oidc|saml|sso|social)([/_-]|$)/i.test(path);

const asksForSecret = (path: string): boolean =>
  !isForeign(path) &&
  /(^|[/_-])(log-?in|sign-?in|authenticate|forgot|reset|otp|totp|2fa|mfa|verify|(forgot|reset|recover)-?_?password|password-?reset|verify-?(code|otp|email))s?([/_-]|$)/i.test(
    path,
  );

const names = /limit|throttle|slow-?down|brute|captcha/i;

function isLimited({ middleware, handlers }: RouteFact, project: Project): boolean {
  if (middleware.some((name) => names.test(name))) return true;
  if (project.all('route').some((other) => other.method === 'use' && other.middleware.some((name) => names.test(name)))) return true;
  return project.all('rate-limit').some(({ use, scopes }) => {
    if (use === 'everywhere') return true;
    return use === 'asked' && (handlers.length === 0 || handlers.some((handler) => scopes.includes(handler)));
  });
}
