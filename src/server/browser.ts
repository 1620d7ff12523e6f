import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { createClientFiles } from './client-files';
import { startServer } from './connection';
import type { Engine } from './feed';

// The scope of a web worker; the type library of the DOM stays out of the server.
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];
declare function importScripts(address: string): void;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, createClientFiles(connection), async ({ engine }) => {
  if (!engine) throw new Error('The client does not say where the engine is.');
  return loadCommonJs(engine) as Engine;
});

/** Loads the bundle that Node.js loads as well: it stands in the package once. */
function loadCommonJs(address: string): unknown {
  const module = { exports: {} };
  Object.assign(self, { module, exports: module.exports });
  importScripts(address);
  return module.exports;
}
