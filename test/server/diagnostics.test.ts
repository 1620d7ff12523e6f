import assert from 'node:assert/strict';
import { withLibrary } from './fake-engine';
import { endClients, startClient } from './start-client';

const uri = 'file:///ws/app.ts';

describe('diagnostics', () => {
  afterEach(endClients);

  it('say what VS Code shows: place, severity, source, code with link, related places', async () => {
    const client = await startClient({ files: { '/ws/app.ts': withLibrary('BAD'), '/ws/other.ts': '' } });
    await client.ready();
    assert.deepEqual(client.published, [
      {
        uri,
        diagnostics: [
          {
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
            severity: 1,
            source: 'Auth Lens',
            code: 'cookie-bad',
            message: 'A *word* is BAD',
            codeDescription: { href: 'test://rule/cookie-bad' },
            relatedInformation: [
              {
                location: { uri: 'file:///ws/other.ts', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
                message: 'because of this',
              },
            ],
          },
        ],
      },
    ]);
  });

  it('follow an open document, and return to the disk when it is closed unsaved', async () => {
    const client = await startClient({ files: { '/ws/app.ts': withLibrary('BAD') } });
    await client.ready();
    await client.open(uri, withLibrary('BAD'));
    await client.change(uri, 2, withLibrary('ODD'));
    await client.until('the unsaved text shows', () => client.shown(uri)[0] === 'cookie-odd');
    assert.equal(client.published.at(-1)?.version, 2);
    await client.change(uri, 3, withLibrary('fine'));
    await client.until('the finding goes', () => client.shown(uri).length === 0);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.until('the disk counts again', () => client.shown(uri)[0] === 'cookie-bad');
  });

  it('are the same for a document that is open, saved and closed', async () => {
    const client = await startClient({ files: { '/ws/app.ts': withLibrary('BAD ODD') } });
    await client.ready();
    const closed = client.published.at(-1)?.diagnostics;
    await client.open(uri, withLibrary('BAD ODD'));
    await client.until('the open text is analysed', () => client.published.at(-1)?.version === 1);
    assert.deepEqual(client.published.at(-1)?.diagnostics, closed);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.until('the closed text is analysed', () => client.published.at(-1)?.version === undefined);
    assert.deepEqual(client.published.at(-1)?.diagnostics, closed);
  });

  it('skip texts that were overtaken by newer ones', async () => {
    const slow = { loaded: 0, updates: [], before: () => new Promise<void>((resolve) => setTimeout(resolve, 3)) };
    const client = await startClient({ files: { '/ws/app.ts': '' }, calls: slow });
    await client.ready();
    await client.open(uri, withLibrary('BAD'));
    for (let version = 2; version <= 200; version++) await client.change(uri, version, withLibrary(version % 2 ? 'BAD' : 'BAD ODD'));
    await client.until('the last version shows', () => client.published.at(-1)?.version === 200);
    assert.deepEqual(client.shown(uri), ['cookie-bad', 'cookie-odd']);
    assert.ok(client.calls.updates.length < 100, `${client.calls.updates.length} of 200 texts were analysed`);
  });

  it('leave out files that the listing left out, also while they are open', async () => {
    const client = await startClient({ files: { '/ws/ignored/app.ts': withLibrary('BAD') } });
    await client.ready();
    await client.open('file:///ws/ignored/app.ts', withLibrary('BAD'));
    await client.open('file:///elsewhere/app.ts', withLibrary('BAD'));
    await client.until('the loose file shows', () => client.shown('file:///elsewhere/app.ts').length === 1);
    assert.deepEqual(client.shown('file:///ws/ignored/app.ts'), []);
  });

  it('are given for a document that has no file yet', async () => {
    const client = await startClient({ folders: [] });
    await client.ready();
    await client.open('untitled:Untitled-1', withLibrary('BAD'));
    await client.until('the finding shows', () => client.shown('untitled:Untitled-1').length === 1);
  });

  it('survive a file that breaks the engine, and no text of it is logged', async () => {
    const secret = withLibrary('BOOM s3cret');
    const client = await startClient({ files: { '/ws/a.ts': withLibrary('BAD'), '/ws/b.ts': secret, '/ws/c.ts': withLibrary('ODD') } });
    await client.ready();
    assert.deepEqual(client.shown('file:///ws/a.ts'), ['cookie-bad']);
    assert.deepEqual(client.shown('file:///ws/c.ts'), ['cookie-odd']);
    assert.equal(client.statuses.at(-1)?.skipped, 1);
    assert.ok(client.logged.some((line) => line.includes('/ws/b.ts')));
    assert.ok(!client.logged.join().includes('s3cret'));
    client.disk.set('/ws/b.ts', withLibrary('BAD'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///ws/b.ts', type: 2 }] });
    await client.until('the mended file is analysed', () => client.shown('file:///ws/b.ts').length === 1);
  });
});
