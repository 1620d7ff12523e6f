import { commands, type Disposable, l10n, window } from 'vscode';
import { methods, type Status } from './protocol';
import type { Server } from './server';

/** Scans everything again; the server shows the progress. */
export function registerScan(server: Server): Disposable {
  return commands.registerCommand('authLens.scanWorkspace', async () => {
    const client = await server.client();
    const status: Status = await client.sendRequest(methods.scan);
    if (status.state === 'scanning') return;
    if (status.state === 'off') {
      void window.showInformationMessage(l10n.t('Auth Lens is switched off by the setting authLens.enable.'));
      return;
    }
    await report(status);
  });
}

async function report({ findings, files }: Status): Promise<void> {
  if (findings === 0) {
    void window.showInformationMessage(l10n.t('No authentication problems in {0} files.', files));
    return;
  }
  const show = l10n.t('Show Problems');
  const message = findings === 1 ? l10n.t('1 problem in {0} files.', files) : l10n.t('{0} problems in {1} files.', findings, files);
  if ((await window.showInformationMessage(message, show)) === show) await commands.executeCommand('workbench.actions.view.problems');
}
