import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const text = `import express from 'express';
const app = express();
app.get('/', (request, response) => {
  response.cookie('session_token', request.query.token, { secure: true });
});
`;

// The whole server as an editor other than VS Code starts it, with the real engine and a real disk.
describe('the server on its standard streams', function () {
  this.timeout(20_000);
  let folder: string;
  let server: ChildProcess;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'auth-lens-'));
    await writeFile(join(folder, 'app.ts'), text);
    await writeFile(join(folder, 'package.json'), '{ "dependencies": { "express": "5.1.0" } }');
    const door = join(__dirname, '..', '..', 'src', 'server', 'node.ts');
    server = spawn(process.execPath, ['--import', 'tsx', door, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  });
  after(async () => {
    server.kill();
    await rm(folder, { recursive: true });
  });

  it('finds a risk in a closed file, mends it in the open one, and ends when it is told to', async () => {
    const { stdout, stdin } = server;
    assert.ok(stdout && stdin);
    const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    const uri = pathToFileURL(join(folder, 'app.ts')).href;
    const published: Diagnostic[][] = [];
    const waiting: (() => void)[] = [];
    connection.onNotification('textDocument/publishDiagnostics', (params) => {
      if (params.uri === uri) published.push(params.diagnostics);
      waiting.shift()?.();
    });
    const publication = () => new Promise<void>((resolve) => void waiting.push(resolve));
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
    const first = publication();
    await connection.sendNotification('initialized', {});
    await first;
    const [found] = published[0].filter(({ code }) => code === 'cookie-missing-httponly');
    assert.equal(found?.range.start.line, 3);

    const opened = publication();
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text } });
    await opened;
    assert.deepEqual(published[1], published[0]);
    const actions = await connection.sendRequest<{ edit: { changes: Record<string, TextEdit[]> } }[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: found.range,
      context: { diagnostics: [found] },
    });
    const mended = TextDocument.applyEdits(TextDocument.create(uri, 'typescript', 1, text), actions[0].edit.changes[uri]);
    assert.match(mended, /\{ secure: true, httpOnly: true \}/);
    const changed = publication();
    await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: mended }] });
    await changed;
    assert.deepEqual(
      published[2].map(({ code }) => code).filter((code) => code === 'cookie-missing-httponly'),
      [],
    );

    const exit = new Promise((resolve) => server.once('exit', resolve));
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await exit, 0);
  });
});
