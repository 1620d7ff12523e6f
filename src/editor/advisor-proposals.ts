import { commands, type Disposable, l10n, Uri, window, workspace } from 'vscode';

export interface Proposals extends Disposable {
  /** Shows a proposed text beside a file, in which pieces of it can be taken over one by one. Changes nothing by itself. */
  compare(file: Uri | undefined, text: string): Promise<void>;
}

const scheme = 'auth-lens-proposal';

/** Proposed texts as read-only documents, for the diff editor. */
export function registerProposals(): Proposals {
  const texts = new Map<string, string>();
  let count = 0;
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? l10n.t('Ask the Strategy Advisor again.'),
  });
  const closing = workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString()));
  return {
    async compare(file, text) {
      if (!file) {
        void window.showWarningMessage(l10n.t('This file is not there any more: scan again.'));
        return;
      }
      // What is proposed stands left: the arrows between both sides copy from left to right.
      const proposed = Uri.from({ scheme, path: file.path, query: String(++count) });
      texts.set(proposed.toString(), text);
      await commands.executeCommand(
        'vscode.diff',
        proposed,
        file,
        l10n.t('Proposal ↔ {0} (the arrows take pieces over)', workspace.asRelativePath(file)),
      );
    },
    dispose() {
      provider.dispose();
      closing.dispose();
    },
  };
}
