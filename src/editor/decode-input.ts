import { env, l10n, type QuickPickItem, type TextDocument, type TextEditor, window } from 'vscode';
import { type Found, findTokens } from '../token/find-tokens';
import { typedText } from './typed-text';

const maxSearched = 1_000_000;

/** The tokens to decode: what is selected, else the one under the cursor, else what the person chooses. */
export async function askTokens(): Promise<Found | undefined> {
  const editor = window.activeTextEditor;
  return (editor && tokensHere(editor)) ?? choose(editor?.document);
}

/** The tokens in the selection, or the one that the cursor stands in. */
export function tokensHere({ document, selections, selection }: TextEditor): Found | undefined {
  const selected = selections.filter(({ isEmpty }) => !isEmpty).map((one) => document.getText(one));
  if (selected.length === 0) return tokenAt(document.getText(), document.offsetAt(selection.active));
  const found = findTokens(selected.join('\n'));
  if (found.candidates.length > 0) return found;
  void window.showWarningMessage(l10n.t('Nothing in the selection looks like a token, a session cookie or a key.'));
  return undefined;
}

/** The tokens on the clipboard; tells where there are none. */
export async function clipboardTokens(): Promise<Found | undefined> {
  const found = findTokens(await env.clipboard.readText());
  if (found.candidates.length > 0) return found;
  void window.showWarningMessage(l10n.t('Nothing on the clipboard looks like a token, a session cookie or a key.'));
  return undefined;
}

/** The token that an offset lies in; a cookie that was split into chunks counts as one. */
function tokenAt(text: string, offset: number): Found | undefined {
  const from = text.length <= maxSearched ? 0 : Math.max(0, offset - maxSearched / 2);
  const { candidates } = findTokens(text.slice(from, from + maxSearched));
  const here = candidates.find(({ spans }) => spans.some(({ start, end }) => start <= offset - from && offset - from <= end));
  return here && { candidates: [here], notes: [] };
}

async function choose(document: TextDocument | undefined): Promise<Found | undefined> {
  const inFile = findTokens(document?.getText().slice(0, maxSearched) ?? '');
  type Item = QuickPickItem & { take(): Promise<Found | undefined> };
  const file: Item = { label: l10n.t('Decode everything in this file'), take: async () => inFile };
  const items: Item[] = [
    { label: l10n.t('Take it from the clipboard'), take: clipboardTokens },
    { label: l10n.t('Type or paste it'), detail: l10n.t('Hidden while you type; the eye shows it.'), take: typedTokens },
    ...(inFile.candidates.length > 0 ? [file] : []),
  ];
  const placeHolder = l10n.t('Where is the token? Nothing is sent anywhere.');
  return (await window.showQuickPick(items, { title: l10n.t('Decode JWT'), placeHolder }))?.take();
}

async function typedTokens(): Promise<Found | undefined> {
  const text = await typedText({
    title: l10n.t('Decode JWT'),
    placeholder: l10n.t('A token, a header, cookies, a curl command'),
    refusal: (typed) =>
      findTokens(typed).candidates.length > 0 ? undefined : l10n.t('Nothing here looks like a token, a session cookie or a key.'),
  });
  return text === undefined ? undefined : findTokens(text);
}
