import { commands, Disposable, EventEmitter, l10n, TabInputWebview, Uri, window, workspace } from 'vscode';
import type { Overview, OverviewApplication } from '../analyser/model/overview';
import { methods } from './protocol';
import type { Server } from './server';

const scheme = 'auth-lens-effective';

/** Shows what takes effect as a read-only Markdown document, in one application or in all; it follows the code. */
export function registerEffective(server: Server): Disposable {
  const changes = new EventEmitter<Uri>();
  return Disposable.from(
    changes,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changes.event,
      async provideTextDocumentContent({ query }) {
        const client = await server.client();
        return client.sendRequest<string>(methods.effective, query === '' ? {} : { folder: query });
      },
    }),
    server.onOverviewChanged(() => void refresh(changes)),
    commands.registerCommand('authLens.showEffective', async (wanted?: unknown) => {
      const folder = typeof wanted === 'string' ? wanted : await pick(server);
      if (folder !== undefined) await show(addressOf(folder));
    }),
  );
}

/** The folder of the application that the person picks, an empty text for all; nothing to pick where there is one. */
async function pick(server: Server): Promise<string | undefined> {
  const { applications }: Overview = await (await server.client()).sendRequest(methods.overview);
  if (applications.length <= 1) return '';
  const active = window.activeTextEditor?.document.uri.toString() ?? '';
  const own = applications
    .filter(({ uri }) => active.startsWith(`${uri}/`))
    .sort((one, other) => other.uri.length - one.uri.length)
    .at(0);
  const item = (one: OverviewApplication) => ({
    label: one.name,
    description: one === own ? l10n.t('{0}, holds the open file', one.path) : one.path,
    folder: one.folder,
  });
  const all = { label: l10n.t('All applications'), description: '', folder: '' };
  const others = applications.filter((one) => one !== own).map(item);
  const items = own ? [item(own), all, ...others] : [all, ...others];
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Show what takes effect in') }))?.folder;
}

function addressOf(folder: string): Uri {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return Uri.from({ scheme, path: `/Effective authentication${name === '' ? '' : ` of ${name}`}.md`, query: folder });
}

async function show(address: Uri): Promise<void> {
  try {
    await commands.executeCommand('markdown.showPreview', address);
  } catch {
    // Without the built-in Markdown extension there is no preview; the document reads well as text.
    await window.showTextDocument(address, { preview: true });
  }
}

async function refresh(changes: EventEmitter<Uri>): Promise<void> {
  for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changes.fire(uri);
  // VS Code forgets a document that only a preview shows, and the preview does not notice.
  if (isPreviewed()) await commands.executeCommand('markdown.preview.refresh');
}

function isPreviewed(): boolean {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input, label }) => input instanceof TabInputWebview && /markdown\.preview$/.test(input.viewType) && label.includes('Effective auth'),
  );
}
