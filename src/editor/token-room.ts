import { Disposable, type ExtensionContext, l10n, window, workspace } from 'vscode';
import { type Found, findTokens } from '../token/find-tokens';
import type { FetchText, TokenArgument } from './decode';
import { askTokens, clipboardTokens, tokensHere } from './decode-input';
import { forgetSecrets } from './secrets';
import type { Server } from './server';
import { answerPage } from './token-answers';
import { createTokenDocument } from './token-document';
import { type Entry, entriesOf } from './token-entry';
import { createTokenPanel } from './token-panel';
import { proveToken } from './token-proof';
import { createTokenTable } from './token-table';
import { createWouldAccept } from './would-accept';

export interface TokenRoom extends Disposable {
  decode(argument?: TokenArgument): Promise<void>;
  decodeClipboard(): Promise<void>;
  verify(argument?: TokenArgument): Promise<void>;
  decrypt(argument?: TokenArgument): Promise<void>;
  wouldAccept(argument?: TokenArgument): Promise<void>;
  forgetSecrets(): Promise<void>;
}

/** Everything behind the commands about tokens: one table of tokens, shown in a panel or as JSON. */
export function createTokenRoom(context: ExtensionContext, fetchText: FetchText, server: Server): TokenRoom {
  const table = createTokenTable(changed);
  const document = createTokenDocument(() => table.entries, forget);
  const panel = createTokenPanel(context.extensionUri, (message) => void answer(message), forget);
  const accepting = createWouldAccept(server);
  const prove = (entry: Entry, title: string) => proveToken(entry, { context, fetchText, table, title });
  const answer = answerPage({ table, panel, document, prove, decode: () => open(askTokens()) });

  function changed(): void {
    panel.post({ type: 'show', page: table.page });
    document.update();
  }

  // Tokens and keys are gone as soon as nobody looks at them.
  function forget(): void {
    if (!panel.isOpen && !document.isOpen) table.clear();
  }

  async function open(asked: Promise<Found | undefined>): Promise<boolean> {
    const found = await asked;
    if (!found) return false;
    await table.lay(found);
    const view = workspace.getConfiguration('authLens').get('token.view');
    if (view === 'json') await document.show();
    else panel.show();
    return true;
  }

  // What is under the cursor counts first, then what the panel shows.
  async function proveOne(argument: TokenArgument | undefined, title: string): Promise<void> {
    const editor = window.activeTextEditor;
    const here = argument !== undefined ? await given(argument) : editor && tokensHere(editor);
    const isShown = !here && table.entries.length > 0;
    if (!isShown && !(await open(here ? Promise.resolve(here) : argument === undefined ? askTokens() : Promise.resolve(undefined)))) return;
    const entry = isShown ? table.entries[table.page.selected] : await pick(table.entries, title);
    if (!entry) return;
    table.select(table.entries.indexOf(entry));
    await prove(entry, title);
  }

  // The answer stands in a list of its own: a panel that opens meanwhile would only take the keyboard.
  async function acceptOne(argument: TokenArgument | undefined, title: string): Promise<void> {
    const editor = window.activeTextEditor;
    const here = argument !== undefined ? await given(argument) : editor && tokensHere(editor);
    const shown = argument === undefined && !here ? table.entries[table.page.selected] : undefined;
    const found = here ?? (argument === undefined && !shown ? await askTokens() : undefined);
    const entry = shown ?? (found && (await pick(await entriesOf(found), title)));
    if (entry) await accepting.ask(entry, title);
  }

  return {
    decode: async (argument) => void (await open(argument === undefined ? askTokens() : given(argument))),
    decodeClipboard: async () => void (await open(clipboardTokens())),
    verify: (argument) => proveOne(argument, l10n.t('Verify JWT')),
    decrypt: (argument) => proveOne(argument, l10n.t('Decrypt Session Cookie')),
    wouldAccept: (argument) => acceptOne(argument, l10n.t('Would My Server Accept It?')),
    forgetSecrets: () => forgetSecrets(context.secrets),
    dispose: () => Disposable.from(panel, document, accepting).dispose(),
  };
}

async function given(argument: TokenArgument): Promise<Found | undefined> {
  const { text, cookieName } = typeof argument === 'string' ? { text: argument, cookieName: undefined } : argument;
  const found = findTokens(text, { cookieName });
  if (found.candidates.length > 0) return found;
  void window.showWarningMessage(l10n.t('Nothing here looks like a token, a session cookie or a key.'));
  return undefined;
}

async function pick(entries: readonly Entry[], title: string): Promise<Entry | undefined> {
  if (entries.length === 1) return entries[0];
  const items = entries.map((entry) => {
    const { title: label, name: description } = entry.decoded.inspection.token;
    return { label, description, entry };
  });
  return (await window.showQuickPick(items, { title, placeHolder: l10n.t('Which token?') }))?.entry;
}
