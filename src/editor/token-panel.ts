import { type Disposable, l10n, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { FromPage, ToPage } from '../webview/token/messages';
import { webviewOptions, webviewPage } from './webview-page';

export interface TokenPanel extends Disposable {
  readonly isOpen: boolean;
  /** Opens the panel, or brings it to the front. */
  show(): void;
  post(message: ToPage): void;
}

/** The panel that shows tokens. It survives being hidden; nothing of it is kept when the window closes. */
export function createTokenPanel(extension: Uri, heard: (message: FromPage) => void, closed: () => void): TokenPanel {
  let panel: WebviewPanel | undefined;

  function open(): WebviewPanel {
    const title = l10n.t('Decoded Token');
    const options = { ...webviewOptions(extension), retainContextWhenHidden: true };
    const opened = window.createWebviewPanel('authLens.token', title, ViewColumn.Active, options);
    opened.webview.onDidReceiveMessage(heard);
    opened.onDidDispose(() => {
      panel = undefined;
      closed();
    });
    opened.webview.html = webviewPage(opened.webview, extension, { name: 'webview-token', title });
    return opened;
  }

  return {
    get isOpen() {
      return panel !== undefined;
    },
    show() {
      if (panel) panel.reveal();
      else panel = open();
    },
    post: (message) => void panel?.webview.postMessage(message),
    dispose: () => panel?.dispose(),
  };
}
