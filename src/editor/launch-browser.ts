import { Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { Launch } from './server';

// The type library of the DOM stays out of the extension.
declare const Worker: new (address: string) => Exclude<ConstructorParameters<typeof LanguageClient>[2], () => unknown>;

/** The server as a web worker. */
export const launch: Launch = async ({ extensionUri }, options) => {
  const worker = new Worker(Uri.joinPath(extensionUri, 'dist', 'server-browser.js').toString(true));
  return new LanguageClient('authLens', 'Auth Lens', worker, options);
};
