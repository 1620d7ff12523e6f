import * as vscode from 'vscode';
import { until } from '../../../scripts/until';
import { source } from '../expected';

/** A file of the open folder. */
export function uriOf(path: string): vscode.Uri {
  return vscode.Uri.joinPath((vscode.workspace.workspaceFolders as readonly vscode.WorkspaceFolder[])[0].uri, path);
}

/** Our problems of one file. */
export function problemsOf(path: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uriOf(path)).filter((one) => one.source === source);
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** The distinct rules that have a problem in the file, sorted. */
export function rulesOf(path: string): string[] {
  return [...new Set(problemsOf(path).map(ruleOf))].sort();
}

/** Waits until a rule has a problem in the file. */
export function untilProblem(path: string, rule: string): Promise<vscode.Diagnostic> {
  return until(`${rule} in ${path}; there is ${rulesOf(path)}`, () => problemsOf(path).find((one) => ruleOf(one) === rule));
}

/** Waits until a rule has no problem in the file any more. */
export function untilGone(path: string, rule: string): Promise<true> {
  return until(`${rule} to leave ${path}`, () => !rulesOf(path).includes(rule));
}

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(uriOf(path));
}

/** The actions at a problem; they come a moment after the problem does. */
export function actionsAt(path: string, { range }: vscode.Diagnostic, wanted: RegExp): Promise<vscode.CodeAction> {
  return until(`the action ${wanted}`, async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uriOf(path), range);
    return found.find(({ title }) => wanted.test(title));
  });
}

/** Does what VS Code does when a person chooses an action. */
export async function apply({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) await vscode.workspace.applyEdit(edit);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Leaves the folder as it was: unsaved changes are thrown away. */
export async function revertAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    // On a busy machine another editor may still be the active one, and what is closed unsaved asks to be saved.
    await until(`${document.uri} to be as it was`, async () => {
      if (!document.isDirty) return true;
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      return !document.isDirty;
    });
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
