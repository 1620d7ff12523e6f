import assert from 'node:assert/strict';
import { advise } from '../../src/advisor/advise';
import { applicationsIn } from '../../src/advisor/applications';
import { evidenceOf } from '../../src/advisor/detect';
import { seenIn } from './seen-project';

const manifest = (dependencies: Record<string, string>): string => JSON.stringify({ name: 'app', dependencies }, null, 2);

async function found(files: Record<string, string>): Promise<string[]> {
  const evidence = evidenceOf(await seenIn(files));
  return evidence.map(({ question, value, file, line }) => `${question}=${value} ${file.replace('/project/', '')}:${line}`);
}

function assertHas(list: readonly string[], ...wanted: string[]): void {
  for (const one of wanted) assert.ok(list.includes(one), `${one} is not in\n${list.join('\n')}`);
}

const auth = `import { PrismaAdapter } from '@auth/prisma-adapter';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import GitHub from 'next-auth/providers/github';
import { prisma } from './db';

export const { handlers, auth } = NextAuth({
  adapter: PrismaAdapter(prisma),
  session: { strategy: 'jwt' },
  providers: [PROVIDERS],
});
`;
const authjs = manifest({ 'next-auth': '5.0.0-beta.32', '@prisma/client': '^6.0.0', next: '^15.0.0' });
const withProviders = (list: string) => ({ 'package.json': authjs, 'auth.ts': auth.replace('PROVIDERS', list) });

describe('evidence from code', () => {
  it('reads library, strategy, adapter and providers of Auth.js', async () => {
    const list = await found(withProviders('Credentials({}), GitHub'));
    assertHas(list, 'library=authjs-5 auth.ts:7', 'incumbent=jwt auth.ts:7', 'providers=mixed auth.ts:7', 'store=sql auth.ts:7');
    assertHas(list, 'store=sql package.json:5', 'clients=web package.json:6', 'architecture=server-rendered package.json:6');
    assertHas(await found(withProviders('GitHub')), 'providers=oauth auth.ts:7');
    assertHas(await found(withProviders('Credentials({})')), 'providers=credentials-only auth.ts:7');
  });

  it('does not guess providers that it cannot read', async () => {
    const list = await found(withProviders('Credentials({}), ...others'));
    assert.ok(!list.some((one) => one.startsWith('providers=')), list.join('\n'));
  });

  it('leads to JWT for a project with e-mail and password only', async () => {
    const evidence = evidenceOf(await seenIn(withProviders('Credentials({})')));
    const { strategy, excluded, contributions } = advise({ revocation: 'minutes' }, evidence);
    assert.equal(strategy, 'jwt');
    assert.ok(excluded.every(({ gate }) => gate === 'authjs-credentials-only'));
    assert.deepEqual(
      contributions.find(({ id }) => id === 'store=sql')?.evidence.map(({ line }) => line),
      [7, 5],
    );
  });

  const server = (store: string) => `import session from 'express-session';
import { RedisStore } from 'connect-redis';
import { client } from './client';
const sessions = session({ secret: process.env.SECRET, ${store} resave: false, saveUninitialized: false });
`;
  it('tells the memory of one process from a store of express-session', async () => {
    const express = manifest({ 'express-session': '^1.19.0', express: '^5.0.0' });
    const inMemory = await found({ 'package.json': express, 'server.ts': server('') });
    assertHas(inMemory, 'library=express-session server.ts:4', 'incumbent=database server.ts:4', 'store=none server.ts:4');
    const inRedis = await found({ 'package.json': express, 'server.ts': server('store: new RedisStore({ client }),') });
    assertHas(inRedis, 'store=kv server.ts:4');
    assert.ok(!inRedis.some((one) => one.startsWith('store=none')));
  });

  it('takes a database that is there for the store, and says that today it is not used', async () => {
    const dependencies = manifest({ 'express-session': '^1.19.0', pg: '^8.0.0' });
    const evidence = evidenceOf(await seenIn({ 'package.json': dependencies, 'server.ts': server('') }));
    const { answers, notes } = advise({}, evidence);
    assert.equal(answers.store, 'sql');
    assert.ok(notes.some(({ id }) => id === 'memory-store-today'));
  });

  const verify = `import jwt from 'jsonwebtoken';
export const check = (token: string) => jwt.verify(token, process.env.JWT_SECRET!, { algorithms: ['HS256'] });
`;
  it('sees several packages that verify, roles in tokens, and what routes are for', async () => {
    const jwt = manifest({ jsonwebtoken: '^9.0.0', express: '^5.0.0' });
    const routes = `import express from 'express';
import jwt from 'jsonwebtoken';
const app = express();
app.post('/users/:id/ban', (req, res) => res.json(jwt.sign({ role: 'admin' }, process.env.JWT_SECRET!, { expiresIn: '1h' })));
app.post('/logout-all', (req, res) => res.sendStatus(204));
app.get('/.well-known/jwks.json', (req, res) => res.json({}));
`;
    const list = await found({
      'a/package.json': jwt,
      'a/check.ts': verify,
      'b/package.json': jwt,
      'b/check.ts': verify,
      'b/app.ts': routes,
    });
    assertHas(list, 'verifiers=several a/check.ts:2', 'verifiers=several b/check.ts:2', 'verifiers=external b/app.ts:6');
    assertHas(list, 'revocation=minutes b/app.ts:4', 'sign-out-everywhere=yes b/app.ts:5', 'role-freshness=next-login b/app.ts:4');
    assertHas(list, 'architecture=distributed a/package.json:5', 'library=jsonwebtoken a/check.ts:2', 'incumbent=jwt a/check.ts:2');
    const alone = await found({ 'package.json': jwt, 'check.ts': verify, 'again.ts': verify });
    assert.ok(!alone.some((one) => one.startsWith('verifiers=')));
  });

  it('reads where it runs, and what a TCP database means there', async () => {
    const base = { 'package.json': manifest({ jose: '^6.0.0', pg: '^8.0.0', expo: '^52.0.0' }) };
    assertHas(await found({ ...base, 'vercel.json': '{}' }), 'runtime=serverless vercel.json:1', 'store=sql package.json:5');
    const edge = await found({ ...base, 'wrangler.toml': 'name = "x"', 'ecosystem.config.js': 'module.exports = { instances: 4 };' });
    assertHas(edge, 'runtime=edge wrangler.toml:1', 'store=sql-tcp-only package.json:5', 'runtime=multi ecosystem.config.js:1');
    assertHas(edge, 'clients=mobile package.json:6', 'library=jose package.json:4');
    assertHas(await found({ ...base, 'app/route.ts': "\nexport const runtime = 'edge';\n" }), 'runtime=edge app/route.ts:2');
    const commented = "// export const runtime = 'edge'\n// token.at = account.access_token\n";
    assert.deepEqual(await found({ 'app/route.ts': commented }), []);
  });

  it('sees tokens of providers that are copied into the session', async () => {
    const text = auth
      .replace('PROVIDERS', 'GitHub')
      .replace('  session:', '  callbacks: { jwt: ({ token, account }) => ({ ...token, at: account?.access_token }) },\n  session:');
    assertHas(await found({ 'package.json': authjs, 'auth.ts': text }), 'payload=large auth.ts:9');
  });

  it('splits a workspace into its applications, and warns of several at once', async () => {
    const seen = await seenIn({
      'package.json': '{}',
      'web/package.json': authjs,
      'web/auth.ts': auth.replace('PROVIDERS', 'GitHub'),
      'api/package.json': manifest({ jsonwebtoken: '^9.0.0' }),
      'api/check.ts': verify,
    });
    const applications = applicationsIn(seen);
    assert.deepEqual(
      applications.map(({ folder }) => folder),
      ['/project/api/', '/project/web/'],
    );
    const verdicts = applications.map((one) => advise({}, evidenceOf(one.seen)));
    assert.deepEqual(
      verdicts.map(({ answers }) => answers.library),
      ['jsonwebtoken', 'authjs-5'],
    );
    const notes = (evidence: ReturnType<typeof evidenceOf>) => advise({}, evidence).notes.map(({ id }) => id);
    assert.ok(notes(evidenceOf(seen)).includes('several-libraries'));
    assert.ok(!notes(evidenceOf(applications[1].seen)).includes('several-libraries'));
  });

  it('takes the server that draws pages for no service', async () => {
    const list = await found({
      'client/package.json': manifest({ '@angular/core': '^18.0.0', '@angular/ssr': '^18.0.0', express: '^4.21.0' }),
      'server/package.json': manifest({ express: '^4.21.0' }),
    });
    assert.deepEqual(list, ['clients=web client/package.json:4']);
  });

  it('takes nothing from tests', async () => {
    const list = await found({ 'package.json': manifest({ pg: '^8.0.0' }), 'server.test.ts': server(''), '__tests__/a.ts': server('') });
    assert.deepEqual(list, ['store=sql package.json:4']);
  });

  it('finds nothing in nothing, and shrugs at a broken package.json', async () => {
    assert.deepEqual(await found({ 'package.json': '{ "dependencies": { "pg": 1, ', 'a.ts': 'export const a = 1;' }), []);
    assert.deepEqual(await found({ 'package.json': '{ "dependencies": { "pg": 1 } }' }), []);
    assert.deepEqual(await found({ 'package.json': 'null' }), []);
  });
});
