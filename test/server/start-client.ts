import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { isEnvironmentFile } from '../../src/analyser/model/environment-file';
import { startServer } from '../../src/server/connection';
import type { Engine } from '../../src/server/feed';
import type { Status } from '../../src/server/protocol';
import type { World } from '../../src/server/world';
import { type Calls, fakeEngine } from './fake-engine';

/** The files of a disk that is only in memory: path to text. */
export type Disk = Map<string, string>;

export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly disk: Disk;
  readonly calls: Calls;
  readonly published: { uri: string; version?: number; diagnostics: Diagnostic[] }[];
  readonly statuses: Status[];
  readonly logged: string[];
  readonly registered: string[];
  readonly progress: { kind: string; message?: string }[];
  settings: unknown;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, text: string): Promise<void>;
  /** The codes that are shown for a document now. */
  shown(uri: string): unknown[];
  /** Waits until something is so, or fails. */
  until(what: string, condition: () => boolean): Promise<void>;
  ready(): Promise<void>;
}

export interface Options {
  readonly files?: Record<string, string>;
  readonly capabilities?: ClientCapabilities;
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
  readonly calls?: Calls;
  /** Instead of the one that looks for words. */
  readonly engine?: () => Promise<Engine>;
  readonly onProgress?: (client: ProtocolConnection, token: string | number) => void;
}

/** What VS Code says of itself, as far as the server looks. */
export const able: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    codeLens: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { resolveSupport: { properties: ['edit'] } },
    hover: { contentFormat: ['markdown'] },
  },
  window: { workDoneProgress: true },
};

/** A client and a server in this process, joined by two streams, over files in memory. */
export async function startClient(options: Options = {}): Promise<TestClient> {
  const disk: Disk = new Map(Object.entries(options.files ?? {}));
  const calls: Calls = options.calls ?? { loaded: 0, updates: [] };
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(server, worldOf(disk), options.engine ?? fakeEngine(calls));
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const client = listen(connection, disk, calls, options);
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? able,
    initializationOptions: options.initializationOptions ?? { rulePage: 'test://rule/{id}', commands: ['authLens.showRule'] },
    workspaceFolders: (options.folders ?? ['/ws']).map((path) => ({ uri: `file://${path}`, name: path })),
  });
  await connection.sendNotification('initialized', {});
  started.push(() => {
    connection.dispose();
    server.dispose();
    toServer.destroy();
    toClient.destroy();
  });
  return Object.assign(client, { initialized });
}

const started: (() => void)[] = [];

/** Ends every client of a test. */
export function endClients(): void {
  for (const end of started.splice(0)) end();
}

function worldOf(disk: Disk): World {
  const read: World['read'] = (path, maxBytes) => {
    const text = disk.get(path);
    if (text === undefined) return { skipped: 'cannot be read' };
    return text.length > maxBytes ? { skipped: 'too large' } : { text };
  };
  return {
    async list(folder, { exclude, environments }) {
      const left = (path: string) => exclude.some((part) => path.includes(part)) || path.includes('/ignored/');
      return {
        files: [...disk.keys()].filter(
          (path) => path.startsWith(`${folder}/`) && (isScript(path) || (environments && isEnvironmentFile(path))) && !left(path),
        ),
        manifests: [...disk.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith('/package.json') && !left(path)),
        skipped: [],
      };
    },
    read,
    candidate(path, maxBytes, matters) {
      const result = read(path, maxBytes);
      return 'text' in result && !matters(result.text) ? undefined : result;
    },
  };
}

const isScript = (path: string) => /\.[jt]s$/.test(path);

function listen(connection: ProtocolConnection, disk: Disk, calls: Calls, options: Options): Omit<TestClient, 'initialized'> {
  const client: Omit<TestClient, 'initialized'> = {
    connection,
    disk,
    calls,
    published: [],
    statuses: [],
    logged: [],
    registered: [],
    progress: [],
    settings: options.settings ?? {},
    open: (uri, text, languageId = 'typescript') =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, text) =>
      connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    shown: (uri) => client.published.findLast((one) => one.uri === uri)?.diagnostics.map(({ code }) => code) ?? [],
    until,
    ready: () => until('the server is ready', () => client.statuses.at(-1)?.state === 'ready'),
  };
  connection.onNotification('textDocument/publishDiagnostics', (params) => void client.published.push(params));
  connection.onNotification('authLens/status', (status) => void client.statuses.push(status));
  connection.onNotification('window/logMessage', ({ message }) => void client.logged.push(message));
  connection.onNotification('$/progress', ({ token, value }) => {
    client.progress.push(value);
    options.onProgress?.(connection, token);
  });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => client.settings));
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('client/registerCapability', ({ registrations }) => {
    client.registered.push(...registrations.map(({ method }: { method: string }) => method));
    return null;
  });
  return client;
}

async function until(what: string, condition: () => boolean): Promise<void> {
  const end = Date.now() + 3000;
  while (!condition()) {
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
