import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, isAbsent } from '../model/value';

export default defineRule({
  id: 'session-no-lifetime',
  title: 'Nothing says when sessions end',
  severity: 'info',
  off: true,
  cwe: 613,
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration',
    'https://h3.dev/utils/security',
    'ASVS 5.0, 7.3.2',
  ],
  why: `Without \`maxAge\` the browser keeps the cookie until it is closed, which browsers that restore their windows never are. How long the server
accepts it then is up to the store's own default, or to nothing: a sealed session of h3 and a signed one of cookie-session or
Remix is good for ever for whoever has a copy.

koa-session (one day) and iron-session (14 days) have a lifetime of their own and are not reported; neither are stores with a \`ttl\`. How long is a
decision: the fix is a suggestion.`,
  how: 'Set `maxAge` to hours or days, in the unit of the library.',
  fix: 'suggestion',
  bad: `import session from 'express-session';
import { RedisStore } from 'connect-redis';
import { client } from './redis';
export const sessions = session({
  store: new RedisStore({ client }),
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,
  good: `import session from 'express-session';
import { RedisStore } from 'connect-redis';
import { client } from './redis';
export const sessions = session({
  store: new RedisStore({ client }),
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax', maxAge: 8 * 60 * 60 * 1000 },
});`,

  on: 'session',
  check({ lifetime, lifetimeUnit, store, storeLifetime, storeDefault, cookie, span, isPreference }, project) {
    if (isPreference) return undefined;
    if (!(isAbsent(lifetime) || is(lifetime, null)) || !isAbsent(cookie.expires) || project.isTest(span.file)) return undefined;
    const byStore = storeDefault !== 'cookie' && !isAbsent(store) && !isAbsent(storeLifetime);
    if (byStore) return undefined;
    const hours = lifetimeUnit === 'seconds' ? '8 * 60 * 60' : '8 * 60 * 60 * 1000';
    return {
      at: lifetime.span,
      message: 'A copied session cookie may work for ever: nothing says when sessions end.',
      fixes: set(lifetime, hours, 'End sessions after eight hours', 'suggestion'),
    };
  },
});
