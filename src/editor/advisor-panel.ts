import { commands, Disposable, env, l10n, type Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { FromPage, ToPage } from '../webview/advisor/messages';
import { exportDocument, insertFile, openPlace } from './advisor-files';
import type { Proposals } from './advisor-proposals';
import { addressIn, type Roots } from './advisor-roots';
import { findSeen } from './advisor-seen';
import { keepDecision } from './policy';
import type { Server } from './server';
import { webviewPage } from './webview-page';

interface Needs {
  readonly extension: Uri;
  readonly server: Server;
  readonly proposals: Proposals;
}

/** The page as commands reach it. */
export interface AdvisorPage {
  /** Keeps the decision on the application that is shown. */
  keep(): void;
}

/** Fills a panel with the advisor's page: it thinks for itself, and asks here for what the scan knows and for all that touches files. */
export function showAdvisor(panel: WebviewPanel, { extension, server, proposals }: Needs): AdvisorPage {
  const post = (message: ToPage) => void panel.webview.postMessage(message);
  let roots: Roots = [];
  let asking: Promise<void> | undefined;
  let again = false;
  let keeping = false;

  async function ask(): Promise<void> {
    try {
      const result = await findSeen(server);
      roots = result.roots;
      post({ type: 'found', found: result.found });
      if (!keeping || result.found.state === 'scanning') return;
      keeping = false;
      post({ type: 'keep' });
    } catch {
      // The server has written into the output what went wrong.
      post({ type: 'failed', message: l10n.t('The scan gave no answer: show the output of Auth Lens to see why.') });
    }
  }

  // A scan reports many times, and several files are often saved at once: one question at a time, and one more after it.
  async function refresh(): Promise<void> {
    again = asking !== undefined;
    if (again) return;
    asking = ask();
    await asking;
    asking = undefined;
    if (again) await refresh();
  }

  const act: { readonly [T in FromPage['type']]: (message: Extract<FromPage, { type: T }>) => unknown } = {
    ready: refresh,
    scan: async () => {
      await commands.executeCommand('authLens.scanWorkspace');
      await refresh();
    },
    trust: () => commands.executeCommand('workbench.trust.manage'),
    open: ({ place }) => openPlace(addressIn(roots, place.file), place.line),
    copy: async ({ text }) => {
      await env.clipboard.writeText(text);
      window.setStatusBarMessage(l10n.t('Copied'), 2000);
    },
    insert: ({ proposal }) => insertFile(addressIn(roots, proposal.folder + proposal.path), proposal.text, proposals),
    review: ({ proposal, file }) => proposals.compare(addressIn(roots, file), proposal.text),
    export: ({ format, text }) => exportDocument(format, text),
    keep: ({ folder, decision }) => keepDecision(addressIn(roots, folder), decision),
  };

  const hear = (message: FromPage) => (act[message.type] as (message: FromPage) => unknown)(message);
  const listening = Disposable.from(
    panel.webview.onDidReceiveMessage(hear),
    server.onStatus(() => void refresh()),
    workspace.onDidSaveTextDocument(() => void refresh()),
    workspace.onDidGrantWorkspaceTrust(() => void refresh()),
  );
  panel.onDidDispose(() => listening.dispose());
  panel.webview.html = webviewPage(panel.webview, extension, { name: 'webview-advisor', title: l10n.t('Strategy Advisor') });
  return {
    keep() {
      if (panel.visible && roots.length > 0) return post({ type: 'keep' });
      // A page that is hidden does not run: it hears this when it has come back.
      keeping = true;
      panel.reveal();
    },
  };
}
