import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { Launch } from './server';

/** The server as a process of its own. */
export const launch: Launch = async (context, options) => {
  const module = context.asAbsolutePath('dist/server.js');
  return new LanguageClient('authLens', 'Auth Lens', { module, transport: TransportKind.ipc }, options);
};
