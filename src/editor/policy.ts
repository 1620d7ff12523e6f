import { l10n, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Decision } from '../advisor/decision';
import { withDecision } from '../advisor/keep';
import { policyFile } from '../analyser/model/policy-file';
import { exists } from './advisor-files';

const schema = 'node_modules/auth-lens/media/auth-lens.schema.json';

/** Writes a decision into auth-lens.json of an application as an edit that is shown, not saved: it can be read, changed and undone. */
export async function keepDecision(folder: Uri | undefined, decision: Decision): Promise<void> {
  if (!folder) {
    void window.showWarningMessage(l10n.t('Open a folder first: there is nowhere to keep the decision.'));
    return;
  }
  const uri = Uri.joinPath(folder, policyFile);
  const isThere = await exists(uri);
  const before = isThere ? (await workspace.openTextDocument(uri)).getText() : undefined;
  const kept = withDecision(before, decision, isThere ? undefined : await schemaBeside(folder));
  if ('broken' in kept) return showBroken(uri);
  if (kept.text === before) {
    await window.showTextDocument(uri);
    void window.showInformationMessage(l10n.t('This decision is kept already.'));
    return;
  }
  await write(uri, kept.text, isThere);
}

async function write(uri: Uri, text: string, isThere: boolean): Promise<void> {
  if (!isThere && !(await made(uri))) {
    void window.showErrorMessage(l10n.t('The decision could not be written: {0}', workspace.asRelativePath(uri)));
    return;
  }
  const document = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  edit.replace(uri, ...difference(document, text));
  await workspace.applyEdit(edit);
  await window.showTextDocument(document, { preview: false });
  const save = l10n.t('Save');
  const message = l10n.t('Read the decision, then save it: {0}. Undo takes it back.', workspace.asRelativePath(uri));
  const choice = await window.showInformationMessage(message, save);
  if (choice === save) await document.save();
}

/** An empty file first: what is typed into it can then be undone like any other edit. */
async function made(uri: Uri): Promise<boolean> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { overwrite: false });
  return workspace.applyEdit(edit);
}

/** Only what differs, so that the change reads as small as it is. */
function difference(document: TextDocument, after: string): [range: Range, text: string] {
  const before = document.getText();
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const range = new Range(document.positionAt(start), document.positionAt(before.length - end));
  return [range, after.slice(start, after.length - end)];
}

async function showBroken(uri: Uri): Promise<void> {
  await window.showTextDocument(uri);
  void window.showWarningMessage(l10n.t('Nothing was changed: {0} is no valid JSON. Mend it first.', workspace.asRelativePath(uri)));
}

/** Editors without this extension find the schema where the command line is installed, in this folder or above it. */
async function schemaBeside(folder: Uri): Promise<string | undefined> {
  const root = workspace.getWorkspaceFolder(folder)?.uri.path;
  const up = root === undefined ? 0 : folder.path.slice(root.length).split('/').filter(Boolean).length;
  for (let steps = 0; steps <= up; steps += 1) {
    const way = `${steps === 0 ? './' : '../'.repeat(steps)}${schema}`;
    if (await exists(Uri.joinPath(folder, way))) return way;
  }
  return undefined;
}
