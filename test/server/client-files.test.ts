import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver/node';
import { createClientFiles } from '../../src/server/client-files';

describe('files that only the client can read', () => {
  const files: Record<string, string> = { 'vfs://host/ws/b.ts': 'b', 'vfs://host/ws/a.ts': 'a', 'vfs://host/ws/package.json': '{}' };
  const asked: { uris?: string[] }[] = [];
  const connection = {
    async sendRequest({ method }: { method: string }, params: { uris: string[] }) {
      asked.push(params);
      if (method === 'authLens/readFiles') return params.uris.map((uri) => files[uri] ?? null);
      const [b, a, manifest] = Object.keys(files);
      return { files: [b, a, 'vfs://host/ws/gone.ts'], manifests: [manifest], skipped: [{ uri: 'vfs://host/ws', reason: 'too many' }] };
    },
  } as unknown as Connection;
  const world = createClientFiles(connection);
  const folder = '/~virtual/vfs:host/ws';

  it('are fetched while they are listed, so that reading does not wait', async () => {
    const listing = await world.list(folder, { exclude: [], environments: false, maxBytes: 10, cancelled: () => false });
    assert.deepEqual(
      listing.files,
      ['a.ts', 'b.ts', 'gone.ts'].map((name) => `${folder}/${name}`),
    );
    assert.deepEqual(listing.skipped, [{ path: folder, reason: 'too many' }]);
    assert.deepEqual(world.read(`${folder}/package.json`, 10), { text: '{}' });
    assert.deepEqual(world.read(`${folder}/gone.ts`, 10), { skipped: 'cannot be read' });
    assert.equal(
      world.candidate(`${folder}/a.ts`, 10, (text) => text === 'b'),
      undefined,
    );
  });

  it('are fetched again when they change', async () => {
    files['vfs://host/ws/a.ts'] = 'new';
    await world.load?.([`${folder}/a.ts`]);
    assert.deepEqual(world.read(`${folder}/a.ts`, 10), { text: 'new' });
  });

  it('are not fetched any more once the scan is cancelled', async () => {
    asked.length = 0;
    await world.list(folder, { exclude: [], environments: false, maxBytes: 10, cancelled: () => true });
    assert.ok(asked.every(({ uris }) => uris === undefined));
  });
});
