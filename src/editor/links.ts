import { commands, type Disposable, window } from 'vscode';

/** Follows the links of problems to rule pages: `<scheme>://<extension>/rule/<id>`. Anybody can make such a link. */
export function followLinks(): Disposable {
  return window.registerUriHandler({
    async handleUri({ path }) {
      const id = /^\/rule\/([a-z][a-z0-9-]{0,79})$/.exec(path)?.[1];
      await commands.executeCommand('authLens.showRule', id ?? '');
    },
  });
}
