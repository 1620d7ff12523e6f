import { commands, type Disposable, l10n, Uri, window } from 'vscode';
import { type RuleEntry, readRules } from './rules';

/** Opens the page of a rule: the one named, or one that the person picks. */
export function registerShowRule(extension: Uri): Disposable {
  return commands.registerCommand('authLens.showRule', async (wanted?: unknown) => {
    const rules = await readRules(extension);
    const id = typeof wanted === 'string' ? wanted : await pick(rules);
    if (id === undefined) return;
    // The id may come from a link that anybody wrote: only known ones become a file name.
    if (rules.some((rule) => rule.id === id)) await open(Uri.joinPath(extension, 'media', 'rules', `${id}.md`));
    else void window.showErrorMessage(l10n.t('There is no such Auth Lens rule.'));
  });
}

async function pick(rules: readonly RuleEntry[]): Promise<string | undefined> {
  const items = rules.map(({ id, title, severity }) => ({ label: title, description: id, detail: severity }));
  const choice = await window.showQuickPick(items, { placeHolder: l10n.t('Choose a rule to read about'), matchOnDescription: true });
  return choice?.description;
}

async function open(page: Uri): Promise<void> {
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    // Without the built-in Markdown extension there is no preview; the page reads well as text.
    await window.showTextDocument(page, { preview: true });
  }
}
