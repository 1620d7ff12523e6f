import assert from 'node:assert/strict';
import type { StagePlace } from '../../../src/analyser/model/setup';
import { workspaceOf } from '../../memory';
import { applicationOf, setupOf } from './shown';

const express = { express: '4.21.0', 'express-session': '1.19.0' };
const said = ({ stage, what, file, range }: StagePlace) => `${stage} ${file.replace('/project/', '')}:${range.start.line} ${what}`;

describe('applications', () => {
  it('are the nearest package.json with authentication in it', async () => {
    const login = `const jwt = require('jsonwebtoken');\nmodule.exports = (id) => jwt.sign({ id }, process.env.KEY, { expiresIn: '1h' });\n`;
    const workspace = await workspaceOf({
      'package.json': '{"name":"root"}',
      'apps/web/package.json': '{"name":"@shop/web","dependencies":{"jsonwebtoken":"9.0.2","express":"^4.19.0","lodash":"4.17.0"}}',
      'apps/web/login.js': login,
      'apps/api/package.json': '{"dependencies":{"jsonwebtoken":"8.5.1"}}',
      'apps/api/login.js': login,
      'tools/build.js': 'console.log(1);',
    });
    assert.deepEqual(
      workspace.applications().map(({ name, folder, packages }) => [name, folder, packages.map((one) => `${one.name} ${one.version}`)]),
      [
        ['api', '/project/apps/api', ['jsonwebtoken 8.5.1']],
        ['@shop/web', '/project/apps/web', ['express 4.19.0', 'jsonwebtoken 9.0.2']],
      ],
    );
    assert.deepEqual(
      workspace.setups().map(({ application, library, version }) => [application, library, version]),
      [
        ['/project/apps/api', 'jsonwebtoken', '8.5.1'],
        ['/project/apps/web', 'jsonwebtoken', '9.0.2'],
      ],
    );
  });

  it('are none where nobody signs in, and tests are not looked at', async () => {
    const workspace = await workspaceOf({
      'package.json': '{"dependencies":{"jsonwebtoken":"9.0.2"}}',
      'theme.js': `export function keep(res) { res.cookie('theme', 'dark', { maxAge: 1 }); }\n`,
      'login.test.js': `const jwt = require('jsonwebtoken');\njwt.sign({ id: 1 }, 'k');\n`,
    });
    assert.deepEqual(workspace.applications(), []);
    assert.deepEqual(workspace.setups(), []);
  });

  it('follow a change of what they rest on', async () => {
    const workspace = await workspaceOf({
      'package.json': '{"dependencies":{"next-auth":"4.24.15"}}',
      'auth.js': `import NextAuth from 'next-auth';\nexport default NextAuth({ providers: [] });\n`,
    });
    assert.equal(workspace.applications().length, 1);
    await workspace.update([{ path: '/project/auth.js', text: undefined }]);
    assert.deepEqual(workspace.applications(), []);
  });

  it('say where a token is issued, carried, stored, checked, renewed and ended', async () => {
    const { stages } = await applicationOf(
      { jsonwebtoken: '9.0.3', express: '4.21.0' },
      {
        'server.js': `const jwt = require('jsonwebtoken');
app.post('/login', (req, res) => {
  const token = jwt.sign({ sub: req.user.id }, process.env.JWT_SECRET, { expiresIn: '15m' });
  const refreshToken = jwt.sign({ sub: req.user.id }, process.env.REFRESH_SECRET);
  res.cookie('access_token', token, { httpOnly: true });
  res.json({ refreshToken });
});
app.get('/me', (req, res) => res.json(jwt.verify(req.cookies.access_token, process.env.JWT_SECRET, { algorithms: ['HS256'] })));
app.post('/logout', (req, res) => { res.clearCookie('access_token'); res.end(); });
`,
        'client.js': `export const keep = (token) => localStorage.setItem('token', token);\n`,
      },
    );
    assert.deepEqual(stages.map(said), [
      'issue server.js:3 jsonwebtoken signs a token that lives 15 minutes',
      'issue server.js:4 jsonwebtoken signs a refresh token that does not expire',
      'carry server.js:5 the cookie access_token is set by res.cookie()',
      'store client.js:1 the token is kept in localStorage',
      'verify server.js:8 jsonwebtoken checks the token',
      'revoke server.js:9 the cookie access_token is cleared',
    ]);
  });

  it('say the same of a session, and what stands before the routes', async () => {
    const { stages, middleware, trustsProxy } = await applicationOf(
      { ...express, passport: '0.7.0' },
      {
        'server.js': `const express = require('express');
const session = require('express-session');
const app = express();
app.set('trust proxy', 1);
app.use(session({ secret: process.env.S, resave: false, saveUninitialized: false, rolling: true }));
app.post('/login', (req, res, next) => req.session.regenerate(() => { req.session.userId = 1; res.end(); }));
app.get('/account', requireAuth, (req, res) => res.json(req.session.userId));
app.post('/account', requireAuth, (req, res) => res.end());
app.post('/logout', (req, res) => req.session.destroy(() => res.end()));
`,
      },
    );
    assert.deepEqual(stages.map(said), [
      'issue server.js:6 the session takes who is signed in, as userId',
      'carry server.js:5 the cookie connect.sid carries the session',
      'store server.js:5 express-session keeps sessions in memory',
      'verify server.js:6 the session is read',
      'refresh server.js:5 express-session renews the cookie with every answer',
      'revoke server.js:9 the session is destroyed',
    ]);
    assert.deepEqual(
      middleware.map(({ library, what, paths }) => [library, what, paths]),
      [
        ['express-session', 'gives requests their session', ['/']],
        ['requireAuth', 'stands before routes', ['/account']],
      ],
    );
    assert.deepEqual([trustsProxy.value, trustsProxy.origin, trustsProxy.place?.range.start.line], [true, 'written', 4]);
  });
});

describe('middleware', () => {
  for (const [name, isGuard] of [
    ['requireAuth', true],
    ['isAuthenticated', true],
    ['protect', true],
    ['bearerAuth', true],
    ['ensureLoggedIn', true],
    ['authController', false],
    ['startOAuthFlow', false],
    ['updateUserSession', false],
    ['rateLimiter', false],
  ] as const) {
    it(`${name} is ${isGuard ? 'a' : 'no'} guard by its name`, async () => {
      const { middleware } = await applicationOf(express, {
        'server.js': `const express = require('express'); const session = require('express-session');\nconst app = express();\nsetUp(session({ secret: process.env.S }));\napp.post('/account', ${name}, (req, res) => { req.session.seen = 1; res.end(); });\n`,
      });
      assert.deepEqual(
        middleware.map(({ library, paths }) => [library, paths]),
        isGuard ? [[name, ['/account']]] : [],
      );
    });
  }
});

describe('a set-up', () => {
  const prisma = {
    'auth.ts': `import NextAuth from 'next-auth';\nimport GitHub from 'next-auth/providers/github';\nimport Credentials from 'next-auth/providers/credentials';\nimport { PrismaAdapter } from '@auth/prisma-adapter';\nexport const { auth } = NextAuth({\n  adapter: PrismaAdapter(db),\n  providers: [GitHub, Credentials({})],\n});\n`,
  };
  const schema = (provider: string) =>
    `generator client {\n  provider = "prisma-client-js"\n}\ndatasource db {\n  provider = "${provider}"\n  url = env("DB")\n}\n`;

  it('names providers, and the database behind its adapter', async () => {
    const { providers, adapter, strategyBecause, updateAge } = await setupOf(
      { 'next-auth': '5.0.0-beta.32' },
      { ...prisma, 'prisma/schema.prisma': schema('mysql') },
    );
    assert.deepEqual(
      providers.map(({ id, type, place }) => [id, type, place.range.start.line]),
      [
        ['github', 'oauth', 7],
        ['credentials', 'credentials', 7],
      ],
    );
    assert.deepEqual([adapter?.name, adapter?.database, adapter?.place.range.start.line], ['PrismaAdapter', 'mysql', 6]);
    assert.equal(strategyBecause, 'an adapter is set and no strategy');
    assert.deepEqual([updateAge?.value, updateAge?.because], [86_400, 'default of next-auth 5.0.0-beta.32']);
  });

  it('says that there are more providers than could be read', async () => {
    const { providers, moreProviders } = await setupOf(
      { 'next-auth': '4.24.15' },
      {
        'auth.ts': `import NextAuth from 'next-auth';\nimport GitHub from 'next-auth/providers/github';\nexport default NextAuth({ providers: [GitHub({}), ...others()] });\n`,
      },
    );
    assert.deepEqual([providers.map(({ id }) => id), moreProviders], [['github'], true]);
  });

  it('does not guess a database', async () => {
    assert.equal((await setupOf({ 'next-auth': '5.0.0-beta.32' }, prisma)).adapter?.database, null);
  });

  it('lists the cookies of signing in by what its providers check', async () => {
    const names = async (version: string, providers: string) => {
      const files = {
        'auth.ts': `import NextAuth from 'next-auth';\nimport Google from 'next-auth/providers/google';\nimport Apple from 'next-auth/providers/apple';\nimport Passkey from 'next-auth/providers/passkey';\nexport const { auth } = NextAuth({ providers: [${providers}] });\n`,
      };
      const { cookies } = await setupOf({ 'next-auth': version }, files);
      return cookies.filter(({ purpose }) => purpose === 'sign-in').map(({ development }) => development.name.value);
    };
    assert.deepEqual(await names('4.24.15', 'Google({})'), ['next-auth.pkce.code_verifier', 'next-auth.state']);
    assert.deepEqual(await names('5.0.0-beta.32', 'Google'), ['authjs.pkce.code_verifier']);
    assert.deepEqual(await names('5.0.0-beta.32', 'Apple, Passkey'), ['authjs.state', 'authjs.nonce', 'authjs.challenge']);
    assert.deepEqual(await names('5.0.0-beta.32', "Google({ checks: ['none'] })"), []);
  });

  it('know the keys of koa, what frameworks call their environment, and which token is which', async () => {
    const koa = await setupOf(
      { koa: '3.0.0', 'koa-session': '7.0.2' },
      {
        'app.js': `const Koa = require('koa');\nconst session = require('koa-session');\nconst app = new Koa();\napp.keys = [process.env.COOKIE_KEY];\napp.use(session(app));\n`,
      },
    );
    assert.deepEqual(
      koa.secrets.map(({ name, origin }) => `${name} ${origin}`),
      ['COOKIE_KEY environment'],
    );
    const { setups, stages } = await applicationOf(
      { jsonwebtoken: '9.0.2', '@sveltejs/kit': '2.8.0' },
      {
        'src/tokens.ts': `import { JWT_SECRET } from '$env/static/private';\nimport jwt from 'jsonwebtoken';\nexport function refreshToken(id: string) {\n  const accessToken = jwt.sign({ id }, JWT_SECRET, { expiresIn: '15m' });\n  const newRefreshToken = jwt.sign({ id }, JWT_SECRET, { expiresIn: '7d' });\n  return { accessToken, newRefreshToken };\n}\n`,
        'src/cors.ts': `import cors from 'cors';\nimport jwt from 'jsonwebtoken';\nexport const open = cors({ origin: 'https://example.com', credentials: true });\nexport const read = (token: string, key: string) => jwt.verify(token, key);\n`,
      },
    );
    assert.ok(setups[0].secrets.some(({ name, origin }) => name === 'JWT_SECRET' && origin === 'environment'));
    assert.deepEqual(stages.map(said), [
      'issue src/tokens.ts:4 jsonwebtoken signs a token that lives 15 minutes',
      'issue src/tokens.ts:5 jsonwebtoken signs a refresh token that lives 7 days',
      'verify src/cors.ts:4 jsonwebtoken checks the token',
    ]);
  });

  it('names secrets, never their values', async () => {
    const setup = await setupOf(express, {
      'server.js': `const session = require('express-session');\napp.use(session({ secret: [process.env.NEW_SECRET, process.env.OLD_SECRET || 'a-text-in-the-code'], resave: false, saveUninitialized: false }));\n`,
      '.env': 'NEW_SECRET=value-in-a-file\n',
    });
    assert.deepEqual(
      setup.secrets.map(({ name, origin }) => `${name} ${origin}`),
      ['NEW_SECRET environment', 'OLD_SECRET environment', 'a text that stands in for it written'],
    );
    assert.doesNotMatch(JSON.stringify(setup), /value-in-a-file|a-text-in-the-code/);
  });

  it('takes no text of a variable that may hold a secret', async () => {
    const setup = await setupOf(express, {
      'server.js': `const session = require('express-session');\napp.use(session({ secret: 'x', resave: false, saveUninitialized: false, name: process.env.COOKIE_SECRET }));\n`,
      '.env': 'COOKIE_SECRET=value-in-a-file\n',
    });
    assert.equal(setup.cookies[0].production.name.value, null);
    assert.doesNotMatch(JSON.stringify(setup), /value-in-a-file/);
  });

  it('is one where several calls share their options', async () => {
    const workspace = await workspaceOf({
      'package.json': '{"dependencies":{"iron-session":"8.0.4"}}',
      'options.ts': `export const options = { cookieName: 'app', password: process.env.P };\n`,
      ...Object.fromEntries(
        ['a.ts', 'b.ts'].map((name) => [
          name,
          `import { getIronSession } from 'iron-session';\nimport { options } from './options';\nexport const get = (cookies) => getIronSession(cookies, options);\n`,
        ]),
      ),
    });
    assert.deepEqual(
      workspace.setups().map(({ file }) => file),
      ['/project/a.ts'],
    );
  });

  it('says of each value where it comes from, and where that is written', async () => {
    const { cookies, lifetime } = await setupOf(express, {
      'server.js': `const session = require('express-session');\napp.use(session({ secret: process.env.S, resave: false, saveUninitialized: false,\n  cookie: { maxAge: 60000, secure: options.secure } }));\n`,
    });
    const { name, secure, httpOnly, sent } = cookies[0].production;
    assert.deepEqual([lifetime?.value, lifetime?.origin, lifetime?.place?.range.start.line], [60, 'written', 3]);
    assert.deepEqual(
      [name.value, name.origin, name.because, name.place],
      ['connect.sid', 'default', 'default of express-session 1.19.0', undefined],
    );
    assert.deepEqual([secure.value, secure.origin, secure.place?.range.start.line], [null, 'unknown', 3]);
    assert.deepEqual([httpOnly.value, sent.value], [true, null]);
  });
});
