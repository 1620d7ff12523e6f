import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, type ProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { startGroup, stopGroup } from '../process';
import { root } from '../root';
import { median, quantile } from './median';

export interface Edits {
  readonly lines: number;
  /** Milliseconds from the change to its diagnostics. */
  readonly median: number;
  readonly p95: number;
}

const warmUp = 60;
const edits = 200;

/** Types into an open file of this many lines, and waits each time for the warm server's diagnostics. */
export async function measureEdits(lines: number): Promise<Edits> {
  const folder = await mkdtemp(join(tmpdir(), 'auth-lens-bench-'));
  const text = await fileOf(lines);
  await writeFile(join(folder, 'package.json'), '{ "dependencies": { "express": "5.1.0", "jsonwebtoken": "9.0.3" } }');
  await writeFile(join(folder, 'login.ts'), text);
  const server = startGroup(process.execPath, [join(root, 'dist/cli.js'), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  if (!server.stdout || !server.stdin) throw new Error('The server has no streams.');
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  try {
    const times = await typeInto(connection, folder, text);
    return { lines, median: median(times), p95: quantile(times, 0.95) };
  } finally {
    connection.dispose();
    stopGroup(server);
    await rm(folder, { recursive: true });
  }
}

async function typeInto(connection: ProtocolConnection, folder: string, text: string): Promise<number[]> {
  const uri = pathToFileURL(join(folder, 'login.ts')).href;
  let published = () => {};
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string }) => {
    if (params.uri === uri) published();
  });
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
  const first = new Promise<void>((resolve) => (published = resolve));
  await connection.sendNotification('initialized', {});
  await first;
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text } });
  const times: number[] = [];
  for (let version = 2; version < 2 + warmUp + edits; version += 1) {
    const done = new Promise<void>((resolve) => (published = resolve));
    const began = performance.now();
    // A finding moves with each line that is put above it: so there is always something to publish.
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: '\n' }],
    });
    await done;
    if (version >= 2 + warmUp) times.push(performance.now() - began);
  }
  return times;
}

/** The sample's sign-in and its tokens, then ordinary handlers. */
async function fileOf(lines: number): Promise<string> {
  const parts = await Promise.all(
    ['routes/login.ts', 'tokens.ts'].map((name) => readFile(join(root, 'media/sample/apps/api/src', name), 'utf8')),
  );
  let text = parts.join('\n');
  for (let index = 0; text.split('\n').length < lines; index += 1) text += handler(index);
  return text;
}

const handler = (index: number) => `
export async function handler${index}(request: any, response: any) {
  const item = await store.items.find({ id: request.params.id });
  if (!item) return response.status(404).json({ error: 'none' });
  const total = item.lines.reduce((sum: number, line: any) => sum + line.price * line.count, 0);
  for (const line of item.lines) {
    if (line.count > ${index}) line.discount = line.price * 0.1;
    else line.discount = 0;
  }
  await store.items.save({ ...item, total });
  return response.json({ total, at: new Date().toISOString() });
}
`;
