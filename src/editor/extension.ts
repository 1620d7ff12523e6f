import type { ExtensionContext } from 'vscode';
import { addSurfaces } from './surfaces';

/** Loads the language client only when it is needed: it is most of this bundle. */
export function activate(context: ExtensionContext): void {
  addSurfaces(
    context,
    async (...args) => (await import('./launch-node')).launch(...args),
    async (address) => (await import('../network/node')).fetchJwks(address),
  );
}
