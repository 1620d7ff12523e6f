import { commands, Disposable, type ExtensionContext, l10n, window } from 'vscode';
import { filters, groups, type Shown } from './tree-nodes';

type Options = Pick<Shown, 'filter' | 'group'>;

export interface TreeOptions extends Disposable {
  readonly current: Options;
  /** What is switched on, in words; empty where everything shows as it does at first. */
  words(): string;
}

const [filterKey, groupKey] = ['authLens.tree.filter', 'authLens.tree.group'];

/** The filter and the grouping of the tree, which the workspace remembers. */
export function createTreeOptions({ workspaceState }: ExtensionContext, changed: () => void): TreeOptions {
  const current = (): Options => ({
    filter: filters.find((one) => one === workspaceState.get(filterKey)) ?? 'all',
    group: groups.find((one) => one === workspaceState.get(groupKey)) ?? 'stage',
  });

  async function set(key: string, value: string | undefined): Promise<void> {
    if (value === undefined) return;
    await workspaceState.update(key, value);
    await tellMenus();
    changed();
  }

  const tellMenus = () => commands.executeCommand('setContext', 'authLens.tree.filtered', current().filter !== 'all');
  const chooseFilter = async () => set(filterKey, await choose(filters, filterWords(), current().filter, l10n.t('Show in the tree')));
  void tellMenus();
  const parts = [
    commands.registerCommand('authLens.tree.filter', chooseFilter),
    commands.registerCommand('authLens.tree.changeFilter', chooseFilter),
    commands.registerCommand('authLens.tree.showAll', () => set(filterKey, 'all')),
    commands.registerCommand('authLens.tree.group', async () =>
      set(groupKey, await choose(groups, groupWords(), current().group, l10n.t('Group by'))),
    ),
  ];
  return {
    get current() {
      return current();
    },
    words() {
      const { filter, group } = current();
      const shown = filter === 'all' ? [] : [filterWords()[filter]];
      return [...shown, ...(group === 'stage' ? [] : [groupWords()[group]])].join(', ');
    },
    dispose: () => Disposable.from(...parts).dispose(),
  };
}

async function choose<T extends string>(
  all: readonly T[],
  words: { readonly [one in T]: string },
  current: T,
  placeHolder: string,
): Promise<T | undefined> {
  const items = all.map((value) => ({ label: words[value], description: value === current ? l10n.t('shown now') : '', value }));
  return (await window.showQuickPick(items, { placeHolder }))?.value;
}

function filterWords(): { readonly [filter in Options['filter']]: string } {
  return {
    all: l10n.t('Everything'),
    errors: l10n.t('Errors only'),
    fixable: l10n.t('Problems with a fix'),
    file: l10n.t('This file'),
    changed: l10n.t('Changed files'),
  };
}

function groupWords(): { readonly [group in Options['group']]: string } {
  return { stage: l10n.t('By stage'), rule: l10n.t('By rule'), file: l10n.t('By file') };
}
