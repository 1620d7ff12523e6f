import { Disposable, type Event, EventEmitter, extensions, type Uri, workspace } from 'vscode';

/** What is used of the programming interface of VS Code's git extension. */
interface Git {
  readonly repositories: readonly { readonly state: RepositoryState }[];
  readonly onDidOpenRepository: Event<{ readonly state: RepositoryState }>;
}

type Changes = readonly { readonly uri: Uri }[];

interface RepositoryState {
  readonly mergeChanges: Changes;
  readonly indexChanges: Changes;
  readonly workingTreeChanges: Changes;
  readonly untrackedChanges?: Changes;
  readonly onDidChange: Event<void>;
}

export interface ChangedFiles extends Disposable {
  readonly onChange: Event<void>;
  /** Files that differ from the last commit; without git those with unsaved changes. */
  find(): Promise<{ readonly files: ReadonlySet<string>; readonly byGit: boolean }>;
}

/** Follows which files are changed, from the first question on. */
export function followChangedFiles(): ChangedFiles {
  const changes = new EventEmitter<void>();
  const listening: Disposable[] = [];
  const followed = new Set<RepositoryState>();
  const follow = ({ state }: { readonly state: RepositoryState }) => {
    if (followed.has(state)) return;
    followed.add(state);
    listening.push(state.onDidChange(() => changes.fire()));
  };
  return {
    onChange: changes.event,
    async find() {
      const git = await openGit();
      if (listening.length === 0) {
        listening.push(
          workspace.onDidChangeTextDocument(() => changes.fire()),
          workspace.onDidSaveTextDocument(() => changes.fire()),
        );
        if (git) listening.push(git.onDidOpenRepository(() => changes.fire()));
      }
      const dirty = workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri);
      git?.repositories.forEach(follow);
      const committed = (git?.repositories ?? []).flatMap(({ state }) => changedIn(state));
      return { files: new Set([...committed, ...dirty].map(String)), byGit: (git?.repositories.length ?? 0) > 0 };
    },
    dispose: () => Disposable.from(changes, ...listening).dispose(),
  };
}

function changedIn({ mergeChanges, indexChanges, workingTreeChanges, untrackedChanges }: RepositoryState): Uri[] {
  return [...mergeChanges, ...indexChanges, ...workingTreeChanges, ...(untrackedChanges ?? [])].map(({ uri }) => uri);
}

/** Git may be missing, as in a browser, or switched off. */
async function openGit(): Promise<Git | undefined> {
  try {
    const exports = await extensions.getExtension('vscode.git')?.activate();
    return exports?.getAPI(1);
  } catch {
    return undefined;
  }
}
