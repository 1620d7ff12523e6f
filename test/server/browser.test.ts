import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { root } from '../../scripts/root';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly diagnostics?: readonly { readonly code: string }[] };
}

/** The bundle for web workers in a scope that has what a worker has, and nothing of Node.js. */
function startWorker(onMessage: (message: Message) => void): (message: object) => void {
  const scope: Record<string, unknown> = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    console,
    TextEncoder,
    TextDecoder,
    URL,
  };
  scope.self = scope;
  scope.globalThis = scope;
  scope.importScripts = (address: string) => runInContext(readFileSync(address, 'utf8'), context);
  const listeners: ((event: { data: unknown }) => void)[] = [];
  scope.addEventListener = (type: string, listener: (event: { data: unknown }) => void) => type === 'message' && listeners.push(listener);
  scope.postMessage = (message: Message) => onMessage(JSON.parse(JSON.stringify(message)));
  const context = createContext(scope);
  runInContext(readFileSync(join(root, 'dist/server-browser.js'), 'utf8'), context);
  return (message) => {
    for (const listener of [...listeners, scope.onmessage as (typeof listeners)[0] | undefined])
      listener?.({ data: { jsonrpc: '2.0', ...message } });
  };
}

describe('the server as a web worker', () => {
  it('loads the shared engine and reports an open document', async function () {
    this.timeout(20_000);
    if (!existsSync(join(root, 'dist/server-browser.js'))) this.skip();
    const uri = 'file:///shop/login.js';
    const text = "export function login(req, res) { res.cookie('session', 'x'); }";
    const codes = await new Promise<readonly string[]>((resolve) => {
      const send = startWorker(({ id, method, params }) => {
        if (id === 1 && !method) {
          send({ method: 'initialized', params: {} });
          send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'javascript', version: 1, text } } });
        } else if (method && id !== undefined)
          send({ id, result: method === 'authLens/listFiles' ? { files: [], manifests: [], skipped: [] } : null });
        if (method === 'textDocument/publishDiagnostics' && params?.uri === uri)
          resolve((params.diagnostics ?? []).map(({ code }) => code));
      });
      const initializationOptions = { engine: join(root, 'dist/engine.js') };
      send({
        id: 1,
        method: 'initialize',
        params: { processId: null, rootUri: null, capabilities: {}, workspaceFolders: null, initializationOptions },
      });
    });
    assert.deepEqual([...codes].sort(), ['cookie-missing-httponly', 'cookie-missing-secure']);
  });
});
