import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { Severity } from '../analyser/model/finding';
import { rangeOf } from './tree-commands';
import type { TreeNode } from './tree-node';

/** A row as VS Code draws it. */
export function itemOf(node: TreeNode): TreeItem {
  const { key, label, description, tooltip, icon, spoken, severity, spot, children, isOpen } = node;
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const item = new TreeItem(label, children.length === 0 ? None : isOpen ? Expanded : Collapsed);
  return Object.assign(item, {
    id: key,
    description,
    tooltip: tooltip ?? [label, description].filter(Boolean).join('\n'),
    iconPath: new ThemeIcon(icon, severity && new ThemeColor(colors[severity])),
    contextValue: contextOf(node),
    ...(spoken && { accessibilityInformation: { label: spoken } }),
    ...(spot && {
      command: { title: l10n.t('Open'), command: 'vscode.open', arguments: [Uri.parse(spot.uri), { selection: rangeOf(spot) }] },
    }),
  });
}

const colors: { readonly [severity in Severity]: string } = {
  error: 'problemsErrorIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  info: 'problemsInfoIcon.foreground',
  hint: 'problemsInfoIcon.foreground',
};

/** The menus of package.json ask for these words. */
function contextOf({ finding, folder }: TreeNode): string {
  if (finding) return finding.fixable ? 'finding fixable' : 'finding';
  return folder === undefined ? 'row' : 'application';
}
