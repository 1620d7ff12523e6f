import { commands, Disposable, type ExtensionContext, l10n, ViewColumn, type WebviewPanel, window } from 'vscode';
import { type AdvisorPage, showAdvisor } from './advisor-panel';
import { registerProposals } from './advisor-proposals';
import type { Server } from './server';
import { webviewOptions } from './webview-page';

/** The strategy advisor: opens when asked for, once, and comes back with the window in which it was open. */
export function registerAdvisor({ extensionUri }: ExtensionContext, server: Server): Disposable {
  const proposals = registerProposals();
  let shown: WebviewPanel | undefined;
  let page: AdvisorPage | undefined;

  function show(panel: WebviewPanel): void {
    shown = panel;
    panel.onDidDispose(() => {
      shown = undefined;
      page = undefined;
    });
    page = showAdvisor(panel, { extension: extensionUri, server, proposals });
  }

  function open(): void {
    if (shown) shown.reveal();
    else {
      const options = { ...webviewOptions(extensionUri), enableFindWidget: true };
      show(window.createWebviewPanel('authLens.advisor', l10n.t('Strategy Advisor'), ViewColumn.Active, options));
    }
  }

  return Disposable.from(
    proposals,
    // What the person has answered, and for which application, is known to the page alone.
    commands.registerCommand('authLens.keepDecision', () => {
      open();
      page?.keep();
    }),
    commands.registerCommand('authLens.openStrategyAdvisor', open),
    window.registerWebviewPanelSerializer('authLens.advisor', {
      async deserializeWebviewPanel(panel) {
        panel.webview.options = webviewOptions(extensionUri);
        show(panel);
      },
    }),
  );
}
