import { type CodeAction, commands, Disposable, env, l10n, Range, Uri, window, workspace } from 'vscode';
import type { OverviewFinding, Spot } from '../analyser/model/overview';
import type { TreeNode } from './tree-node';

/** The context menu of the tree. */
export function registerTreeCommands(): Disposable {
  return Disposable.from(
    commands.registerCommand('authLens.tree.copy', (node?: TreeNode) => node && env.clipboard.writeText(textOf(node))),
    commands.registerCommand('authLens.tree.showRule', (node?: TreeNode) =>
      commands.executeCommand('authLens.showRule', node?.finding?.rule),
    ),
    commands.registerCommand('authLens.tree.showEffective', (node?: TreeNode) =>
      commands.executeCommand('authLens.showEffective', node?.folder),
    ),
    commands.registerCommand('authLens.tree.fix', (node?: TreeNode) => node?.finding && fix(node.finding)),
  );
}

export function rangeOf({ start, end }: Spot): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function textOf({ label, description, finding }: TreeNode): string {
  if (!finding) return [label, description].filter(Boolean).join(' ');
  const { uri, start, severity, message, rule } = finding;
  return `${workspace.asRelativePath(Uri.parse(uri))}:${start.line + 1}:${start.character + 1} ${severity}: ${message} (${rule})`;
}

/** Applies the safe fix; where the person has to choose, shows the menu at the place. */
async function fix(finding: OverviewFinding): Promise<void> {
  const [uri, selection] = [Uri.parse(finding.uri), rangeOf(finding)];
  // VS Code asks for fixes of open documents only.
  await workspace.openTextDocument(uri);
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, selection, 'quickfix');
  const safe = actions.find(({ isPreferred, edit, title }) => isPreferred && edit && title === finding.safeFix);
  if (!safe?.edit) {
    await window.showTextDocument(uri, { selection });
    await commands.executeCommand('editor.action.quickFix');
    return;
  }
  if (!(await workspace.applyEdit(safe.edit))) {
    void window.showErrorMessage(l10n.t('The fixes could not be applied: a file is read-only or was changed.'));
    return;
  }
  // Shown, so that it can be read, saved or taken back.
  await window.showTextDocument(uri, { selection, preview: false });
  window.setStatusBarMessage(l10n.t('Fixed: {0}', safe.title), 5000);
}
