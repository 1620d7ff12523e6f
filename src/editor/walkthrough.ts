import { commands, Disposable, type ExtensionContext, FileSystemError, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { exists } from './advisor-files';
import type { Server } from './server';

/** The first steps: a sample to try them on, and what tells that a step is done. */
export function registerWalkthrough(context: ExtensionContext, server: Server): Disposable {
  let before = 0;
  // A step ends when its key turns true while the page is open: one that is true before never ends it, so that it is only true for a moment.
  const tell = async (key: string) => {
    await commands.executeCommand('setContext', key, true);
    await commands.executeCommand('setContext', key, false);
  };
  return Disposable.from(
    commands.registerCommand('authLens.openSample', () => openSample(context)),
    server.onStatus(({ state, findings }) => {
      if (state !== 'ready') return;
      if (findings > 0) void tell('authLens.found');
      if (findings < before) void tell('authLens.mended');
      before = findings;
    }),
  );
}

async function openSample(context: ExtensionContext): Promise<void> {
  const home = await askHome(context);
  if (!home) return;
  try {
    const folder = await freeName(home);
    await workspace.fs.createDirectory(home);
    await workspace.fs.copy(Uri.joinPath(context.extensionUri, 'media', 'sample'), folder, { overwrite: false });
    await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: (workspace.workspaceFolders ?? []).length > 0 });
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    void window.showErrorMessage(l10n.t('The sample could not be copied there: {0}', error.message));
  }
}

/** Undefined: the person changed their mind. */
async function askHome({ globalStorageUri }: ExtensionContext): Promise<Uri | undefined> {
  type Item = QuickPickItem & { home(): Promise<Uri | undefined> };
  const items: Item[] = [
    { label: l10n.t('Choose a Folder...'), detail: l10n.t('The sample becomes a new folder inside of it.'), home: chooseFolder },
    {
      label: l10n.t('Use a Temporary Folder'),
      detail: l10n.t('Goes when the extension is removed.'),
      home: async () => Uri.joinPath(globalStorageUri, 'samples'),
    },
  ];
  const placeHolder = l10n.t('Where shall the sample go? It is yours to change.');
  return (await window.showQuickPick(items, { title: l10n.t('Open Sample Project'), placeHolder }))?.home();
}

async function chooseFolder(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, openLabel: l10n.t('Put the Sample Here') });
  return chosen?.[0];
}

/** What is there already is somebody's work. */
async function freeName(home: Uri): Promise<Uri> {
  for (let count = 1; ; count += 1) {
    const folder = Uri.joinPath(home, count === 1 ? 'auth-lens-sample' : `auth-lens-sample-${count}`);
    if (!(await exists(folder))) return folder;
  }
}
