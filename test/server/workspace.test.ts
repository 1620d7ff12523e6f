import assert from 'node:assert/strict';
import { withLibrary } from './fake-engine';
import { endClients, startClient, type TestClient } from './start-client';

const file = (name: string) => `file:///ws/${name}`;

describe('a workspace that changes', () => {
  afterEach(endClients);

  async function started(files: Record<string, string>, folders = ['/ws']): Promise<TestClient> {
    const client = await startClient({ files, folders });
    await client.ready();
    return client;
  }

  const tell = (client: TestClient, ...changes: [path: string, type: 1 | 2 | 3][]) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([path, type]) => ({ uri: `file://${path}`, type })),
    });

  it('takes in files that are made, changed and deleted on disk', async () => {
    const client = await started({ '/ws/a.ts': withLibrary('BAD') });
    client.disk.set('/ws/b.ts', withLibrary('ODD'));
    await tell(client, ['/ws/b.ts', 1]);
    await client.until('the new file shows', () => client.shown(file('b.ts'))[0] === 'cookie-odd');
    client.disk.set('/ws/b.ts', withLibrary('BAD'));
    await tell(client, ['/ws/b.ts', 2]);
    await client.until('the change shows', () => client.shown(file('b.ts'))[0] === 'cookie-bad');
    client.disk.delete('/ws/b.ts');
    await tell(client, ['/ws/b.ts', 3]);
    await client.until('the deleted file is cleared', () => client.shown(file('b.ts')).length === 0);
    assert.deepEqual(client.shown(file('a.ts')), ['cookie-bad']);
  });

  it('clears a whole folder that is deleted with one event', async () => {
    const client = await started({
      '/ws/lib/a.ts': withLibrary('BAD'),
      '/ws/lib/b.ts': withLibrary('BAD'),
      '/ws/library.ts': withLibrary('BAD'),
    });
    client.disk.delete('/ws/lib/a.ts');
    client.disk.delete('/ws/lib/b.ts');
    await tell(client, ['/ws/lib', 3]);
    await client.until('the folder is cleared', () => client.shown(file('lib/a.ts')).length + client.shown(file('lib/b.ts')).length === 0);
    assert.deepEqual(client.shown(file('library.ts')), ['cookie-bad']);
  });

  it('leaves out new files that are ignored, and looks at nothing in node_modules', async () => {
    const client = await started({ '/ws/a.ts': withLibrary('BAD') });
    client.disk.set('/ws/ignored/b.ts', withLibrary('BAD'));
    client.disk.set('/ws/c.ts', withLibrary('BAD'));
    await tell(client, ['/ws/ignored/b.ts', 1], ['/ws/node_modules/x/index.ts', 1], ['/ws/c.ts', 1]);
    await client.until('the other file shows', () => client.shown(file('c.ts')).length === 1);
    assert.deepEqual([...new Set(client.published.map(({ uri }) => uri))], [file('a.ts'), file('c.ts')]);
    assert.ok(!client.calls.updates.flat().includes('/ws/node_modules/x/index.ts'));
  });

  it('tells the engine of a changed package.json, and of files that matter only to others', async () => {
    const client = await started({ '/ws/a.ts': withLibrary('BAD'), '/ws/config.ts': 'export const name = 1', '/ws/package.json': '{}' });
    assert.ok(!client.calls.updates.flat().includes('/ws/config.ts'));
    await tell(client, ['/ws/package.json', 2], ['/ws/config.ts', 2]);
    await client.until('the engine knows', () => client.calls.updates.at(-1)?.includes('/ws/package.json') === true);
    assert.ok(client.calls.updates.at(-1)?.includes('/ws/config.ts'));
  });

  it('scans folders that are added and clears those that are removed', async () => {
    const client = await started({ '/ws/a.ts': withLibrary('BAD'), '/two/b.ts': withLibrary('ODD') });
    const change = (added: string[], removed: string[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: {
          added: added.map((path) => ({ uri: `file://${path}`, name: '' })),
          removed: removed.map((path) => ({ uri: `file://${path}`, name: '' })),
        },
      });
    await change(['/two'], []);
    await client.until('the new folder shows', () => client.shown('file:///two/b.ts').length === 1);
    await change([], ['/ws']);
    await client.until('the old folder is cleared', () => client.shown(file('a.ts')).length === 0);
    await client.until('the count follows', () => client.statuses.at(-1)?.files === 1);
    assert.deepEqual(client.shown('file:///two/b.ts'), ['cookie-odd']);
  });

  it('keeps the files of a folder that lies in another one', async () => {
    const client = await started({ '/ws/in/a.ts': withLibrary('BAD') }, ['/ws', '/ws/in']);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: 'file:///ws/in', name: '' }] },
    });
    client.disk.set('/ws/in/a.ts', withLibrary('ODD'));
    await tell(client, ['/ws/in/a.ts', 2]);
    await client.until('the file is still followed', () => client.shown(file('in/a.ts'))[0] === 'cookie-odd');
  });
});

describe('settings', () => {
  afterEach(endClients);

  async function change(client: TestClient, settings: unknown): Promise<void> {
    client.settings = settings;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  it('switch rules off and on while the server runs', async () => {
    const client = await startClient({ files: { '/ws/a.ts': withLibrary('BAD ODD') }, settings: { rules: { 'cookie-bad': 'off' } } });
    await client.ready();
    assert.deepEqual(client.shown(file('a.ts')), ['cookie-odd']);
    await change(client, {});
    await client.until('both show', () => client.shown(file('a.ts')).length === 2);
    await change(client, { rules: { 'cookie-odd': 'off', 'cookie-bad': 'loud' } });
    await client.until('one shows; nonsense is ignored', () => client.shown(file('a.ts')).join() === 'cookie-bad');
  });

  it('switch everything off and on', async () => {
    const client = await startClient({ files: { '/ws/a.ts': withLibrary('BAD') } });
    await client.ready();
    await change(client, { enable: false });
    await client.until('all is cleared', () => client.shown(file('a.ts')).length === 0 && client.statuses.at(-1)?.state === 'off');
    await client.open(file('a.ts'), withLibrary('BAD ODD'));
    await change(client, { enable: true });
    await client.until('all is back', () => client.shown(file('a.ts')).length === 2);
  });

  it('leave files out by glob and by size', async () => {
    const client = await startClient({ files: { '/ws/a.ts': withLibrary('BAD'), '/ws/big.ts': withLibrary(`BAD${' '.repeat(2000)}`) } });
    await client.ready();
    await change(client, { exclude: ['a.ts'], maxFileSize: 1 });
    await client.until('both are cleared', () => client.shown(file('a.ts')).length + client.shown(file('big.ts')).length === 0);
    await change(client, {});
    await client.until('both are back', () => client.shown(file('a.ts')).length + client.shown(file('big.ts')).length === 2);
  });

  it('look only at open files where scanOnOpen is off', async () => {
    const client = await startClient({
      files: { '/ws/a.ts': withLibrary('BAD'), '/ws/b.ts': withLibrary('BAD') },
      settings: { scanOnOpen: false },
    });
    await client.ready();
    await client.open(file('a.ts'), withLibrary('BAD'));
    await client.until('the open file shows', () => client.shown(file('a.ts')).length === 1);
    assert.deepEqual(client.shown(file('b.ts')), []);
    await client.connection.sendRequest('authLens/scan');
    assert.deepEqual(client.shown(file('b.ts')), ['cookie-bad']);
  });

  it('come with the initialization where the client cannot be asked', async () => {
    const client = await startClient({
      capabilities: {},
      initializationOptions: { settings: { rules: { 'cookie-bad': 'off' } } },
      files: { '/ws/a.ts': withLibrary('BAD ODD') },
    });
    await client.ready();
    assert.deepEqual(client.shown(file('a.ts')), ['cookie-odd']);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { authLens: { rules: { 'cookie-odd': 'off' } } },
    });
    await client.until('the sent settings count', () => client.shown(file('a.ts')).join() === 'cookie-bad');
  });
});
