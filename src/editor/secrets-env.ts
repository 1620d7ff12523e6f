import { l10n, ProgressLocation, type QuickPickItem, type Uri, window, workspace } from 'vscode';
import { type Variable, variablesOf } from '../analyser/source/dotenv';
import { type KeyInput, secretInput } from '../token/keys/key-input';
import { environments } from './languages';

const maxFiles = 100;
const maxBytes = 262_144;
const secretNames = /SECRET|PASSWORD|PASSPHRASE|KEY|TOKEN|JWT|COOKIE|SESSION/i;

/** A variable as an item to tick; the value is never shown. */
export type VariableItem = QuickPickItem & { readonly uri: Uri; readonly value: string };

/**
 * Secrets from variables of `.env` files that the person ticks by name; the values are never shown. Only where the workspace is trusted,
 * and each time anew: nothing is remembered.
 */
export async function askVariables(): Promise<KeyInput[]> {
  if (!workspace.isTrusted) {
    void window.showWarningMessage(l10n.t('The .env files stay closed: you have not trusted this workspace.'));
    return [];
  }
  const items = await window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Reading .env files') }, readVariables);
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('No .env file in this workspace has a variable with a value.'));
    return [];
  }
  const placeHolder = l10n.t('Which variables hold the secret? Values are not shown.');
  const chosen = (await window.showQuickPick(items, { canPickMany: true, matchOnDescription: true, placeHolder })) ?? [];
  return chosen.map(({ label, description, value }) => secretInput(value, `${label} (${description})`));
}

/** The variables of all `.env` files of the workspace that have a value, those that look like secrets first. */
export async function readVariables(): Promise<VariableItem[]> {
  const files = await workspace.findFiles(environments, '**/node_modules/**', maxFiles);
  const items = (await Promise.all(files.map(itemsIn))).flat();
  return items.sort((a, b) => Number(secretNames.test(b.label)) - Number(secretNames.test(a.label)));
}

async function itemsIn(uri: Uri): Promise<VariableItem[]> {
  const { size } = await workspace.fs.stat(uri);
  if (size > maxBytes) return [];
  const text = await workspace.decode(await workspace.fs.readFile(uri), { uri });
  const description = workspace.asRelativePath(uri);
  return variablesOf(description, text).flatMap((variable) => {
    const value = textOf(variable);
    return value ? [{ label: variable.name, description, uri, value }] : [];
  });
}

function textOf({ setting: { value } }: Variable): string {
  return value.kind === 'literal' ? String(value.value) : '';
}
