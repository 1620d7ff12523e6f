import type { ExtensionContext } from 'vscode';
import { addSurfaces } from './surfaces';

/** The same in a browser, where the server is a web worker. */
export function activate(context: ExtensionContext): void {
  addSurfaces(
    context,
    async (...args) => (await import('./launch-browser')).launch(...args),
    async (address) => (await import('../network/browser')).fetchJwks(address),
  );
}
