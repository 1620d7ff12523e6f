import { l10n, type QuickPickItem, Range, ThemeIcon, Uri, window, workspace } from 'vscode';
import { visible } from '../report/escape';
import type { Verifier } from '../token/accept/verifier';
import type { Answer } from '../token/accept-token';

/** What one call says to the token. */
export interface Answered {
  readonly verifier: Verifier;
  readonly answer: Answer;
}

type Item = QuickPickItem & { readonly place: Verifier['place'] };

const order = ['accepted', 'unknown', 'rejected'] as const;

/** Lists the answers; taking one opens the call. */
export function showAnswers(answers: readonly Answered[], title: string, openAsJson: () => Promise<void>): void {
  const list = window.createQuickPick<Item>();
  const json = { iconPath: new ThemeIcon('json'), tooltip: l10n.t('Open as JSON') };
  list.title = `${title} ${countsOf(answers)}`;
  list.placeholder = l10n.t('Take one to open the code.');
  list.items = order.flatMap((state) => answers.filter(({ answer }) => answer.state === state).map(itemOf));
  Object.assign(list, { buttons: [json], matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true });
  list.onDidTriggerButton(() => {
    list.hide();
    void openAsJson();
  });
  list.onDidAccept(() => {
    const [chosen] = list.selectedItems;
    if (chosen) void openPlace(chosen.place);
    list.hide();
  });
  list.onDidHide(() => list.dispose());
  list.show();
}

/** `apps/api/src/tokens.ts:20`. */
export function placeInWords({ uri, line }: Verifier['place']): string {
  return `${workspace.asRelativePath(Uri.parse(uri))}:${line}`;
}

function itemOf({ verifier, answer }: Answered): Item {
  const library = [verifier.library, verifier.version].filter(Boolean).join(' ');
  const detail = plain([answer.reason, ...answer.notes].join('; '));
  return { label: labelOf(answer), description: `${placeInWords(verifier.place)} · ${library}`, detail, place: verifier.place };
}

function labelOf({ state }: Answer): string {
  if (state === 'accepted') return l10n.t('$(pass) Accepted');
  return state === 'rejected' ? l10n.t('$(error) Rejected') : l10n.t('$(question) Cannot tell');
}

function countsOf(answers: readonly Answered[]): string {
  const count = (state: Answer['state']) => answers.filter(({ answer }) => answer.state === state).length;
  return l10n.t('{0} accepted, {1} rejected, {2} unknown', count('accepted'), count('rejected'), count('unknown'));
}

// Words of a token: an icon is drawn where they say `$(name)`.
function plain(text: string): string {
  return visible(text).replaceAll('$(', '$ (');
}

async function openPlace({ uri, line, column }: Verifier['place']): Promise<void> {
  const selection = new Range(line - 1, column - 1, line - 1, column - 1);
  await window.showTextDocument(Uri.parse(uri), { selection });
}
