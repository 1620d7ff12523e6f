import { FileSystemError, l10n, Range, Uri, ViewColumn, WorkspaceEdit, window, workspace } from 'vscode';
import type { Proposals } from './advisor-proposals';

// Neither Node.js nor the DOM is declared here; both have it.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Opens a file at a line, beside the page. */
export async function openPlace(uri: Uri | undefined, line: number): Promise<void> {
  if (!uri || !(await exists(uri))) {
    void window.showWarningMessage(l10n.t('This file is not there any more: scan again.'));
    return;
  }
  const start = new Range(line - 1, 0, line - 1, 0);
  await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, selection: start });
}

/** Makes a new file and shows it. What is there already is never overwritten: it asks. */
export async function insertFile(uri: Uri | undefined, text: string, proposals: Proposals): Promise<void> {
  if (!uri) {
    void window.showWarningMessage(l10n.t('Open a folder first: there is nowhere to put the file.'));
    return;
  }
  const place = (await exists(uri)) ? await askInstead(uri, text, proposals) : uri;
  if (!place) return;
  if (await exists(place)) {
    void window.showWarningMessage(l10n.t('Nothing was changed: {0} exists.', workspace.asRelativePath(place)));
    return;
  }
  await create(place, text);
}

async function create(uri: Uri, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: false });
  if (await workspace.applyEdit(edit)) await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside });
  else void window.showErrorMessage(l10n.t('The file could not be made: {0}', workspace.asRelativePath(uri)));
}

async function askInstead(uri: Uri, text: string, proposals: Proposals): Promise<Uri | undefined> {
  const compare = l10n.t('Compare');
  const other = l10n.t('Choose Another Name');
  const detail = l10n.t('Nothing is overwritten.');
  const message = l10n.t('{0} exists already.', workspace.asRelativePath(uri));
  const choice = await window.showWarningMessage(message, { modal: true, detail }, compare, other);
  if (choice === compare) await proposals.compare(uri, text);
  return choice === other ? askName(uri) : undefined;
}

async function askName(uri: Uri): Promise<Uri | undefined> {
  const value = uri.path.replace(/^.*\//, '');
  const name = await window.showInputBox({
    prompt: l10n.t('Name of the new file, beside the one that exists'),
    value,
    validateInput: async (typed) => {
      if (typed.trim() === '' || /[\\/]/.test(typed)) return l10n.t('A name without slashes, please.');
      return (await exists(Uri.joinPath(uri, '..', typed))) ? l10n.t('This exists as well.') : undefined;
    },
  });
  return name === undefined ? undefined : Uri.joinPath(uri, '..', name);
}

/** Whether there is such a file or folder. */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError) return false;
    throw error;
  }
}

/** Opens a report as an untitled document: the person saves it where it belongs. */
export async function exportDocument(language: 'markdown' | 'json', content: string): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language, content }), { viewColumn: ViewColumn.Active, preview: false });
}
