import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withLibrary } from './fake-engine';
import { able, endClients, startClient, type TestClient } from './start-client';

const uri = 'file:///ws/app.ts';

async function opened(text: string, capabilities = able): Promise<TestClient> {
  const client = await startClient({ files: { '/ws/app.ts': withLibrary(text), '/ws/other.ts': '' }, capabilities });
  await client.ready();
  await client.open(uri, withLibrary(text));
  return client;
}

/** What the client asks at one place of the second line, where `withLibrary` puts the text. */
function actionsAt(client: TestClient, character: number, only?: string[], diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
  const range = { start: { line: 1, character }, end: { line: 1, character } };
  return client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics, only } });
}

function applied(edit: WorkspaceEdit | undefined, text: string): string {
  const change = edit?.documentChanges?.find((one) => 'textDocument' in one && one.textDocument.uri === uri) as
    | TextDocumentEdit
    | undefined;
  const edits = (change?.edits ?? edit?.changes?.[uri]) as TextEdit[];
  return TextDocument.applyEdits(TextDocument.create(uri, 'typescript', 1, withLibrary(text)), edits).slice(withLibrary('').length);
}

describe('code actions', () => {
  afterEach(endClients);

  it('offer the fixes of a finding, a safe one preferred, bound to the version', async () => {
    const client = await opened('a BAD b');
    const [fix] = await actionsAt(client, 3, ['quickfix']);
    assert.deepEqual([fix.title, fix.kind, fix.isPreferred], ['Use GOOD', 'quickfix', true]);
    assert.equal(applied(fix.edit, 'a BAD b'), 'a GOOD b');
    assert.deepEqual(
      fix.edit?.documentChanges?.map((change) => (change as TextDocumentEdit).textDocument),
      [{ uri, version: 1 }],
    );
    assert.deepEqual(await actionsAt(client, 0, ['quickfix']), []);
    assert.deepEqual(await actionsAt(client, 3, ['refactor']), []);
  });

  it('recognise diagnostics that the editor rebuilt, by place and code', async () => {
    const client = await opened('a BAD b');
    const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } };
    const rebuilt = { range, code: 'cookie-bad', source: 'Auth Lens', message: 'told otherwise' };
    const other = { ...rebuilt, source: 'eslint' };
    const [fix] = await actionsAt(client, 3, ['quickfix'], [other, rebuilt]);
    assert.deepEqual(fix.diagnostics, [rebuilt]);
  });

  it('ask before a suggestion changes several files', async () => {
    const client = await opened('ODD');
    const [fix] = await actionsAt(client, 1, ['quickfix']);
    assert.equal(fix.isPreferred, undefined);
    assert.deepEqual(fix.edit?.changeAnnotations, { fix: { label: 'Even it out', needsConfirmation: true } });
    assert.deepEqual(
      fix.edit?.documentChanges?.map((change) => (change as TextDocumentEdit).textDocument),
      [
        { uri, version: 1 },
        { uri: 'file:///ws/other.ts', version: null },
      ],
    );
  });

  it('answer for the text of now, not of the last publication', async () => {
    const client = await opened('BAD');
    void client.change(uri, 2, withLibrary('     BAD'));
    const [fix] = await actionsAt(client, 6, ['quickfix']);
    assert.equal(applied(fix.edit, '     BAD'), '     GOOD');
  });

  it('fix all of one rule in the file, made when it is chosen', async () => {
    const text = 'BAD ODD WORSE\nBAD';
    const client = await opened(text);
    const action = (await actionsAt(client, 1)).find(({ title }) => title.startsWith('Fix all'));
    assert.equal(action?.edit, undefined);
    const { edit } = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    assert.equal(applied(edit, text), 'GOOD ODD GOOD\nGOOD');
    assert.deepEqual(client.shown(uri).length, 4, 'what is shown stays as the document is');
  });

  it('fix all of one rule at once for clients that cannot wait', async () => {
    const client = await opened('BAD BAD', {});
    const action = (await actionsAt(client, 1)).find(({ title }) => title.startsWith('Fix all'));
    assert.equal(applied(action?.edit, 'BAD BAD'), 'GOOD GOOD');
  });

  it('fix the document on save: safe fixes only, round after round', async () => {
    const text = 'WORSE ODD BAD';
    const client = await opened(text);
    const [action, ...none] = await actionsAt(client, 0, ['source.fixAll.authLens']);
    assert.deepEqual([action.kind, none], ['source.fixAll.authLens', []]);
    assert.equal(applied(action.edit, text), 'GOOD ODD GOOD');
    assert.ok(!(await actionsAt(client, 0)).some(({ kind }) => kind?.startsWith('source')));
    assert.equal((await actionsAt(client, 0, ['source.fixAll'])).length, 1);
    assert.deepEqual(await actionsAt(client, 0, ['source.fixAll.eslint']), []);
  });

  it('leave alone what cannot be fixed for good', async () => {
    const client = await opened('ENDLESS');
    const [action] = await actionsAt(client, 0, ['source.fixAll']);
    assert.equal(applied(action.edit, 'ENDLESS'), 'ENDLESS');
    const updates = client.calls.updates.length;
    assert.ok(updates < 10, `${updates} updates`);
  });

  it('suppress a rule for a line and for a file, and explain it', async () => {
    const client = await opened('  ODD');
    const actions = await actionsAt(client, 3);
    const [line, file, explain] = actions.slice(1);
    assert.equal(applied(line.edit, '  ODD'), '  // auth-lens-disable-next-line cookie-odd -- reason\n  ODD');
    assert.equal(file.title, 'Suppress cookie-odd for this file');
    assert.deepEqual(explain.command, { title: 'Explain cookie-odd', command: 'authLens.showRule', arguments: ['cookie-odd'] });
  });

  it('explain nothing where the client has no such command', async () => {
    const client = await startClient({ files: { '/ws/app.ts': withLibrary('ODD') }, initializationOptions: {} });
    await client.ready();
    assert.ok((await actionsAt(client, 1)).every(({ command }) => command === undefined));
  });
});

describe('authLens/fixAll', () => {
  afterEach(endClients);

  it('gives the edits for the whole workspace, and leaves the findings as they are', async () => {
    const client = await startClient({
      files: { '/ws/a.ts': withLibrary('BAD'), '/ws/b.ts': withLibrary('WORSE'), '/ws/c.ts': withLibrary('ODD') },
    });
    await client.ready();
    const published = client.published.length;
    const result = await client.connection.sendRequest<{ fixed: number; files: number; edit: WorkspaceEdit }>('authLens/fixAll', {});
    assert.deepEqual([result.fixed, result.files], [3, 2]);
    assert.deepEqual(
      result.edit.documentChanges?.map((change) => (change as TextDocumentEdit).edits[0].range.start),
      [
        { line: 1, character: 0 },
        { line: 1, character: 0 },
      ],
    );
    assert.equal(client.published.length, published);
    const one = await client.connection.sendRequest<{ fixed: number; files: number }>('authLens/fixAll', { uri: 'file:///ws/a.ts' });
    assert.deepEqual([one.fixed, one.files], [1, 1]);
  });
});

describe('hover', () => {
  afterEach(endClients);

  const hover = (client: TestClient, character: number) =>
    client.connection.sendRequest<{ contents: { kind: string; value: string } } | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 1, character },
    });

  it('tells message, reason and remedy, with a link to the page; the message is escaped', async () => {
    const client = await opened('a KNOWN');
    const { contents } = (await hover(client, 3)) ?? assert.fail('there is no hover');
    assert.equal(contents.kind, 'markdown');
    assert.match(contents.value, /^\*\*A \\\*word\\\* is KNOWN\*\*\n/);
    assert.match(contents.value, /How to fix:/);
    assert.match(contents.value, /\[cookie-missing-httponly\]\(test:\/\/rule\/cookie-missing-httponly\)/);
    assert.equal(await hover(client, 0), null);
  });

  it('is plain text for clients without Markdown', async () => {
    const client = await opened('KNOWN', {});
    const { contents } = (await hover(client, 1)) ?? assert.fail('there is no hover');
    assert.equal(contents.kind, 'plaintext');
    assert.ok(contents.value.startsWith('A *word* is KNOWN\n'));
  });

  it('has the whole page on request', async () => {
    const client = await opened('');
    assert.match((await client.connection.sendRequest('authLens/rulePage', 'cookie-missing-httponly')) ?? '', /^# /);
    assert.equal(await client.connection.sendRequest('authLens/rulePage', '../../etc/passwd'), null);
  });
});
