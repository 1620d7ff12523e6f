import assert from 'node:assert/strict';
import { pathOf } from '../../src/server/paths';
import { endClients, type Options, startClient, type TestClient } from './start-client';

const variables = 'JWT_SECRET=BAD';
const shownFor = (client: TestClient) => client.shown('file:///ws/.env');

describe('.env files in the server', () => {
  afterEach(endClients);

  async function started(options: Options = {}): Promise<TestClient> {
    const client = await startClient({ files: { '/ws/.env': variables, '/ws/.env.example': variables }, ...options });
    await client.ready();
    return client;
  }

  const trusted = { initializationOptions: { trusted: true } };
  const updates = (client: TestClient) => client.calls.updates.flat().filter((path) => path.includes('.env'));
  const tell = (client: TestClient, path: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `file://${path}`, type }] });

  it('are analysed in a workspace that the person trusts', async () => {
    const client = await started(trusted);
    await client.until('the finding shows', () => shownFor(client).length === 1);
    assert.deepEqual(updates(client), ['/ws/.env']);
    assert.equal(client.statuses.at(-1)?.files, 1);
  });

  it('are never read without trust: not by scans, changes, or when they are opened', async () => {
    const client = await started();
    const read: string[] = [];
    const get = client.disk.get.bind(client.disk);
    client.disk.get = (path: string) => {
      read.push(path);
      return get(path);
    };
    await client.open('file:///ws/.env', variables, 'dotenv');
    await client.open('file:///elsewhere/.env', variables, 'properties');
    await tell(client, '/ws/.env', 2);
    await tell(client, '/ws/api/.env.local', 1);
    await client.open('file:///ws/b.ts', `import session from 'express-session'; BAD`);
    client.disk.set('/ws/c.ts', `import session from 'express-session'; BAD`);
    await tell(client, '/ws/c.ts', 1);
    await client.until('the others show', () => client.shown('file:///ws/c.ts').length === 1);
    assert.deepEqual(updates(client), []);
    assert.deepEqual(
      read.filter((path) => path.includes('.env')),
      [],
    );
    assert.deepEqual(
      client.published.filter(({ uri }) => uri.includes('.env')),
      [],
    );
  });

  it('are listed and analysed once the person trusts the workspace', async () => {
    const client = await started();
    await client.open('file:///ws/.env', `${variables} BAD`, 'dotenv');
    assert.deepEqual(shownFor(client), []);
    await client.connection.sendNotification('authLens/trusted');
    await client.until('the open text shows', () => shownFor(client).length === 2);
    await client.change('file:///ws/.env', 2, 'JWT_SECRET=GOOD');
    await client.until('the change shows', () => shownFor(client).length === 0);
  });

  it('come and go on disk', async () => {
    const client = await started({ ...trusted, files: {} });
    client.disk.set('/ws/.env', variables);
    await tell(client, '/ws/.env', 1);
    await client.until('the new file shows', () => shownFor(client).length === 1);
    client.disk.delete('/ws/.env');
    await tell(client, '/ws/.env', 3);
    await client.until('the deleted file is cleared', () => shownFor(client).length === 0);
    await tell(client, '/ws/.env.example', 1);
    await tell(client, '/ws/.envrc', 1);
    client.disk.set('/ws/.env.local', variables);
    await tell(client, '/ws/.env.local', 1);
    await client.until('the last file shows', () => client.shown('file:///ws/.env.local').length === 1);
    assert.ok(
      updates(client).every((path) => /\/\.env(\.local)?$/.test(path)),
      updates(client).join(),
    );
  });

  it('are left out and come back as the setting says', async () => {
    const client = await started({ ...trusted, settings: { readEnvFiles: false } });
    assert.deepEqual(updates(client), []);
    const set = (readEnvFiles: boolean) => {
      client.settings = { readEnvFiles };
      return client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    };
    await set(true);
    await client.until('the finding shows', () => shownFor(client).length === 1);
    await set(false);
    await client.until('it is cleared', () => shownFor(client).length === 0);
  });

  it('are suppressed by comments of their own kind', async () => {
    const client = await started(trusted);
    await client.open('file:///ws/.env', `A=1\r\n${variables}\r\n`, 'properties');
    const published = () => client.published.findLast(({ uri }) => uri === 'file:///ws/.env')?.diagnostics[0]?.range;
    await client.until('the open text shows', () => published()?.start.line === 1);
    const range = published();
    const actions: { title: string; edit?: { documentChanges: { edits: { newText: string }[] }[] } }[] =
      await client.connection.sendRequest('textDocument/codeAction', {
        textDocument: { uri: 'file:///ws/.env' },
        range,
        context: { diagnostics: [] },
      });
    const texts = actions.filter(({ title }) => title.startsWith('Suppress')).map(({ edit }) => edit?.documentChanges[0].edits[0].newText);
    assert.deepEqual(texts, [
      '# auth-lens-disable-next-line cookie-bad -- reason\r\n',
      '# auth-lens-disable-file cookie-bad -- reason\r\n',
    ]);
  });
});

describe('cells of a notebook', () => {
  afterEach(endClients);

  const cell = (id: string) => `vscode-notebook-cell:/ws/book.ipynb#${id}`;
  const text = `import session from 'express-session';\nBAD`;

  it('are documents of their own, in and outside of the workspace', async () => {
    const client = await startClient({ files: {} });
    await client.ready();
    await client.open(cell('W0sZmlsZQ%3D%3D'), text, 'javascript');
    await client.open(cell('W1sZmlsZQ%3D%3D'), `${text} BAD`, 'typescript');
    await client.open(cell('W2sZmlsZQ%3D%3D'), text, 'python');
    await client.until('the first shows', () => client.shown(cell('W0sZmlsZQ%3D%3D')).length === 1);
    await client.until('the second shows', () => client.shown(cell('W1sZmlsZQ%3D%3D')).length === 2);
    await client.change(cell('W1sZmlsZQ%3D%3D'), 2, text);
    await client.until('the change shows', () => client.shown(cell('W1sZmlsZQ%3D%3D')).length === 1);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: cell('W0sZmlsZQ%3D%3D') } });
    await client.until('the closed one is cleared', () => client.shown(cell('W0sZmlsZQ%3D%3D')).length === 0);
    assert.equal(client.shown(cell('W1sZmlsZQ%3D%3D')).length, 1);
    assert.deepEqual(client.logged, []);
  });

  it('have a path each', () => {
    assert.notEqual(pathOf(cell('a')), pathOf(cell('b')));
  });
});
