import type { Configuration } from './configuration';

/** Session libraries of Fastify and plain Node.js. */
export const otherSessions: readonly Configuration[] = [
  {
    name: 'iron-session, nothing set',
    library: 'iron-session',
    version: '8.0.4',
    serving: 'node',
    visit: 'login',
    files: {
      'app.ts': `import { getIronSession } from 'iron-session';
export default async (req: any, res: any) => {
  const session: any = await getIronSession(req, res, { cookieName: 'app', password: process.env.SESSION_PASSWORD! });
  session.user = 'ada';
  await session.save();
  res.end('ok');
};`,
      '.env': 'SESSION_PASSWORD=a-password-for-the-loopback-test-of-32-characters\n',
    },
  },
  {
    name: 'iron-session, options in another file',
    library: 'iron-session',
    version: '8.0.4',
    serving: 'node',
    visit: 'login',
    files: {
      'app.ts': `import { getIronSession } from 'iron-session';
import { sessionOptions } from './session';
export default async (req: any, res: any) => {
  const session: any = await getIronSession(req, res, sessionOptions);
  session.user = 'ada';
  await session.save();
  res.end('ok');
};`,
      'session.ts': `import type { SessionOptions } from 'iron-session';
export const sessionOptions: SessionOptions = {
  cookieName: 'trial', password: process.env.SESSION_PASSWORD as string, ttl: 60 * 60 * 8,
  cookieOptions: { secure: process.env.NODE_ENV === 'production', sameSite: 'strict', domain: 'example.com' },
};`,
      '.env': 'SESSION_PASSWORD=a-password-for-the-loopback-test-of-32-characters\n',
    },
  },
  {
    name: '@fastify/session, nothing set',
    library: '@fastify/session',
    version: '11.1.3',
    beside: ['fastify', '@fastify/cookie'],
    serving: 'fastify',
    visit: 'login',
    files: {
      'app.ts': `import fastify from 'fastify';
import cookie from '@fastify/cookie';
import session from '@fastify/session';
const app = fastify({ trustProxy: true });
app.register(cookie);
app.register(session, { secret: process.env.SESSION_SECRET! });
app.get('/login', async (request: any) => { request.session.user = 'ada'; return 'ok'; });
export default app;`,
      '.env': 'SESSION_SECRET=a-secret-for-the-loopback-test-of-32-characters\n',
    },
  },
  {
    name: '@fastify/session, secure as the connection is',
    library: '@fastify/session',
    version: '11.1.3',
    beside: ['fastify', '@fastify/cookie'],
    serving: 'fastify',
    visit: 'login',
    files: {
      'app.js': `const app = require('fastify')({ trustProxy: true });
app.register(require('@fastify/cookie'));
app.register(require('@fastify/session'), {
  secret: process.env.SESSION_SECRET, cookieName: 'visit', saveUninitialized: false,
  cookie: { secure: 'auto', maxAge: 1800000, sameSite: 'strict' },
});
app.get('/login', async (request) => { request.session.user = 'ada'; return 'ok'; });
module.exports = app;`,
      '.env': 'SESSION_SECRET=a-secret-for-the-loopback-test-of-32-characters\n',
    },
  },
  {
    name: 'iron-session until the browser is closed',
    library: 'iron-session',
    version: '8.0.4',
    serving: 'node',
    visit: 'login',
    files: {
      'app.ts': `import { getIronSession } from 'iron-session';
const secure = process.env.APP_URL?.startsWith('https://') ?? false;
const cookieName = 'app-session';
export default async (req: any, res: any) => {
  const session: any = await getIronSession(req, res, {
    cookieName, password: { 1: process.env.SESSION_PASSWORD! }, ttl: 0, cookieOptions: { maxAge: undefined, httpOnly: true, secure, path: '/login' },
  });
  session.user = 'ada';
  await session.save();
  res.end('ok');
};`,
      '.env': 'SESSION_PASSWORD=a-password-for-the-loopback-test-of-32-characters\n',
      '.env.production': 'APP_URL=https://app.example.com\n',
      '.env.development': 'APP_URL=http://localhost:3000\n',
    },
  },
  {
    name: 'iron-session that never ends',
    library: 'iron-session',
    version: '8.0.4',
    serving: 'node',
    visit: 'login',
    files: {
      'app.ts': `import { getIronSession } from 'iron-session';
export default async (req: any, res: any) => {
  const session: any = await getIronSession(req, res, { cookieName: 'ever', password: process.env.SESSION_PASSWORD!, ttl: 0 });
  session.user = 'ada';
  await session.save();
  res.end('ok');
};`,
      '.env': 'SESSION_PASSWORD=a-password-for-the-loopback-test-of-32-characters\n',
    },
  },
];
