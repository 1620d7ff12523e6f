import { type ExtensionContext, l10n, window } from 'vscode';

/** A secret that the person chose to keep, in the secret storage of VS Code and nowhere else. */
export interface SavedSecret {
  readonly name: string;
  readonly secret: string;
}

type Storage = ExtensionContext['secrets'];

const place = 'authLens.secrets';
const most = 100;

/** The secrets that were saved, by name. */
export async function savedSecrets(storage: Storage): Promise<SavedSecret[]> {
  return JSON.parse((await storage.get(place)) ?? '[]');
}

/** Asks whether a secret that fitted shall be kept, and under which name. */
export async function offerToSave(storage: Storage, secret: string): Promise<void> {
  const saved = await savedSecrets(storage);
  if (saved.some((one) => one.secret === secret)) return;
  const save = l10n.t('Save Secret');
  const question = l10n.t('The secret fits. Save it in the secret storage of VS Code for next time?');
  if ((await window.showInformationMessage(question, save)) !== save) return;
  const name = await askName(saved);
  if (name === undefined) return;
  await storage.store(place, JSON.stringify([...saved.filter((one) => one.name !== name), { name, secret }]));
  window.setStatusBarMessage(l10n.t('Saved as {0}', name), 5000);
}

/** Removes the saved secrets that the person ticks. */
export async function forgetSecrets(storage: Storage): Promise<void> {
  const saved = await savedSecrets(storage);
  if (saved.length === 0) {
    void window.showInformationMessage(l10n.t('Auth Lens has no saved secrets.'));
    return;
  }
  const items = saved.map(({ name }) => ({ label: name }));
  const chosen = await window.showQuickPick(items, { canPickMany: true, placeHolder: l10n.t('Which saved secrets shall be forgotten?') });
  if (!chosen || chosen.length === 0) return;
  const kept = saved.filter(({ name }) => !chosen.some(({ label }) => label === name));
  await (kept.length > 0 ? storage.store(place, JSON.stringify(kept)) : storage.delete(place));
  void window.showInformationMessage(l10n.t('Forgotten: {0}', chosen.map(({ label }) => label).join(', ')));
}

function askName(saved: readonly SavedSecret[]): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Save Secret'),
    prompt: l10n.t('A name to find it by, not the secret itself'),
    placeHolder: 'NEXTAUTH_SECRET',
    ignoreFocusOut: true,
    validateInput: (name) => {
      if (name.trim() === '' || name.length > 80) return l10n.t('A name has 1 to 80 characters.');
      return saved.length >= most ? l10n.t('{0} secrets are saved already: forget some first.', saved.length) : undefined;
    },
  });
}
