// Middleware that takes who the user is from a cookie: https://expressjs.com/en/api.html#req.cookies. Browsers send it with requests of other sites as well.
import type { CookieGuardFact } from '../model/fact';
import { defineLibrary } from '../source/define-library';

const isRequest = (name: string | undefined): boolean => /^(req|request)$/.test(name ?? '');

export default defineLibrary({
  id: 'cookie-guards',
  modules: [],
  triggers: [
    ['\\b(req|request)\\??\\.(signedC|c)ookies\\b', '\\bnext\\(\\)', '\\b(req|request|locals)\\.(user|userId|currentUser|auth)\\s*=[^=]'],
  ],
  detect: (source): CookieGuardFact[] => {
    const users = ['user', 'userId', 'currentUser', 'auth'].flatMap((name) =>
      source.assignments(name).filter(({ steps }) => steps.length === 2 && isRequest(steps[0])),
    );
    const isMiddleware = (scope: number): boolean => source.functionAt(scope)?.parameters.some(({ name }) => name === 'next') ?? false;
    const guards = users.flatMap(({ scopes }) => scopes.filter(isMiddleware));
    return ['cookies', 'signedCookies'].flatMap((jar) =>
      source
        .accesses(jar)
        .filter(({ steps, scopes }) => isRequest(steps[0]) && steps[1] === jar && scopes.some((scope) => guards.includes(scope)))
        .map(({ steps, span, scopes }) => ({ kind: 'cookie-guard', library: 'the cookie', span, scopes, name: steps[2] })),
    );
  },
});
