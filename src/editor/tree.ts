import { commands, Disposable, EventEmitter, type ExtensionContext, l10n, type TreeView, window, workspace } from 'vscode';
import type { Overview } from '../analyser/model/overview';
import { methods, type Status } from './protocol';
import type { Server } from './server';
import { type ChangedFiles, followChangedFiles } from './tree-changed';
import { registerTreeCommands } from './tree-commands';
import { problemsInWords } from './tree-findings';
import { itemOf } from './tree-item';
import type { TreeNode } from './tree-node';
import { type Shown, treeOf } from './tree-nodes';
import { createTreeOptions } from './tree-options';

interface State {
  status?: Status;
  overview?: Overview;
  /** The server has news that were not asked for. */
  isOld: boolean;
  rows: readonly TreeNode[];
}

/** The tree of applications, their set-ups and the life of a session. It asks the server only while it can be seen. */
export function registerTree(context: ExtensionContext, server: Server): Disposable {
  const state: State = { isOld: true, rows: [] };
  const drawn = new EventEmitter<void>();
  const changed = followChangedFiles();
  const draw = () => void redraw(state, view, { changed, options, drawn });
  const options = createTreeOptions(context, draw);
  const getChildren = (node?: TreeNode) => [...(node?.children ?? state.rows)];
  const treeDataProvider = { onDidChangeTreeData: drawn.event, getChildren, getTreeItem: itemOf };
  const view = window.createTreeView<TreeNode>('authLens.setups', { showCollapseAll: true, treeDataProvider });

  async function update(): Promise<void> {
    if (view.visible && state.isOld && state.status && state.status.state !== 'error') {
      state.isOld = false;
      state.overview = await (await server.client()).sendRequest<Overview>(methods.overview);
    }
    if (view.visible) draw();
  }

  // A failure shows in the output, where the client reports it, and as the state of the server.
  const soon = () => void update().catch(() => undefined);
  const isFilter = (filter: Shown['filter']) => options.current.filter === filter && view.visible;
  return Disposable.from(
    drawn,
    changed,
    options,
    view,
    registerTreeCommands(),
    view.onDidChangeVisibility(soon),
    changed.onChange(() => isFilter('changed') && draw()),
    window.onDidChangeActiveTextEditor(() => isFilter('file') && draw()),
    workspace.onDidGrantWorkspaceTrust(draw),
    server.onOverviewChanged(() => {
      state.isOld = true;
      soon();
    }),
    server.onStatus((status) => {
      // A server that starts anew has forgotten what was told.
      state.isOld ||= status.state !== state.status?.state;
      state.status = status;
      view.badge = badgeOf(status);
      soon();
    }),
  );
}

function badgeOf({ findings }: Status): TreeView<TreeNode>['badge'] {
  return findings > 0 ? { value: findings, tooltip: problemsInWords(findings, l10n) } : undefined;
}

interface Needs {
  readonly changed: ChangedFiles;
  readonly options: ReturnType<typeof createTreeOptions>;
  readonly drawn: EventEmitter<void>;
}

async function redraw(state: State, view: TreeView<TreeNode>, { changed, options, drawn }: Needs): Promise<void> {
  const { overview, status } = state;
  const { filter, group } = options.current;
  const { files, byGit } = await filesOf(filter, changed);
  const isRunning = status?.state === 'scanning' || status?.state === 'ready';
  const rows = overview && isRunning ? treeOf(overview, { filter, group, files }, l10n) : [];
  const isNew = JSON.stringify(rows) !== JSON.stringify(state.rows);
  state.rows = rows;
  view.description = options.words();
  view.message = rows.length > 0 ? noteOf(overview, filter, byGit) : undefined;
  await commands.executeCommand('setContext', 'authLens.tree', stateOf(status, overview));
  if (isNew) drawn.fire();
}

async function filesOf(filter: Shown['filter'], changed: ChangedFiles): Promise<{ files: ReadonlySet<string>; byGit?: boolean }> {
  if (filter === 'changed') return changed.find();
  const active = filter === 'file' ? window.activeTextEditor?.document.uri.toString() : undefined;
  return { files: new Set(active === undefined ? [] : [active]) };
}

/** The welcome texts of package.json ask for these words. */
function stateOf(status: Status | undefined, overview: Overview | undefined): string {
  if (!status) return 'waiting';
  if (status.state !== 'ready') return status.state;
  return overview && overview.applications.length + overview.findings.length > 0 ? 'full' : 'empty';
}

function noteOf(overview: Overview | undefined, filter: Shown['filter'], byGit: boolean | undefined): string | undefined {
  if (filter === 'changed')
    return byGit ? l10n.t('Files that differ from the last commit.') : l10n.t('Files with unsaved changes; git is not at hand.');
  if (overview && overview.more > 0) return l10n.t('{0} more problems are left out. Exclude folders to see the rest.', overview.more);
  return workspace.isTrusted ? undefined : l10n.t('Restricted Mode: .env files are not read.');
}
