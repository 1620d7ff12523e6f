import assert from 'node:assert/strict';
import { setupOf, shown } from './shown';

type Texts = Record<string, string>;
interface Case {
  readonly dependencies: Texts;
  readonly files: Texts;
  readonly is: readonly string[];
}

const v4 = { 'next-auth': '4.24.15' };
const v5 = { 'next-auth': '5.0.0-beta.32' };
const express = { express: '4.21.0', 'express-session': '1.19.0' };
const nextAuth4 = (options: string, before = ''): Texts => ({
  'pages/api/auth/[...nextauth].ts': `import NextAuth from 'next-auth';\n${before}\nexport default NextAuth({ providers: [], ${options} });\n`,
});
const nextAuth5 = (options: string, before = ''): Texts => ({
  'auth.ts': `import NextAuth from 'next-auth';\n${before}\nexport const { handlers, auth } = NextAuth({ providers: [], ${options} });\n`,
});
const session = (options: string, more = ''): Texts => ({
  'server.js': `const express = require('express'); const session = require('express-session');\nconst app = express();\n${more}\napp.use(session({ secret: process.env.S, resave: false, saveUninitialized: false, ${options} }));\n`,
});

const cases: { readonly [name: string]: Case } = {
  'next-auth 4, nothing set': {
    dependencies: v4,
    files: nextAuth4(''),
    is: [
      'jwt; 30 days, 30 days; -',
      'next-auth.session-token; HttpOnly; SameSite=Lax (2592000)',
      '__Secure-next-auth.session-token; HttpOnly; Secure; SameSite=Lax (2592000)',
    ],
  },
  't01: next-auth 4, session.maxAge does not shorten the token': {
    dependencies: v4,
    files: nextAuth4('session: { maxAge: 3600 }'),
    is: [
      'jwt; 1 hour, 30 days; -',
      'next-auth.session-token; HttpOnly; SameSite=Lax (3600)',
      '__Secure-next-auth.session-token; HttpOnly; Secure; SameSite=Lax (3600)',
    ],
  },
  'next-auth 4, jwt.maxAge': {
    dependencies: v4,
    files: nextAuth4('session: { maxAge: 3600 }, jwt: { maxAge: 60 * 60 }'),
    is: [
      'jwt; 1 hour, 1 hour; -',
      'next-auth.session-token; HttpOnly; SameSite=Lax (3600)',
      '__Secure-next-auth.session-token; HttpOnly; Secure; SameSite=Lax (3600)',
    ],
  },
  't02: next-auth 4 replaces a custom entry whole': {
    dependencies: v4,
    files: nextAuth4("cookies: { sessionToken: { name: 'sid', options: { domain: '.example.com' } } }"),
    is: ['jwt; 30 days, 30 days; -', 'sid; Domain=.example.com (2592000)', 'sid; Domain=.example.com (2592000)'],
  },
  't02: next-auth 5 merges it': {
    dependencies: v5,
    files: nextAuth5("cookies: { sessionToken: { options: { domain: '.example.com' } } }"),
    is: [
      'jwt; 30 days, 30 days; -',
      'authjs.session-token; Domain=.example.com; HttpOnly; SameSite=Lax (2592000)',
      '__Secure-authjs.session-token; Domain=.example.com; HttpOnly; Secure; SameSite=Lax (2592000)',
    ],
  },
  'next-auth 5, shared with middleware: the whole instance counts': {
    dependencies: v5,
    files: {
      'auth.config.ts': `import GitHub from 'next-auth/providers/github';\nexport default { providers: [GitHub] };\n`,
      'auth.ts': `import NextAuth from 'next-auth';\nimport { PrismaAdapter } from '@auth/prisma-adapter';\nimport config from './auth.config';\nimport { db } from './db';\nexport const { handlers, auth } = NextAuth({ adapter: PrismaAdapter(db), session: { maxAge: 3600 }, ...config });\n`,
      'middleware.ts': `import NextAuth from 'next-auth';\nimport config from './auth.config';\nexport default NextAuth(config).auth;\n`,
    },
    is: [
      'database; 1 hour, -; -',
      'authjs.session-token; HttpOnly; SameSite=Lax (3600)',
      '__Secure-authjs.session-token; HttpOnly; Secure; SameSite=Lax (3600)',
    ],
  },
  'next-auth 4, useSecureCookies by environment': {
    dependencies: v4,
    files: nextAuth4("useSecureCookies: process.env.NODE_ENV === 'production'"),
    is: [
      'jwt; 30 days, 30 days; -',
      'next-auth.session-token; HttpOnly; SameSite=Lax (2592000)',
      '__Secure-next-auth.session-token; HttpOnly; Secure; SameSite=Lax (2592000)',
    ],
  },
  'next-auth 4, useSecureCookies off': {
    dependencies: v4,
    files: nextAuth4('useSecureCookies: false'),
    is: [
      'jwt; 30 days, 30 days; -',
      'next-auth.session-token; HttpOnly; SameSite=Lax (2592000)',
      'next-auth.session-token; HttpOnly; SameSite=Lax (2592000)',
    ],
  },
  'next-auth 4, address in files: this machine says nothing of production': {
    dependencies: v4,
    files: { ...nextAuth4(''), '.env': 'NEXTAUTH_URL=https://localhost:3000\n', '.env.production': 'NEXTAUTH_URL=http://shop.example\n' },
    is: [
      'jwt; 30 days, 30 days; -',
      '__Secure-next-auth.session-token; HttpOnly; Secure; SameSite=Lax (2592000)',
      'next-auth.session-token; HttpOnly; SameSite=Lax (2592000)',
    ],
  },
  'next-auth 4 with an adapter': {
    dependencies: v4,
    files: nextAuth4('adapter: PrismaAdapter(db)', "import { PrismaAdapter } from '@next-auth/prisma-adapter';"),
    is: [
      'database; 30 days, -; -',
      'next-auth.session-token; HttpOnly; SameSite=Lax (2592000)',
      '__Secure-next-auth.session-token; HttpOnly; Secure; SameSite=Lax (2592000)',
    ],
  },
  'next-auth 5, nothing set': {
    dependencies: v5,
    files: nextAuth5(''),
    is: [
      'jwt; 30 days, 30 days; -',
      'authjs.session-token; HttpOnly; SameSite=Lax (2592000)',
      '__Secure-authjs.session-token; HttpOnly; Secure; SameSite=Lax (2592000)',
    ],
  },
  'next-auth 5, session.maxAge shortens the token': {
    dependencies: v5,
    files: nextAuth5('session: { maxAge: 900 }'),
    is: [
      'jwt; 15 minutes, 15 minutes; -',
      'authjs.session-token; HttpOnly; SameSite=Lax (900)',
      '__Secure-authjs.session-token; HttpOnly; Secure; SameSite=Lax (900)',
    ],
  },
  'next-auth 5, split configuration, strategy in the shared part': {
    dependencies: v5,
    files: {
      'auth.config.ts': `import type { NextAuthConfig } from 'next-auth';\nexport const authConfig = { providers: [], session: { strategy: 'jwt' } } satisfies NextAuthConfig;\n`,
      'auth.ts': `import NextAuth from 'next-auth';\nimport { PrismaAdapter } from '@auth/prisma-adapter';\nimport { authConfig } from './auth.config';\nexport const { auth } = NextAuth({ adapter: PrismaAdapter(db), ...authConfig });\n`,
      'middleware.ts': `import NextAuth from 'next-auth';\nimport { authConfig } from './auth.config';\nexport const { auth: middleware } = NextAuth(authConfig);\n`,
    },
    is: [
      'jwt; 30 days, 30 days; -',
      'authjs.session-token; HttpOnly; SameSite=Lax (2592000)',
      '__Secure-authjs.session-token; HttpOnly; Secure; SameSite=Lax (2592000)',
    ],
  },
  '@auth/express behind a trusted proxy': {
    dependencies: { express: '4.21.0', '@auth/express': '0.12.3' },
    files: {
      'app.ts': `import express from 'express';\nimport { ExpressAuth } from '@auth/express';\nconst app = express();\napp.set('trust proxy', true);\napp.use('/auth/*', ExpressAuth({ providers: [] }));\n`,
    },
    is: [
      'jwt; 30 days, 30 days; -',
      'authjs.session-token; HttpOnly; SameSite=Lax (2592000)',
      '__Secure-authjs.session-token; HttpOnly; Secure; SameSite=Lax (2592000)',
    ],
  },
  '@auth/express that trusts no proxy': {
    dependencies: { express: '4.21.0', '@auth/express': '0.12.3' },
    files: {
      'app.ts': `import express from 'express';\nimport { ExpressAuth } from '@auth/express';\nconst app = express();\napp.use('/auth/*', ExpressAuth({ providers: [] }));\n`,
    },
    is: [
      'jwt; 30 days, 30 days; -',
      'authjs.session-token; HttpOnly; SameSite=Lax (2592000)',
      'authjs.session-token; HttpOnly; SameSite=Lax (2592000)',
    ],
  },
  'express-session, nothing set': {
    dependencies: express,
    files: session(''),
    is: ['server-session; until the browser is closed, -; memory', 'connect.sid; HttpOnly (session)', 'connect.sid; HttpOnly (session)'],
  },
  't14: express-session, secure without a trusted proxy is not sent': {
    dependencies: express,
    files: session("name: 'sid', cookie: { secure: true, sameSite: 'lax', maxAge: 60000 }"),
    is: [
      'server-session; 1 minute, -; memory',
      'sid; HttpOnly; Secure; SameSite=Lax; not sent (60)',
      'sid; HttpOnly; Secure; SameSite=Lax; not sent (60)',
    ],
  },
  'express-session, secure behind a trusted proxy': {
    dependencies: express,
    files: session('cookie: { secure: true }', "app.set('trust proxy', 1);"),
    is: [
      'server-session; until the browser is closed, -; memory',
      'connect.sid; HttpOnly; Secure; not sent (session)',
      'connect.sid; HttpOnly; Secure (session)',
    ],
  },
  'express-session, secure with its own proxy option': {
    dependencies: express,
    files: session('proxy: true, cookie: { secure: true }'),
    is: [
      'server-session; until the browser is closed, -; memory',
      'connect.sid; HttpOnly; Secure; not sent (session)',
      'connect.sid; HttpOnly; Secure (session)',
    ],
  },
  'express-session 1.19, auto': {
    dependencies: express,
    files: session("proxy: true, cookie: { secure: 'auto', sameSite: 'auto' }"),
    is: [
      'server-session; until the browser is closed, -; memory',
      'connect.sid; HttpOnly; SameSite=Lax (session)',
      'connect.sid; HttpOnly; Secure; SameSite=None (session)',
    ],
  },
  'express-session, secure by environment, store, strict by true': {
    dependencies: { ...express, 'connect-redis': '8.0.0' },
    files: session(
      "store: new RedisStore({ client }), cookie: { secure: process.env.NODE_ENV === 'production', sameSite: true }",
      "app.enable('trust proxy'); const { RedisStore } = require('connect-redis');",
    ),
    is: [
      'server-session; until the browser is closed, -; redis',
      'connect.sid; HttpOnly; SameSite=Strict (session)',
      'connect.sid; HttpOnly; Secure; SameSite=Strict (session)',
    ],
  },
  'express-session, lifetime from a variable with a fallback': {
    dependencies: express,
    files: { ...session('cookie: { maxAge: Number(process.env.SESSION_MAX_AGE) || 60000 }'), '.env.local': 'SESSION_MAX_AGE=120000\n' },
    is: ['server-session; 1 minute, -; memory', 'connect.sid; HttpOnly (120)', 'connect.sid; HttpOnly (60)'],
  },
  'cookie-session': {
    dependencies: { express: '4.21.0', 'cookie-session': '2.1.1' },
    files: {
      'server.js': `const express = require('express');\nconst app = express();\napp.set('trust proxy', 1);\napp.use(require('cookie-session')({ name: 's', keys: [process.env.K], maxAge: 24 * 60 * 60 * 1000 }));\n`,
    },
    is: [
      'cookie; 1 day, -; -',
      's; HttpOnly (86400)',
      's; HttpOnly; Secure (86400)',
      's.sig; HttpOnly (86400)',
      's.sig; HttpOnly; Secure (86400)',
    ],
  },
  'cookie-session, unsigned': {
    dependencies: { 'cookie-session': '2.1.1' },
    files: { 'server.js': `app.use(require('cookie-session')({ signed: false, secure: false }));\n` },
    is: ['cookie; until the browser is closed, -; -', 'session; HttpOnly (session)', 'session; HttpOnly (session)'],
  },
  'iron-session, nothing set: a minute less than ttl': {
    dependencies: { 'iron-session': '8.0.4' },
    files: {
      'session.ts': `import { getIronSession } from 'iron-session';\nexport const get = (cookies) => getIronSession(cookies, { cookieName: 'app', password: process.env.P });\n`,
    },
    is: ['cookie; 14 days, -; -', 'app; HttpOnly; Secure; SameSite=Lax (1209540)', 'app; HttpOnly; Secure; SameSite=Lax (1209540)'],
  },
  'iron-session, ttl 0 and a cookie that ends with the browser': {
    dependencies: { 'iron-session': '8.0.4' },
    files: {
      'session.ts': `import { getIronSession } from 'iron-session';\nexport const get = (cookies) => getIronSession(cookies, { cookieName: 'app', password: process.env.P, ttl: 0, cookieOptions: { secure: process.env.NODE_ENV === 'production' } });\nexport const other = (cookies) => getIronSession(cookies, { cookieName: 'b', password: process.env.P, cookieOptions: { maxAge: undefined } });\n`,
    },
    is: ['cookie; 68 years, -; -', 'app; HttpOnly; SameSite=Lax (2147483647)', 'app; HttpOnly; Secure; SameSite=Lax (2147483647)'],
  },
  't16: @fastify/session is secure by default': {
    dependencies: { fastify: '5.0.0', '@fastify/session': '11.1.3' },
    files: {
      'server.ts': `import fastify from 'fastify';\nimport session from '@fastify/session';\nconst app = fastify();\napp.register(session, { secret: process.env.S, cookie: { maxAge: 3600000 } });\n`,
    },
    is: ['server-session; 1 hour, -; memory', 'sessionId; HttpOnly; Secure; not sent (3600)', 'sessionId; HttpOnly; Secure (3600)'],
  },
  '@fastify/session, auto': {
    dependencies: { fastify: '5.0.0', '@fastify/session': '11.1.3' },
    files: {
      'server.ts': `import session from '@fastify/session';\napp.register(session, { secret: process.env.S, cookie: { secure: 'auto', sameSite: 'strict' } });\n`,
    },
    is: [
      'server-session; until the browser is closed, -; memory',
      'sessionId; HttpOnly; SameSite=Lax (session)',
      'sessionId; HttpOnly; Secure; SameSite=Strict (session)',
    ],
  },
  '@fastify/secure-session': {
    dependencies: { '@fastify/secure-session': '8.4.0' },
    files: {
      'server.ts': `import session from '@fastify/secure-session';\napp.register(session, { key: process.env.K, cookie: { path: '/', maxAge: 60 } });\n`,
    },
    is: ['cookie; 1 day, -; -', 'session; HttpOnly (60)', 'session; HttpOnly (60)'],
  },
  'koa-session': {
    dependencies: { koa: '2.15.0', 'koa-session': '7.0.2' },
    files: {
      'server.js': `const Koa = require('koa'); const session = require('koa-session');\nconst app = new Koa({ proxy: true });\napp.keys = [process.env.K];\napp.use(session({ maxAge: 'session' }, app));\n`,
    },
    is: [
      'cookie; until the browser is closed, -; -',
      'koa.sess; HttpOnly (session)',
      'koa.sess; HttpOnly; Secure (session)',
      'koa.sess.sig; HttpOnly (session)',
      'koa.sess.sig; HttpOnly; Secure (session)',
    ],
  },
  'koa-session with a store, proxy set later': {
    dependencies: { koa: '2.15.0', 'koa-session': '7.0.2', 'koa-redis': '4.0.1' },
    files: {
      'server.js': `const Koa = require('koa'); const session = require('koa-session'); const redisStore = require('koa-redis');\nconst app = new Koa();\napp.proxy = true;\napp.keys = [process.env.K];\napp.use(session({ key: 'k', store: redisStore({}), secure: true, signed: false }, app));\n`,
    },
    is: ['server-session; 1 day, -; redis', 'k; HttpOnly; Secure; not sent (86400)', 'k; HttpOnly; Secure (86400)'],
  },
  't16: Remix gives a cookie almost nothing': {
    dependencies: { '@remix-run/node': '2.15.0' },
    files: {
      'sessions.ts': `import { createCookieSessionStorage } from '@remix-run/node';\nexport const { getSession } = createCookieSessionStorage({ cookie: { name: 'sid', secrets: [process.env.S], maxAge: 60 } });\n`,
    },
    is: ['cookie; 1 minute, -; -', 'sid; SameSite=Lax (60)', 'sid; SameSite=Lax (60)'],
  },
  'h3 without a lifetime': {
    dependencies: { h3: '2.0.8' },
    files: {
      'login.ts': `import { useSession } from 'h3';\nexport default async (event) => useSession(event, { password: process.env.P, name: 'auth' });\n`,
    },
    is: [
      'cookie; until the browser is closed, -; -',
      'auth; HttpOnly; Secure; SameSite=Lax (session)',
      'auth; HttpOnly; Secure; SameSite=Lax (session)',
    ],
  },
  'tokens in a cookie': {
    dependencies: { jsonwebtoken: '9.0.3' },
    files: {
      'login.js': `const jwt = require('jsonwebtoken');\nmodule.exports = (req, res) => {\n  const token = jwt.sign({ sub: req.user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });\n  res.cookie('token', token, { httpOnly: true, maxAge: 900000 });\n};\n`,
    },
    is: ['token; -, 15 minutes; -', 'token; HttpOnly (900)', 'token; HttpOnly (900)'],
  },
  'a cookie by hand, in days, by the browser': {
    dependencies: { 'js-cookie': '3.0.5' },
    files: {
      'login.ts': `import Cookies from 'js-cookie';\nexport const keep = (token: string) => Cookies.set('auth_token', token, { expires: 7, secure: true });\n`,
    },
    is: ['null; -, -; -', 'auth_token; Secure (604800)', 'auth_token; Secure (604800)'],
  },
};

describe('what takes effect', () => {
  for (const [name, { dependencies, files, is }] of Object.entries(cases))
    it(name, async () => assert.deepEqual(shown(await setupOf(dependencies, files)), is));
});
