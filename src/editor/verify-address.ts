import { l10n, ProgressLocation, window, workspace } from 'vscode';
import { discoveryAddress, jwksAddress } from '../token/keys/discovery';
import { type KeyInput, readKeys } from '../token/keys/key-input';
import type { FetchText } from './decode';
import { unlinked } from './unlinked';

/** Keys from the address of a JWK set, which the person types. */
export async function keysFromAddress(fetchText: FetchText): Promise<KeyInput[]> {
  if (!mayAsk()) return [];
  const address = await window.showInputBox({
    title: l10n.t('Verify JWT'),
    prompt: l10n.t('Only this address is asked. The token is not sent.'),
    placeHolder: 'https://example.com/.well-known/jwks.json',
    ignoreFocusOut: true,
    validateInput: (text) => (/^https:\/\/[^\s/]+/.test(text.trim()) ? undefined : l10n.t('The address of a JWK set starts with https://')),
  });
  return address === undefined ? [] : readKeys(await fetched(fetchText, address.trim()), l10n.t('the JWK set'));
}

/** Keys of the issuer that a token names: its configuration is asked first, then, once agreed, the address that stands there. */
export async function keysOfIssuer(fetchText: FetchText, issuer: string): Promise<KeyInput[]> {
  const configuration = discoveryAddress(issuer);
  if (!mayAsk() || configuration === undefined) return [];
  if (!(await agreed(configuration))) return [];
  const address = jwksAddress(await fetched(fetchText, configuration));
  if (hostOf(address) !== hostOf(configuration) && !(await agreed(address))) return [];
  return readKeys(await fetched(fetchText, address), l10n.t('the keys of the issuer'));
}

function mayAsk(): boolean {
  if (!workspace.isTrusted) void window.showWarningMessage(l10n.t('Nothing was fetched: you have not trusted this workspace.'));
  return workspace.isTrusted;
}

async function agreed(address: string): Promise<boolean> {
  const agree = l10n.t('Fetch');
  const detail = l10n.t('Only this address is asked. The token is not sent.');
  const question = l10n.t('Fetch {0}?', address);
  return (await window.showInformationMessage(question, { modal: true, detail }, agree)) === agree;
}

async function fetched(fetchText: FetchText, address: string): Promise<string> {
  const options = { location: ProgressLocation.Notification, title: l10n.t('Fetching {0}', unlinked(hostOf(address))), cancellable: true };
  return window.withProgress(options, (_progress, token) => {
    const cancelled = new Promise<never>((_done, fail) => token.onCancellationRequested(() => fail(new Error(l10n.t('Cancelled.')))));
    return Promise.race([fetchText(address), cancelled]);
  });
}

function hostOf(address: string): string {
  return address.split('/', 3)[2];
}
