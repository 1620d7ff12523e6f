import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from '../../scripts/root';
import { configurations } from '../../src/advisor/configurations';
import { fakeDatabase, fileOf } from './fake-database';

interface Tokens {
  signIn(userId: string): Promise<{ accessToken: string; refreshToken: string } | undefined>;
  renew(refreshToken: string): Promise<{ accessToken: string; refreshToken: string } | undefined>;
  verifyAccess(token: string): Promise<string | undefined>;
  issueAccess(userId: string, version: number): string | Promise<string>;
  signOutEverywhere(userId: string): Promise<void>;
  revoke(iss: string, jti: string, expiresAt: Date): Promise<void>;
}

const pair = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const environment = {
  JWT_PRIVATE_KEY: pair.privateKey,
  JWT_PUBLIC_KEY: pair.publicKey,
  JWT_ISSUER: 'https://issuer.test',
  JWT_AUDIENCE: 'api',
};

for (const id of ['jsonwebtoken', 'jose']) {
  describe(`the configuration ${id}, run`, () => {
    const old = { ...process.env };
    before(() => Object.assign(process.env, environment));
    after(() => {
      for (const name of Object.keys(environment)) delete process.env[name];
      Object.assign(process.env, old);
    });
    const users = () => ({ ada: { version: 1 }, eve: { version: 1, disabled: true } });

    it('signs in, checks and renews; a disabled account gets nothing', async () => {
      const tokens = await load(id, fakeDatabase(users()));
      const first = await tokens.signIn('ada');
      assert.ok(first);
      assert.equal(await tokens.verifyAccess(first.accessToken), 'ada');
      const next = await tokens.renew(first.refreshToken);
      assert.ok(next && next.refreshToken !== first.refreshToken);
      assert.equal(await tokens.verifyAccess(next.accessToken), 'ada');
      assert.equal(await tokens.signIn('eve'), undefined);
    });

    it('ends the whole family when a refresh token is used twice', async () => {
      const database = fakeDatabase(users());
      const tokens = await load(id, database);
      const stolen = await tokens.signIn('ada');
      const owner = await tokens.renew(stolen!.refreshToken);
      assert.equal(await tokens.renew(stolen!.refreshToken), undefined);
      assert.equal(await tokens.renew(owner!.refreshToken), undefined);
      assert.deepEqual(database.kept(), []);
    });

    it('keeps refresh tokens only as hashes', async () => {
      const database = fakeDatabase(users());
      const { refreshToken } = (await (await load(id, database)).signIn('ada'))!;
      assert.ok(database.kept().every(({ hash }) => hash !== refreshToken && /^[0-9a-f]{64}$/.test(hash)));
    });

    it('takes no token after signing out everywhere, and none that is on the denylist', async () => {
      const tokens = await load(id, fakeDatabase(users()));
      const one = (await tokens.signIn('ada'))!;
      const { iss, jti } = JSON.parse(Buffer.from(one.accessToken.split('.')[1], 'base64url').toString());
      await tokens.revoke('https://other.test', jti, new Date());
      assert.equal(await tokens.verifyAccess(one.accessToken), 'ada');
      await tokens.revoke(iss, jti, new Date());
      assert.equal(await tokens.verifyAccess(one.accessToken), undefined);
      const other = (await tokens.signIn('ada'))!;
      await tokens.signOutEverywhere('ada');
      assert.equal(await tokens.verifyAccess(other.accessToken), undefined);
    });

    it('refuses what was changed, unsigned, or is no access token', async () => {
      const tokens = await load(id, fakeDatabase(users()));
      const [head, body, signature] = (await tokens.issueAccess('ada', 1)).split('.');
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
      assert.equal(claims.exp - claims.iat, 600);
      assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url').toString()).typ, 'at+jwt');
      assert.equal(await tokens.verifyAccess(`${head}.${part({ ...claims, sub: 'eve' })}.${signature}`), undefined);
      assert.equal(await tokens.verifyAccess(`${part({ alg: 'none', typ: 'at+jwt' })}.${body}.`), undefined);
      assert.equal(await tokens.verifyAccess('nonsense'), undefined);
    });
  });
}

/** Bundles the files of a configuration, with a database in memory, and loads them. */
async function load(id: string, { pool }: ReturnType<typeof fakeDatabase>): Promise<Tokens> {
  const configuration = configurations.find((one) => one.id === id)!;
  const files: Plugin = {
    name: 'files of the configuration',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/database$/ }, () => ({ path: 'database', external: true }));
      onResolve({ filter: /^\.\// }, ({ path }) => ({ path: join('src', `${path}.ts`), namespace: 'snippet' }));
      onLoad({ filter: /.*/, namespace: 'snippet' }, ({ path }) => ({
        contents: fileOf(configuration, path),
        loader: 'ts',
        resolveDir: root,
      }));
    },
  };
  const contents = ['tokens', 'token-versions', 'denylist'].map((name) => `export * from './${name}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    plugins: [files],
  });
  const loaded = { exports: {} };
  const ownRequire = createRequire(join(root, 'package.json'));
  const requireOf = (name: string) => (name === 'database' ? { pool } : ownRequire(name));
  new Function('module', 'exports', 'require', outputFiles[0].text)(loaded, loaded.exports, requireOf);
  return loaded.exports as Tokens;
}
