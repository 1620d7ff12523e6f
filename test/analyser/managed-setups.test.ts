import assert from 'node:assert/strict';
import type { SetupFact } from '../../src/analyser/model/fact';
import { workspaceOf } from '../memory';

const cases: readonly [what: string, library: string, strategy: SetupFact['strategy'], texts: Record<string, string>][] = [
  [
    'middleware of Clerk',
    'Clerk',
    'jwt',
    {
      'middleware.ts': `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';\nconst isPublic = createRouteMatcher(['/']);\nexport default clerkMiddleware();`,
    },
  ],
  [
    'Clerk under another name',
    'Clerk',
    'jwt',
    {
      'proxy.ts': `import { clerkMiddleware as guard } from '@clerk/nextjs/server';\nexport default guard(async (auth) => { await auth.protect(); });`,
    },
  ],
  [
    'Clerk in CommonJS',
    'Clerk',
    'jwt',
    { 'app.js': `const { clerkMiddleware } = require('@clerk/express');\nrequire('express')().use(clerkMiddleware());` },
  ],
  [
    'ClerkProvider alone',
    'Clerk',
    'jwt',
    {
      'app/layout.tsx': `import { ClerkProvider } from '@clerk/nextjs';\nexport default function Layout({ children }) { return <ClerkProvider>{children}</ClerkProvider>; }`,
    },
  ],
  [
    'a client of Supabase',
    'Supabase Auth',
    'jwt',
    {
      'lib/supabase.ts': `import { createServerClient } from '@supabase/ssr';\nexport const client = (cookies) => createServerClient(process.env.URL!, process.env.KEY!, { cookies });`,
    },
  ],
  [
    'the older helpers of Supabase',
    'Supabase Auth',
    'jwt',
    {
      'middleware.js': `const helpers = require('@supabase/auth-helpers-nextjs');\nmodule.exports.middleware = async (req, res) => { const client = helpers.createMiddlewareClient({ req, res }); await client.auth.getSession(); };`,
    },
  ],
  [
    'Auth0 4',
    'Auth0',
    'cookie',
    { 'lib/auth0.ts': `import { Auth0Client } from '@auth0/nextjs-auth0/server';\nexport const auth0 = new Auth0Client();` },
  ],
  [
    'Auth0 4 with a store',
    'Auth0',
    'server-session',
    {
      'lib/auth0.ts': `import { Auth0Client } from '@auth0/nextjs-auth0/server';\nimport { store } from './store';\nexport const auth0 = new Auth0Client({ sessionStore: store });`,
    },
  ],
  [
    'Auth0 with options from elsewhere',
    'Auth0',
    null,
    {
      'lib/auth0.ts': `import { Auth0Client } from '@auth0/nextjs-auth0/server';\nexport const auth0 = (options) => new Auth0Client(options);`,
    },
  ],
  [
    'Auth0 3',
    'Auth0',
    'cookie',
    { 'pages/api/auth/[auth0].js': `import { handleAuth } from '@auth0/nextjs-auth0';\nexport default handleAuth();` },
  ],
  [
    'express-openid-connect',
    'Auth0',
    'cookie',
    {
      'app.js': `const { auth } = require('express-openid-connect');\nconst config = { authRequired: false, secret: process.env.SECRET };\nrequire('express')().use(auth(config));`,
    },
  ],
  [
    'auth0-react',
    'Auth0',
    'token',
    {
      'main.tsx': `import { Auth0Provider } from '@auth0/auth0-react';\nexport const App = () => <Auth0Provider domain="a" clientId="b" />;`,
    },
  ],
  [
    'Lucia 3',
    'lucia',
    'database',
    {
      'auth.ts': `import { Lucia } from 'lucia';\nimport { PrismaAdapter } from '@lucia-auth/adapter-prisma';\nexport const lucia = new Lucia(new PrismaAdapter(db.session, db.user));`,
    },
  ],
  [
    'Lucia 2',
    'lucia',
    'database',
    {
      'auth.ts': `import { lucia } from 'lucia';\nimport { prisma } from '@lucia-auth/adapter-prisma';\nexport const auth = lucia({ adapter: prisma(client), env: 'DEV' });`,
    },
  ],
  [
    'AuthKit',
    'WorkOS',
    'cookie',
    { 'middleware.ts': `import { authkitMiddleware } from '@workos-inc/authkit-nextjs';\nexport default authkitMiddleware();` },
  ],
  [
    'WorkOS itself',
    'WorkOS',
    null,
    { 'workos.ts': `import { WorkOS } from '@workos-inc/node';\nexport const workos = new WorkOS(process.env.WORKOS_API_KEY);` },
  ],
  [
    'Firebase in the browser',
    'Firebase Authentication',
    'token',
    {
      'firebase.js': `import { initializeApp } from 'firebase/app';\nimport { getAuth } from 'firebase/auth';\nexport const auth = getAuth(initializeApp({}));`,
    },
  ],
  [
    'Firebase on the server',
    'Firebase Authentication',
    null,
    {
      'auth.js': `const admin = require('firebase-admin');\nexports.check = async (req) => admin.auth().verifyIdToken(req.headers.authorization);`,
    },
  ],
  [
    'Keycloak in the browser',
    'Keycloak',
    'token',
    {
      'keycloak.ts': `import Keycloak from 'keycloak-js';\nexport default new Keycloak({ url: 'https://id', realm: 'r', clientId: 'c' });`,
    },
  ],
  [
    'Keycloak in Express',
    'Keycloak',
    null,
    { 'app.js': `const Keycloak = require('keycloak-connect');\nconst keycloak = new Keycloak({ store: memoryStore });` },
  ],
  [
    'openid-client 6',
    'openid-client',
    null,
    {
      'oidc.ts': `import * as client from 'openid-client';\nexport const config = await client.discovery(new URL('https://id'), 'client', process.env.SECRET);`,
    },
  ],
  [
    'openid-client 5',
    'openid-client',
    null,
    { 'oidc.ts': `import { Issuer } from 'openid-client';\nexport const issuer = await Issuer.discover('https://id');` },
  ],
  ['SuperTokens', 'SuperTokens', null, { 'st.ts': `import supertokens from 'supertokens-node';\nsupertokens.init({ recipeList: [] });` }],
  [
    'Kinde',
    'Kinde',
    null,
    {
      'app/api/auth/[kindeAuth]/route.ts': `import { handleAuth } from '@kinde-oss/kinde-auth-nextjs/server';\nexport const GET = handleAuth();`,
    },
  ],
  [
    'Stack',
    'Stack Auth',
    null,
    {
      'stack.ts': `import { StackServerApp } from '@stackframe/stack';\nexport const stack = new StackServerApp({ tokenStore: 'nextjs-cookie' });`,
    },
  ],
  [
    'Descope',
    'Descope',
    null,
    { 'descope.js': `const DescopeClient = require('@descope/node-sdk');\nmodule.exports = DescopeClient({ projectId: 'p' });` },
  ],
  [
    'through a file of the project',
    'Clerk',
    'jwt',
    {
      'lib/auth.ts': `export { clerkMiddleware } from '@clerk/nextjs/server';`,
      'app.ts': `import cookieParser from 'cookie-parser';\nimport { clerkMiddleware } from './lib/auth';\nexpress().use(clerkMiddleware());`,
    },
  ],
];

const others: readonly [what: string, texts: Record<string, string>][] = [
  [
    'a function of the same name',
    {
      'a.ts': `import { clerkMiddleware } from './own';\nexport default clerkMiddleware();`,
      'own.ts': `export const clerkMiddleware = () => (session) => session;`,
    },
  ],
  ['a hook', { 'a.tsx': `import { useUser } from '@clerk/nextjs';\nexport const Name = () => <b>{useUser().user.name}</b>;` }],
  ['a data client', { 'a.ts': `import { createClient } from '@supabase/supabase-js';\nexport const db = createClient('u', 'k');` }],
  ['a database of Firebase', { 'a.ts': `import { getFirestore } from 'firebase/firestore';\nexport const session = getFirestore();` }],
  [
    'an admin application without sign-in',
    { 'a.ts': `import admin from 'firebase-admin';\nadmin.initializeApp();\nexport const session = admin.firestore();` },
  ],
  ['a component of the project', { 'a.tsx': `import { ClerkProvider } from './clerk';\nexport const session = <ClerkProvider />;` }],
  [
    'a middleware that is used',
    { 'a.ts': `import express from 'express';\nimport { passport } from './passport';\nexpress().use(passport.auth);` },
  ],
  ['another handleAuth', { 'a.ts': `import { handleAuth } from '@acme/auth';\nexport const GET = handleAuth();` }],
];

describe('set-ups of hosted and other libraries', () => {
  for (const [what, library, strategy, texts] of cases) {
    it(`knows ${what}`, async () => {
      const [first, ...more] = await setupFacts(texts);
      assert.deepEqual([first?.library, first?.strategy, more.length], [library, strategy, 0]);
    });
  }
  for (const [what, texts] of others) {
    it(`is not misled by ${what}`, async () => {
      assert.deepEqual(await setupFacts(texts), []);
    });
  }

  it('says the version and the place', async () => {
    const text = `import { clerkMiddleware } from '@clerk/nextjs/server';\nexport default clerkMiddleware();`;
    const [fact] = await setupFacts({ 'package.json': '{"dependencies":{"@clerk/nextjs":"6.39.2"}}', 'middleware.ts': text });
    assert.equal(fact.version, '6.39.2');
    assert.equal(text.slice(fact.span.start, fact.span.end), 'clerkMiddleware');
  });

  it('counts what runs in the browser as a part', async () => {
    const facts = await setupFacts({
      'middleware.ts': `import { clerkMiddleware } from '@clerk/nextjs/server';\nexport default clerkMiddleware();`,
      'layout.tsx': `import { ClerkProvider } from '@clerk/nextjs';\nexport default ({ children }) => <ClerkProvider>{children}</ClerkProvider>;`,
    });
    assert.deepEqual(facts.map(({ span, partial }) => [span.file, partial]).sort(), [
      ['/project/layout.tsx', true],
      ['/project/middleware.ts', false],
    ]);
  });

  it('reads the cookie of Lucia', async () => {
    const text = (options: string) => ({
      'auth.ts': `import { Lucia, TimeSpan } from 'lucia';\nexport const lucia = new Lucia(adapter(), ${options});`,
    });
    const read = async (options: string) => {
      const [{ lifetime, cookies }] = await setupFacts(text(options));
      return [lifetime, cookies[0].name, cookies[0].secure, cookies[0].maxAge].map((one) =>
        one?.value.kind === 'literal' ? one.value.value : one?.value.kind,
      );
    };
    assert.deepEqual(await read('{}'), [2_592_000, 'auth_session', true, 2_592_000]);
    assert.deepEqual(
      await read(
        `{ sessionExpiresIn: new TimeSpan(2, 'w'), sessionCookie: { name: 'id', expires: false, attributes: { secure: false } } }`,
      ),
      [1_209_600, 'id', false, 34_560_000],
    );
    assert.deepEqual(await read('{ sessionExpiresIn: lifetime }'), ['unknown', 'auth_session', true, 'unknown']);
  });
});

describe('strategies of passport', () => {
  const providers = async (texts: Record<string, string>) =>
    (await setupFacts(texts)).flatMap((fact) => fact.providers.map(({ id, type }) => `${fact.library} ${id} ${type}`));

  it('names them', async () => {
    const text = `const passport = require('passport');
const { Strategy: LocalStrategy } = require('passport-local');
const GoogleStrategy = require('passport-google-oauth20').Strategy;
const { ExtractJwt, Strategy } = require('passport-jwt');
passport.use(new LocalStrategy(check));
passport.use('google', new GoogleStrategy({ clientID: 'a' }, check));
const jwt = new Strategy({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken() }, check);
passport.use(jwt);
passport.use('own', new Custom());`;
    assert.deepEqual(await providers({ 'passport.js': text }), [
      'passport local credentials',
      'passport google oauth',
      'passport jwt token',
      'passport own other',
    ]);
  });

  it('follows a strategy into another file', async () => {
    assert.deepEqual(
      await providers({
        'github.ts': `import { Strategy } from 'passport-github2';\nexport const github = new Strategy({ clientID: 'a' }, () => {});`,
        'passport.ts': `import passport from 'passport';\nimport { github } from './github';\npassport.use(github);`,
      }),
      ['passport github oauth'],
    );
  });

  it('knows those of NestJS, of models and of a function that is given passport', async () => {
    const nest = `import { PassportStrategy } from '@nestjs/passport';\nimport { Strategy } from 'passport-local';\nexport class LocalStrategy extends PassportStrategy(Strategy) {}`;
    assert.deepEqual(await providers({ 'local.strategy.ts': nest }), ['passport local credentials']);
    const model = `const passport = require('passport');\npassport.use(User.createStrategy());`;
    assert.deepEqual(await providers({ 'app.js': model }), ['passport local credentials']);
    const given = `const { Strategy } = require('passport-local');\nmodule.exports = (passport) => { passport.use(new Strategy(check)); };`;
    assert.deepEqual(await providers({ 'config.js': given }), ['passport local credentials']);
  });

  it('calls strategies for any provider by the name that they are given', async () => {
    const text = `const passport = require('passport');\nconst { OAuth2Strategy } = require('passport-oauth');\npassport.use('quickbooks', new OAuth2Strategy({}, check));`;
    const generic = `const passport = require('@fastify/passport');\nconst { Strategy } = require('passport-oauth2');\npassport.use('discord', new Strategy({}, check));`;
    assert.deepEqual(await providers({ 'a.js': text, 'b.js': generic }), ['passport quickbooks oauth', 'passport discord oauth']);
  });

  it('looks into a function that hands a strategy on', async () => {
    const text = `import passport from '@acme/koa-passport';\nimport { Strategy as Azure } from '@acme/passport-azure-ad-oauth2';\nconst strategy = new Azure({}, check);\npassport.use(withProxy(strategy));`;
    assert.deepEqual(await providers({ 'azure.ts': `${text}\nimport 'passport-local';` }), ['passport azure-ad oauth']);
  });

  it('are one set-up where each stands in a file of its own', async () => {
    const own = (name: string) =>
      `const passport = require('passport');\nconst { Strategy } = require('passport-${name}');\npassport.use(new Strategy({}, check));`;
    const workspace = await workspaceOf({
      'a.js': own('github2'),
      'b.js': own('local'),
      'package.json': '{"dependencies":{"passport":"0.7.0"}}',
    });
    assert.deepEqual(
      workspace.setups().map(({ library, providers }) => [library, ...providers.map(({ id, place }) => `${id} ${place.file}`)]),
      [['passport', 'github /project/a.js', 'local /project/b.js']],
    );
  });

  it('takes no other use for one', async () => {
    assert.deepEqual(
      await providers({
        'app.js': `const passport = require('passport');\nconst app = require('express')();\napp.use(passport.initialize());\napp.use(passport.session());`,
      }),
      [],
    );
  });
});

async function setupFacts(texts: Record<string, string>): Promise<SetupFact[]> {
  const facts = (await workspaceOf(texts)).facts();
  return facts.filter((fact): fact is SetupFact => fact.kind === 'setup');
}
