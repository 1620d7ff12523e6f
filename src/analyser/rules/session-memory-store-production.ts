import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { is, isOff } from '../model/value';

export default defineRule({
  id: 'session-memory-store-production',
  title: 'Sessions are kept in memory: they end with the process and fill it up',
  severity: 'warning',
  cwe: 770,
  references: [
    'https://github.com/expressjs/session#compatible-session-stores',
    'https://expressjs.com/en/advanced/best-practice-security.html',
  ],
  why: `express-session keeps sessions in the memory of the process unless it is given a \`store\`. That store is for development: every
deployment signs everybody out, a second process or server does not know the sessions of the first, and sessions that nobody
asks for again are never removed. A stranger who sends many requests can fill the memory until the process ends.

The default applies in every version; express-session prints a warning about it, but only with \`NODE_ENV=production\`. @fastify/session does the same without
a warning, hono-sessions with its \`MemoryStore\`, and Remix with \`createMemorySessionStorage\`. The package
\`memorystore\` is something else: it removes old sessions, and is not reported.

The suggestion writes the name of a store that you create yourself. Leave it where the program never runs in production; test files are not
reported.`,
  how: 'Create a store that lasts, for example with connect-redis, connect-pg-simple or connect-mongo, and pass it as `store`.',
  fix: 'suggestion',
  bad: `import session from 'express-session';
export const sessions = session({
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,
  good: `import { RedisStore } from 'connect-redis';
import session from 'express-session';
import { client } from './redis';
export const sessions = session({
  store: new RedisStore({ client }),
  secret: process.env.SESSION_SECRET!,
  resave: false,
  saveUninitialized: false,
  cookie: { secure: 'auto', sameSite: 'lax' },
});`,

  on: 'session',
  check({ storeDefault, store, span, developmentOnly }, project) {
    const inMemory = is(store, 'memory') || (storeDefault === 'memory' && isOff(store));
    if (!inMemory || developmentOnly || project.isTest(span.file)) return undefined;
    return {
      at: store.span,
      message: 'Everybody is signed out at each restart: sessions are kept in memory only.',
      fixes: set(store, 'sessionStore', 'Use a store of your own, named sessionStore', 'suggestion'),
    };
  },
});
