import { Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { Launch } from './server';

// The type library of the DOM stays out of the extension.
declare const Worker: new (address: string) => Exclude<ConstructorParameters<typeof LanguageClient>[2], () => unknown>;

/** The server as a web worker. */
export const launch: Launch = async ({ extensionUri }, options) => {
  const address = (file: string): string => Uri.joinPath(extensionUri, 'dist', file).toString(true);
  const initializationOptions = { ...options.initializationOptions, engine: address('engine.js') };
  return new LanguageClient('authLens', 'Auth Lens', new Worker(address('server-browser.js')), { ...options, initializationOptions });
};
