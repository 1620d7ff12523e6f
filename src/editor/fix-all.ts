import { commands, type Disposable, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isScript } from './languages';
import { type FixAllResult, methods } from './protocol';
import type { Server } from './server';

/** Applies all safe fixes to the open file or, once confirmed, to the workspace, as one step that undo takes back. */
export function registerFixAll(server: Server): Disposable {
  return commands.registerCommand('authLens.fixAll', async () => {
    const scope = await askScope();
    if (!scope) return;
    const client = await server.client();
    const result = await findFixes(client, scope.uri);
    if (!result) return;
    if (result.fixed === 0) {
      void window.showInformationMessage(l10n.t('There is nothing that Auth Lens can fix safely here.'));
      return;
    }
    if (scope.uri || (await confirm(result))) await apply(client, result);
  });
}

async function askScope(): Promise<{ uri?: string } | undefined> {
  const document = window.activeTextEditor?.document;
  if (!document || !isScript(document)) return {};
  const file = { label: l10n.t('This file'), description: workspace.asRelativePath(document.uri), scope: { uri: document.uri.toString() } };
  const all = { label: l10n.t('Whole workspace'), description: '', scope: {} };
  return (await window.showQuickPick([file, all], { placeHolder: l10n.t('Fix all safe problems in') }))?.scope;
}

function findFixes(client: BaseLanguageClient, uri: string | undefined): Thenable<FixAllResult | undefined> {
  const options = { location: ProgressLocation.Notification, title: l10n.t('Looking for safe fixes'), cancellable: true };
  return window.withProgress(options, async (_progress, token) => {
    const result: FixAllResult = await client.sendRequest(methods.fixAll, { uri }, token);
    return token.isCancellationRequested ? undefined : result;
  });
}

async function confirm({ fixed, files }: FixAllResult): Promise<boolean> {
  const fix = l10n.t('Fix');
  const message = l10n.t('Fix {0} problems in {1} files?', fixed, files);
  return (await window.showWarningMessage(message, { modal: true, detail: l10n.t('Undo takes all of it back.') }, fix)) === fix;
}

async function apply(client: BaseLanguageClient, { edit, fixed, files }: FixAllResult): Promise<void> {
  if (isOutdated(edit)) {
    void window.showWarningMessage(l10n.t('Nothing was changed: a file was edited meanwhile. Try again.'));
    return;
  }
  const applied = await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit), { isRefactoring: true });
  if (applied) void window.showInformationMessage(l10n.t('Fixed {0} problems in {1} files.', fixed, files));
  else void window.showErrorMessage(l10n.t('The fixes could not be applied: a file is read-only or was changed.'));
}

function isOutdated({ documentChanges }: FixAllResult['edit']): boolean {
  return (documentChanges ?? []).some((change) => {
    if (!('textDocument' in change)) return false;
    const { uri, version } = change.textDocument;
    const open = workspace.textDocuments.find((document) => document.uri.toString() === Uri.parse(uri).toString());
    return open !== undefined && version !== null && open.version !== version;
  });
}
