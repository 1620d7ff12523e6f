import assert from 'node:assert/strict';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import { withLibrary } from './fake-engine';
import { able, endClients, startClient } from './start-client';

const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`/ws/file-${index}.ts`, withLibrary('BAD')]));

describe('scanning the workspace', () => {
  afterEach(endClients);

  it('finds problems in closed files, with progress, and says how many', async () => {
    const client = await startClient({ files: many });
    await client.ready();
    assert.equal(client.published.length, 400);
    assert.deepEqual(client.statuses.at(-1), { state: 'ready', files: 400, findings: 400, skipped: 0 });
    assert.ok(client.statuses.some(({ state }) => state === 'scanning'));
    assert.equal(client.progress[0].kind, 'begin');
    assert.ok(client.progress.some(({ kind, message }) => kind === 'report' && /of 400 files/.test(message ?? '')));
    assert.equal(client.progress.at(-1)?.kind, 'end');
  });

  it('loads no engine where nothing matters', async () => {
    const client = await startClient({ files: { '/ws/a.ts': 'BAD', '/ws/b.ts': 'export {}' } });
    await client.ready();
    await client.open('file:///ws/a.ts', 'BAD, really');
    await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: 'file:///ws/a.ts' },
      position: { line: 0, character: 0 },
    });
    assert.equal(client.calls.loaded, 0);
  });

  it('keeps a package.json that only matters beside other code until there is some', async () => {
    const files = { '/ws/package.json': '{ "dependencies": { "next": "14.2.1" } }', '/ws/a.ts': 'const a = 1;' };
    const client = await startClient({ files });
    await client.ready();
    assert.equal(client.calls.loaded, 0);
    await client.open('file:///ws/a.ts', withLibrary('BAD'));
    await client.until('the problem shows', () => client.shown('file:///ws/a.ts').length === 1);
    assert.deepEqual([client.calls.loaded, client.calls.updates.flat().sort()], [1, ['/ws/a.ts', '/ws/package.json']]);
  });

  it('stops when the person cancels it', async () => {
    const cancel = (connection: ProtocolConnection, token: string | number) =>
      void connection.sendNotification('window/workDoneProgress/cancel', { token });
    const client = await startClient({ files: many, onProgress: cancel });
    await client.ready();
    assert.ok(client.published.length < 400, `${client.published.length} of 400 were published`);
  });

  it('answers and analyses open files first while it runs', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const client = await startClient({ files: many, calls: { loaded: 0, updates: [], before: () => gate } });
    await client.until('the scan has begun', () => client.calls.loaded === 1);
    await client.open('file:///ws/file-399.ts', withLibrary('ODD'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    release();
    await client.until('the open file shows', () => client.shown('file:///ws/file-399.ts')[0] === 'cookie-odd');
    assert.ok(client.published.length < 100, `${client.published.length} files came before it`);
    await client.ready();
    assert.deepEqual(client.shown('file:///ws/file-399.ts'), ['cookie-odd']);
  });

  it('is asked for by a command, and finds what changed unnoticed', async () => {
    const client = await startClient({ files: { '/ws/a.ts': withLibrary('BAD') } });
    await client.ready();
    client.disk.set('/ws/a.ts', withLibrary('fine'));
    client.disk.set('/ws/b.ts', withLibrary('ODD'));
    const status = await client.connection.sendRequest('authLens/scan');
    assert.deepEqual(status, { state: 'ready', files: 2, findings: 1, skipped: 0 });
    assert.deepEqual([client.shown('file:///ws/a.ts'), client.shown('file:///ws/b.ts')], [[], ['cookie-odd']]);
  });

  it('needs nothing of the client: no progress, no registration, no folders', async () => {
    const client = await startClient({ capabilities: {}, files: { '/ws/a.ts': withLibrary('BAD') } });
    await client.until('the problem shows', () => client.shown('file:///ws/a.ts').length === 1);
    await client.ready();
    assert.deepEqual([client.registered, client.progress], [[], []]);
    const [{ diagnostics }] = client.published;
    assert.deepEqual(Object.keys(diagnostics[0]).sort(), ['code', 'message', 'range', 'severity', 'source']);
  });

  it('registers what the client lets it register', async () => {
    const client = await startClient({ capabilities: able });
    await client.ready();
    assert.deepEqual(client.registered, ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
  });
});
