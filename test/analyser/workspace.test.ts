import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createWorkspace } from '../../src/analyser/workspace';
import { findingsOf, workspaceOf } from '../memory';

const cookie = `export function login(req, res) { res.cookie('session', 'x', { secure: true }); }\n`;

describe('workspace', () => {
  it('forgets a file that is gone and reports what changed', async () => {
    const files = new Map([['/p/a.js', cookie]]);
    const workspace = createWorkspace({ read: (path) => files.get(path) });
    assert.deepEqual([...(await workspace.update([{ path: '/p/a.js', text: cookie }]))], ['/p/a.js']);
    assert.equal(workspace.findings('/p/a.js').length, 1);
    assert.deepEqual([...(await workspace.update([{ path: '/p/a.js', text: cookie }]))], []);
    files.delete('/p/a.js');
    assert.deepEqual([...(await workspace.update([{ path: '/p/a.js', text: undefined }]))], ['/p/a.js']);
    assert.equal(workspace.analysed(), 0);
  });

  it('analyses a file again when one that it follows names into changes, appears or goes', async () => {
    const main = `import { options } from './options';\nexport function login(req, res) { res.cookie('session', 'x', { secure: true, ...options }); }\n`;
    const files = new Map([['/p/main.ts', main]]);
    const workspace = createWorkspace({ read: (path) => files.get(path) });
    await workspace.update([{ path: '/p/main.ts', text: main }]);
    assert.equal(workspace.findings().length, 0, 'unknown while options.ts is missing');
    for (const [text, count] of [
      ['export const options = { httpOnly: false };', 1],
      ['export const options = { httpOnly: true };', 0],
    ] as const) {
      files.set('/p/options.ts', text);
      await workspace.update([{ path: '/p/options.ts', text }]);
      assert.equal(workspace.findings().length, count, text);
    }
    files.delete('/p/options.ts');
    await workspace.update([{ path: '/p/options.ts', text: undefined }]);
    assert.equal(workspace.findings().length, 0);
  });

  it('analyses every file again that has asked the same of the files around it, whichever asked first', async () => {
    const main = `import { options } from '@/options';\nexport function login(req, res) { res.cookie('session', 'x', { secure: true, ...options }); }\n`;
    const files = new Map([
      ['/p/package.json', '{}'],
      ['/p/tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }'],
      ['/p/src/one.ts', main],
      ['/p/src/two.ts', main],
      ['/p/src/deep/three.ts', main],
    ]);
    const workspace = createWorkspace({ read: (path) => files.get(path) });
    const set = (path: string, text: string) => workspace.update([{ path, text: files.set(path, text).get(path) }]);
    const users = () => new Set(workspace.findings().flatMap(({ related }) => related.map(({ file }) => file))).size;
    await workspace.update([...files].map(([path, text]) => ({ path, text })));
    assert.equal(users(), 0, 'unknown while options.ts is missing');
    await set('/p/lib/options.ts', 'export const options = { httpOnly: false };');
    assert.equal(users(), 3);
    await set('/p/tsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./other/*"] } } }');
    assert.equal(users(), 0, 'the options are elsewhere');
    await set('/p/other/options.ts', 'export const options = { httpOnly: false };');
    assert.equal(users(), 3);
  });

  it('reads nothing else while somebody types in one file, until something else changes', async () => {
    const main = `import NextAuth from 'next-auth';\nexport default NextAuth({ providers: [], cookies: { sessionToken: { name: 'x', options: { secure: true, sameSite: 'lax' } } } });\n`;
    const files = new Map([
      ['/p/auth.ts', main],
      ['/p/package.json', '{"dependencies":{"next-auth":"^4.24.0"}}'],
    ]);
    let reads = 0;
    const read = (path: string) => {
      if (path !== '/p/auth.ts') reads += 1;
      return files.get(path);
    };
    const workspace = createWorkspace({ read });
    const set = (path: string, text: string) => workspace.update([{ path, text: files.set(path, text).get(path) }]);
    await set('/p/auth.ts', main);
    reads = 0;
    for (const typed of ['\n', '\n\n', '\n\n\n']) await set('/p/auth.ts', typed + main);
    assert.deepEqual([reads, workspace.findings().length], [0, 1]);
    await set('/p/package.json', '{"dependencies":{"next-auth":"5.0.0-beta.32"}}');
    await set('/p/auth.ts', `\n${main}`);
    assert.deepEqual([reads > 0, workspace.findings().length], [true, 0]);
  });

  it('names once where options are taken that are typed, however many files read the session with them', async () => {
    const imports = "import { getServerSession } from 'next-auth/next';\nimport { authOptions } from './options';\n";
    const files = new Map([
      ['/p/package.json', '{ "dependencies": { "next-auth": "4.24.11" } }'],
      [
        '/p/options.ts',
        "import type { NextAuthOptions } from 'next-auth';\nexport const authOptions: NextAuthOptions = { providers: [], useSecureCookies: false };\n",
      ],
      [
        '/p/auth.ts',
        "import NextAuth from 'next-auth';\nimport { authOptions } from './options';\nexport default NextAuth(authOptions);\n",
      ],
      ['/p/one.ts', `${imports}export const one = (req, res) => getServerSession(req, res, authOptions);\n`],
      ['/p/two.ts', `${imports}export const two = () => getServerSession(authOptions);\n`],
    ]);
    const workspace = createWorkspace({ read: (path) => files.get(path) });
    await workspace.update([...files].map(([path, text]) => ({ path, text })));
    const [finding] = workspace.findings('/p/options.ts');
    assert.equal(finding.rule, 'authjs-use-secure-cookies-false');
    assert.deepEqual(
      finding.related.map(({ file }) => file),
      ['/p/auth.ts'],
    );
  });

  it('does not analyse a file again for a text that it has read before', async () => {
    const main = `import { options } from './options';\nexport function login(req, res) { res.cookie('session', 'x', { secure: true, ...options }); }\n`;
    const options = 'export const options = { httpOnly: false };';
    const files = new Map([
      ['/p/main.ts', main],
      ['/p/options.ts', options],
    ]);
    const asked: string[] = [];
    const read = (path: string) => {
      asked.push(path);
      return files.get(path);
    };
    const workspace = createWorkspace({ read });
    const again = async (text: string) => {
      asked.length = 0;
      files.set('/p/options.ts', text);
      await workspace.update([{ path: '/p/options.ts', text }]);
      return asked.includes('/p/main.ts');
    };
    await workspace.update([{ path: '/p/main.ts', text: main }]);
    assert.equal(await again(options), false);
    assert.equal(await again(`${options} `), true);
    // Another file reads a text that has not been handed in yet: main.ts must still hear of it.
    files.set('/p/options.ts', 'export const options = { httpOnly: true };');
    await workspace.update([{ path: '/p/other.ts', text: main }]);
    assert.equal(workspace.findings().length, 1);
    assert.equal(await again('export const options = { httpOnly: true };'), true);
    assert.equal(workspace.findings().length, 0);
  });

  it('analyses again what an earlier workspace knew when a file that it rests on is handed in', async () => {
    const main = `import { options } from './options';\nexport function login(req, res) { res.cookie('session', 'x', { secure: true, ...options }); }\n`;
    const files = new Map([
      ['/p/main.ts', main],
      ['/p/options.ts', 'export const options = { httpOnly: true };'],
    ]);
    const read = (path: string) => files.get(path);
    const before = createWorkspace({ read });
    await before.update([{ path: '/p/main.ts', text: main }]);
    const known = new Map(before.remembered().map((one) => [one.path, one]));
    const workspace = createWorkspace({ read, recall: (path) => known.get(path) });
    await workspace.update([{ path: '/p/main.ts', text: main }]);
    known.clear();
    const text = 'export const options = { httpOnly: false };';
    files.set('/p/options.ts', text);
    await workspace.update([{ path: '/p/options.ts', text }]);
    assert.equal(workspace.findings().length, 1);
  });

  it('keeps no text in which it found something', async () => {
    const filler = `// ${'x'.repeat(250_000)}\n`;
    const secret = (index: number) =>
      `import jwt from 'jsonwebtoken';\njwt.sign({}, 'a secret of some length ${index}');\n${filler}${index}`;
    const workspace = createWorkspace({ read: () => undefined });
    const update = (from: number) =>
      workspace.update(Array.from({ length: 10 }, (_, index) => ({ path: `/p/${from + index}.ts`, text: secret(from + index) })));
    await update(0);
    const before = heapUsed();
    for (let from = 10; from < 50; from += 10) await update(from);
    const grown = heapUsed() - before;
    assert.equal(new Set(workspace.findings().map(({ file }) => file)).size, 50);
    assert.ok(grown < 3_000_000, `${Math.round(grown / 1e6)} MB for 10 MB of text`);
  });

  it('reads versions again when package.json changes', async () => {
    const main = `import NextAuth from 'next-auth';\nexport default NextAuth({ providers: [], cookies: { sessionToken: { name: 'x', options: { secure: true, sameSite: 'lax' } } } });\n`;
    const files = new Map([
      ['/p/auth.ts', main],
      ['/p/package.json', '{"dependencies":{"next-auth":"^4.24.0"}}'],
    ]);
    const workspace = createWorkspace({ read: (path) => files.get(path) });
    await workspace.update([{ path: '/p/auth.ts', text: main }]);
    assert.deepEqual(
      workspace.findings().map((one) => one.rule),
      ['authjs-insecure-custom-cookies'],
    );
    files.set('/p/package.json', '{"dependencies":{"next-auth":"5.0.0-beta.32"}}');
    await workspace.update([{ path: '/p/package.json', text: files.get('/p/package.json') }]);
    assert.deepEqual(workspace.findings(), []);
  });

  it('keeps the rest for the next update when it is cancelled', async () => {
    const files = new Map([
      ['/p/a.js', cookie],
      ['/p/b.js', cookie],
    ]);
    const workspace = createWorkspace({ read: (path) => files.get(path) });
    await workspace.update(
      [...files].map(([path, text]) => ({ path, text })),
      { aborted: true },
    );
    assert.equal(workspace.findings().length, 0);
    await workspace.update([]);
    assert.equal(workspace.findings().length, 2);
  });

  it('takes severities from the settings, and `off`', async () => {
    const workspace = await workspaceOf({ 'a.js': cookie }, { severities: { 'cookie-missing-httponly': 'info' } });
    assert.deepEqual(
      workspace.findings().map((one) => one.severity),
      ['info'],
    );
    workspace.configure({ severities: { 'cookie-missing-httponly': 'off' } });
    assert.deepEqual(workspace.findings(), []);
    workspace.configure({});
    assert.deepEqual(
      workspace.findings().map((one) => one.severity),
      ['error'],
    );
  });

  it('drops findings in test code to hints; a folder called test is not test code', async () => {
    const secret = `import jwt from 'jsonwebtoken';\nexport const token = jwt.sign({ sub: '1' }, 'a long text that stands in the code', { expiresIn: '1h' });\n`;
    const found = await findingsOf({ 'login.test.js': secret, 'test/login.js': secret }, { only: ['secret-hardcoded-jwt-secret'] });
    assert.deepEqual(
      found.map((one) => one.severity),
      ['hint', 'error'],
    );
  });

  it('knows test code by what it imports or calls, wherever it lies', async () => {
    const secret = `import jwt from 'jsonwebtoken';\nconst token = jwt.sign({ sub: '1' }, 'a long text that stands in the code', { expiresIn: '1h' });\n`;
    const found = await findingsOf(
      {
        'a.js': `${secret}describe('tokens', () => it('are', () => token));\n`,
        'b.js': `import { expect } from 'vitest';\n${secret}expect(token);\n`,
        'c.js': `${secret}const describe = (it) => it;\ndescribe('a');\nexport const it = describe;\n`,
        'd.js': `${secret}export { token };\n`,
      },
      { only: ['secret-hardcoded-jwt-secret'] },
    );
    assert.deepEqual(
      found.map((one) => one.severity),
      ['hint', 'hint', 'error', 'error'],
    );
  });

  for (const [name, before, after] of [
    ['next line', '// auth-lens-disable-next-line cookie-missing-httponly -- read by the widget', ''],
    ['next line, every rule', '/* auth-lens-disable-next-line */', ''],
    ['file', '/* auth-lens-disable-file cookie-missing-httponly */', ''],
    ['block', '// auth-lens-disable cookie-missing-httponly', '// auth-lens-enable'],
  ]) {
    it(`is silenced by a comment: ${name}`, async () => {
      const workspace = await workspaceOf({ 'a.js': `${before}\n${cookie}${after}` });
      assert.deepEqual([workspace.findings().length, workspace.suppressed()], [0, 1]);
    });
  }

  it('is not silenced by a comment for another rule', async () => {
    const workspace = await workspaceOf({ 'a.js': `// auth-lens-disable-next-line jwt-alg-none\n${cookie}` });
    assert.equal(workspace.findings().length, 1);
  });

  it('names the set-ups', async () => {
    const workspace = await workspaceOf({
      'package.json': '{"dependencies":{"express-session":"^1.18.0","next-auth":"5.0.0-beta.32"}}',
      'auth.ts': `import NextAuth from 'next-auth';\nimport { PrismaAdapter } from '@auth/prisma-adapter';\nexport const { auth } = NextAuth({ adapter: PrismaAdapter(db), providers: [] });\n`,
      'server.js': `const session = require('express-session');\napp.use(session({ secret: process.env.S, resave: false, saveUninitialized: false }));\n`,
    });
    assert.deepEqual(
      workspace.setups().map(({ library, version, strategy }) => [library, version, strategy]),
      [
        ['next-auth', '5.0.0-beta.32', 'database'],
        ['express-session', '1.18.0', 'server-session'],
      ],
    );
  });
});

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
