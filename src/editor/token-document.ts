import { Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import { printJson } from '../report/escape';
import { decodedData } from '../token/decoded-data';
import type { Entry } from './token-entry';

export interface TokenDocument extends Disposable {
  readonly isOpen: boolean;
  show(): Promise<void>;
  update(): void;
}

const scheme = 'auth-lens-token';
// Always the same address: nothing of a token may stand in a name.
const address = Uri.from({ scheme, path: '/Decoded token.json' });

/** The same as the panel, as a read-only JSON document. */
export function createTokenDocument(entries: () => readonly Entry[], closed: () => void): TokenDocument {
  const changes = new EventEmitter<Uri>();
  const find = () => workspace.textDocuments.find(({ uri }) => uri.scheme === scheme);
  const parts = [
    changes,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changes.event,
      provideTextDocumentContent: () => text(entries()),
    }),
    workspace.onDidCloseTextDocument(({ uri }) => uri.scheme === scheme && closed()),
  ];
  return {
    get isOpen() {
      return find() !== undefined;
    },
    async show() {
      changes.fire(address);
      await window.showTextDocument(await workspace.openTextDocument(address), { preview: true });
    },
    update: () => changes.fire(address),
    dispose: () => Disposable.from(...parts).dispose(),
  };
}

function text(entries: readonly Entry[]): string {
  const all = entries.map(({ decoded, isTest }) => ({ ...decodedData(decoded, false), ...(isTest ? { testToken: true } : {}) }));
  return printJson(all.length === 1 ? all[0] : all);
}
