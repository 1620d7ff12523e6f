import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root';
import { verifiersIn } from '../../src/server/verifiers';
import type { Verifier } from '../../src/token/accept/verifier';
import { workspaceOf } from '../memory';
import { endClients, startClient } from './start-client';

async function verifiers(files: { readonly [path: string]: string }): Promise<readonly Verifier[]> {
  const read = (path: string) => files[path.replace('/project/', '')];
  return verifiersIn(await workspaceOf({ 'package.json': '{}', ...files }), read);
}

async function only(code: string): Promise<Verifier> {
  const found = await verifiers({ 'a.ts': code });
  assert.equal(found.length, 1, JSON.stringify(found));
  return found[0];
}

const none = { state: 'none' };
const is = (...values: unknown[]) => ({ state: 'known', values });

describe('the calls that verify tokens', () => {
  it('are told with the rules that take effect, and where they stand', async () => {
    const found = await only(
      `import jwt from 'jsonwebtoken';
export const check = (token: string) =>
  jwt.verify(token, process.env.JWT_SECRET ?? 'nobody-may-see', { algorithms: ['HS256'], issuer: process.env.ISSUER, audience: ['web', 'api'], clockTolerance: 5, maxAge: '1h' });`,
    );
    assert.deepEqual(found.place, { uri: 'file:///project/a.ts', line: 3, column: 7 });
    assert.deepEqual(
      [found.algorithms, found.issuer, found.audience, found.clockTolerance, found.ignoreExpiration],
      [is('HS256'), { state: 'variable', name: 'ISSUER' }, is('web', 'api'), is(5), is(false)],
    );
    assert.deepEqual(found.others, [{ name: 'maxAge', wish: is('1h') }]);
    const [key] = found.key;
    assert.ok(key.kind === 'variable' && key.name === 'JWT_SECRET');
    assert.equal(key.otherwise[0].kind, 'written');
  });

  it('never say a secret that stands in the code, only where', async () => {
    const code = "import jwt from 'jsonwebtoken';\nconst secret = 'nobody-may-see';\njwt.verify(token, secret);\n";
    const found = await only(code);
    assert.doesNotMatch(JSON.stringify(found), /nobody-may-see/);
    const [key] = found.key;
    assert.ok(key.kind === 'written');
    assert.equal(code.slice(key.place.start, key.place.end), "'nobody-may-see'");
    assert.equal(key.place.line, 2);
  });

  it('say unknown where nothing is known, and none where nothing is asked for', async () => {
    const unknown = await only("import jwt from 'jsonwebtoken';\nexport const f = (t, k, o) => jwt.verify(t, k, o);\n");
    for (const wish of [unknown.algorithms, unknown.issuer, unknown.audience]) assert.deepEqual(wish, { state: 'unknown' });
    assert.deepEqual(
      unknown.key.map(({ kind }) => kind),
      ['unknown'],
    );
    const bare = await only(
      "import { jwtVerify } from 'jose';\nexport const f = (t) => jwtVerify(t, new TextEncoder().encode(process.env.K));\n",
    );
    for (const wish of [bare.algorithms, bare.issuer, bare.audience]) assert.deepEqual(wish, none);
    assert.deepEqual(bare.key, [{ kind: 'variable', name: 'K', otherwise: [] }]);
  });

  it('tell key servers, decryption, and failures that nobody heeds', async () => {
    const [remote, opened] = await verifiers({
      'a.ts': `import { createRemoteJWKSet, jwtDecrypt, jwtVerify } from 'jose';
const keys = createRemoteJWKSet(new URL('https://id.example/jwks'));
export const a = (t) => jwtVerify(t, keys, { issuer: 'https://id.example' });
export const b = (t) => jwtDecrypt(t, key);`,
    });
    assert.deepEqual([remote.key, remote.encrypted, opened.encrypted], [[{ kind: 'key-set' }], false, true]);
  });

  it('know libraries that take options of their own', async () => {
    const strategy = await only(
      "import { Strategy } from 'passport-jwt';\nnew Strategy({ secretOrKey: process.env.S, issuer: 'shop', jsonWebTokenOptions: { maxAge: '2h' } }, done);\n",
    );
    assert.deepEqual([strategy.issuer, strategy.others], [is('shop'), [{ name: 'jsonWebTokenOptions.maxAge', wish: is('2h') }]]);
    const made = await only(
      "import { createVerifier } from 'fast-jwt';\nconst check = createVerifier({ key: process.env.S, allowedIss: 'shop' });\nexport const f = (t) => check(t);\n",
    );
    assert.deepEqual([made.library, made.issuer], ['fast-jwt', is('shop')]);
    const hono = await only("import { jwt } from 'hono/jwt';\napp.use(jwt({ secret: process.env.S, alg: 'HS256' }));\n");
    assert.deepEqual([hono.algorithms, hono.issuer, hono.audience], [is('HS256'), none, none]);
  });

  it('leave tests of the project out', async () => {
    assert.deepEqual(await verifiers({ 'a.test.ts': "import jwt from 'jsonwebtoken';\njwt.verify(token, 'x');\n" }), []);
  });

  it('are those of the sample', async () => {
    const folder = join(root, 'media/sample');
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ts|js|json)$/.test(path));
    const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
    const found = await verifiers(files);
    const own = found.filter(({ place }) => place.uri.endsWith('apps/api/src/tokens.ts'));
    assert.deepEqual(
      own.map(({ algorithms }) => algorithms),
      [is('HS256'), is('HS256'), is('RS256', 'none'), none],
    );
    assert.deepEqual(
      own.map(({ key: [key] }) => (key.kind === 'variable' ? key.name : key.kind)),
      ['JWT_SECRET', 'JWT_SECRET', 'PARTNER_KEY', 'written'],
    );
  });
});

describe('the request authLens/verifiers', () => {
  afterEach(endClients);

  it('answers for the open workspace, without any secret', async () => {
    const client = await startClient({
      engine: () => import('../../src/analyser/workspace'),
      files: { '/ws/package.json': '{}', '/ws/a.ts': "import jwt from 'jsonwebtoken';\njwt.verify(token, 'nobody-may-see');\n" },
    });
    await client.ready();
    const result = await client.connection.sendRequest<{ state: string; verifiers: Verifier[] }>('authLens/verifiers');
    assert.deepEqual([result.state, result.verifiers.map(({ place }) => place.uri)], ['ready', ['file:///ws/a.ts']]);
    assert.doesNotMatch(JSON.stringify(result), /nobody-may-see/);
  });
});
