import type { Configuration } from './configuration';

const login = `app.get('/login', (req, res) => { req.session.user = 'ada'; res.end('ok'); });`;
const express = { serving: 'express', visit: 'login', beside: ['express'] } as const;

/** Session middleware of Express. */
export const expressSessions: readonly Configuration[] = [
  {
    ...express,
    name: 'express-session 1.17, nothing set',
    library: 'express-session',
    version: '1.17.3',
    files: {
      'app.js': `const express = require('express');
const session = require('express-session');
const app = express();
app.use(session({ secret: 'loopback', resave: false, saveUninitialized: false }));
${login}
module.exports = app;`,
    },
  },
  {
    ...express,
    name: 'express-session 1.17 behind a proxy, secure by environment',
    library: 'express-session',
    version: '1.17.3',
    files: {
      'app.js': `const express = require('express');
const session = require('express-session');
const isProduction = process.env.NODE_ENV === 'production';
const app = express();
app.set('trust proxy', 1);
app.use(session({
  name: isProduction ? '__Host-id' : 'id', secret: ['new', 'old'], resave: false, saveUninitialized: false,
  cookie: { secure: isProduction, sameSite: 'lax', maxAge: 24 * 60 * 60 * 1000 },
}));
${login}
module.exports = app;`,
    },
  },
  {
    ...express,
    name: 'express-session 1.18, secure as the connection is',
    library: 'express-session',
    version: '1.18.2',
    files: {
      'app.ts': `import express from 'express';
import session from 'express-session';
const app = express();
app.enable('trust proxy');
app.use(session({ name: 'sid', secret: 'loopback', resave: false, saveUninitialized: true, cookie: { secure: 'auto', sameSite: true, domain: 'example.com', path: '/login' } }));
${login.replaceAll('req,', 'req: any,')}
export default app;`,
    },
  },
  {
    ...express,
    name: 'express-session 1.18, options shared and completed later',
    library: 'express-session',
    version: '1.18.2',
    files: {
      'app.js': `const express = require('express');
const session = require('express-session');
const { lifetime, base } = require('./session-options');
const app = express();
const options = { ...base, cookie: { maxAge: lifetime, httpOnly: false } };
if (process.env.NODE_ENV === 'production') {
  app.set('trust proxy', 1);
  options.cookie.secure = true;
}
app.use(session(options));
${login}
module.exports = app;`,
      'session-options.js': `exports.lifetime = 1000 * 60 * 30;\nexports.base = { secret: 'loopback', resave: false, saveUninitialized: false, rolling: true, name: 'shared' };`,
    },
  },
  {
    ...express,
    name: 'express-session 1.19, a cookie for each request',
    library: 'express-session',
    version: '1.19.0',
    files: {
      'app.js': `import express from 'express';
import session from 'express-session';
const app = express();
app.set('trust proxy', 'loopback');
app.use(session({ secret: 'loopback', resave: false, saveUninitialized: false, cookie: (req) => ({ secure: req.secure, sameSite: 'strict', maxAge: 600_000 }) }));
${login}
export default app;`,
    },
    module: true,
  },
  {
    ...express,
    name: 'express-session 1.19, sameSite as the connection is',
    library: 'express-session',
    version: '1.19.0',
    files: {
      'app.js': `const express = require('express');
const session = require('express-session');
const app = express();
app.use(session({ secret: 'loopback', resave: false, saveUninitialized: false, proxy: true, cookie: { secure: 'auto', sameSite: 'auto' } }));
${login}
module.exports = app;`,
    },
  },
  {
    ...express,
    name: 'express-session 1.19, secure without a trusted proxy',
    library: 'express-session',
    version: '1.19.0',
    files: {
      'app.js': `const express = require('express');
const session = require('express-session');
const app = express();
app.use(session({ secret: 'loopback', resave: false, saveUninitialized: false, cookie: { secure: true } }));
${login}
module.exports = app;`,
    },
  },
  {
    ...express,
    name: 'cookie-session, nothing set',
    library: 'cookie-session',
    version: '2.1.1',
    files: {
      'app.js': `const express = require('express');
const cookieSession = require('cookie-session');
const app = express();
app.set('trust proxy', 1);
app.use(cookieSession({ keys: ['loopback'] }));
${login}
module.exports = app;`,
    },
  },
  {
    ...express,
    name: 'cookie-session, everything set',
    library: 'cookie-session',
    version: '2.1.1',
    files: {
      'app.ts': `import express from 'express';
import cookieSession from 'cookie-session';
const app = express();
app.set('trust proxy', 1);
app.use(cookieSession({ name: 'state', secret: 'loopback', maxAge: 86_400_000, sameSite: 'none', secure: process.env.NODE_ENV === 'production', httpOnly: false, domain: '.example.com', path: '/login' }));
${login.replaceAll('req,', 'req: any,')}
export default app;`,
    },
  },
  {
    ...express,
    name: 'express-session 1.18, the old option for its name',
    library: 'express-session',
    version: '1.18.2',
    files: {
      'app.js': `const express = require('express');
const session = require('express-session');
const app = express();
const cookie = { secure: false, sameSite: 'none', maxAge: 7 * 24 * 3600 * 1000, partitioned: true, priority: 'high' };
app.use(session({ key: 'old.name', secret: 'loopback', resave: true, saveUninitialized: true, cookie }));
${login}
module.exports = app;`,
    },
  },
];
