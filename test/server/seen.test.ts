import assert from 'node:assert/strict';
import { lineAt } from '../../src/advisor/seen';
import { seenIn } from '../../src/server/seen';
import { workspaceOf } from '../memory';
import { endClients, startClient } from './start-client';

const files = {
  'package.json': '{ "dependencies": { "express-session": "1.19.0", "jsonwebtoken": "9.0.3" } }',
  'vercel.json': '{}',
  'README.md': 'nothing',
  'server.js': "import session from 'express-session';\n\nexport default session({ secret: 'a-secret-nobody-may-see' });\n",
  'tokens.js':
    "import jwt from 'jsonwebtoken';\nexport const token = jwt.sign({ role: 'a-role-nobody-may-see' }, 'another-secret-nobody-may-see');\n",
  'route.js': "export const runtime = 'edge';\n",
};

async function seen() {
  const read = (path: string) => (files as Record<string, string>)[path.replace('/project/', '')];
  const scripts = ['/project/server.js', '/project/tokens.js', '/project/route.js'];
  const wanted = { beside: ['vercel.json', 'netlify.toml'], words: ['const runtime'] };
  return seenIn(await workspaceOf(files), { manifests: ['/project/package.json'], scripts, read }, wanted);
}

describe('what the advisor gets of a scan', () => {
  it('is facts and set-ups with file and line', async () => {
    const { facts, setups } = await seen();
    const line = lineAt(files['server.js'], files['server.js'].indexOf('session({'));
    assert.deepEqual(
      facts.find(({ kind }) => kind === 'session'),
      { kind: 'session', file: '/project/server.js', line, library: 'express-session', store: 'memory' },
    );
    assert.deepEqual(
      facts.flatMap((fact) => (fact.kind === 'jwt-sign' ? [fact.claims] : [])),
      [['role']],
    );
    const [setup] = setups.filter(({ library }) => library === 'express-session');
    assert.deepEqual([setup.file, setup.line, setup.strategy], ['/project/server.js', 3, 'server-session']);
  });

  it('holds those texts that are wanted, and no other', async () => {
    const { texts } = await seen();
    assert.deepEqual(texts.map(({ path }) => path).sort(), ['/project/package.json', '/project/route.js', '/project/vercel.json']);
  });

  it('holds no secret and no value of a claim, and crosses any boundary', async () => {
    const all = await seen();
    assert.doesNotMatch(JSON.stringify(all), /nobody-may-see/);
    assert.deepEqual(structuredClone(all), all);
  });
});

describe('the request authLens/seen', () => {
  afterEach(endClients);
  const wanted = { beside: ['vercel.json'], words: [] };

  it('answers with manifests, what stands beside them, and where the folders are', async () => {
    const client = await startClient({ files: { '/ws/package.json': '{}', '/ws/vercel.json': '{ }', '/ws/a.ts': 'export {}' } });
    await client.ready();
    const {
      seen: found,
      state,
      roots,
    } = await client.connection.sendRequest<{ seen: { texts: unknown }; state: string; roots: unknown }>('authLens/seen', wanted);
    assert.deepEqual(found.texts, [
      { path: '/ws/package.json', text: '{}' },
      { path: '/ws/vercel.json', text: '{ }' },
    ]);
    assert.deepEqual([state, roots], ['ready', [{ path: '/ws', uri: 'file:///ws' }]]);
  });

  it('reads nothing where Auth Lens is switched off', async () => {
    const client = await startClient({ files: { '/ws/package.json': '{}' }, settings: { enable: false } });
    const { seen: found, state } = await client.connection.sendRequest<{ seen: { texts: unknown }; state: string }>(
      'authLens/seen',
      wanted,
    );
    assert.deepEqual([state, found.texts], ['off', []]);
  });
});
