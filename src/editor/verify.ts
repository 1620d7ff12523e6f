import { type ExtensionContext, env, l10n, type QuickPickItem, QuickPickItemKind, window, workspace } from 'vscode';
import { textAt } from '../token/json';
import { discoveryAddress } from '../token/keys/discovery';
import { type KeyInput, readKeys, secretInput } from '../token/keys/key-input';
import type { FetchText } from './decode';
import { savedSecrets } from './secrets';
import { askVariables } from './secrets-env';
import type { Entry } from './token-entry';
import { typedText } from './typed-text';
import { keysFromAddress, keysOfIssuer } from './verify-address';

/** Keys that a person gave, and the secret that was typed, if one was. */
export interface Given {
  readonly keys: readonly KeyInput[];
  readonly typed?: string;
}

type Item = QuickPickItem & { take?(): Promise<Given> };

const maxKeyFile = 1_048_576;

/** Asks for what verifies or decrypts a token. Gives no keys where the person turns back. Throws where a key cannot be read. */
export async function askKeys(context: ExtensionContext, fetchText: FetchText, { decoded }: Entry, title: string): Promise<Given> {
  const { token, needs } = decoded.inspection;
  const secrets = [...(await secretItems(context)), variables()];
  const keys = takesKeys(decoded.inspection.token.kind) ? keyItems(fetchText, issuerOf(decoded)) : [];
  const wantsKey = /^(?:[RPE]S|Ed|RSA|ECDH)/.test(textAt(token.header, 'alg') ?? '');
  const items = wantsKey ? [...keys, line, ...secrets] : [...secrets, ...(keys.length > 0 ? [line] : []), ...keys];
  const placeHolder = needs === undefined ? l10n.t('Choose a key') : l10n.t('It takes {0}', needs);
  return (await (await window.showQuickPick<Item>(items, { title, placeHolder }))?.take?.()) ?? { keys: [] };
}

const line: Item = { label: '', kind: QuickPickItemKind.Separator };

async function secretItems({ secrets }: ExtensionContext): Promise<Item[]> {
  const saved = await savedSecrets(secrets);
  const each = saved.map(({ name, secret }) => ({
    label: l10n.t('Saved secret {0}', name),
    take: async () => ({ keys: [secretInput(secret, name)] }),
  }));
  const all = {
    label: l10n.t('All {0} saved secrets', saved.length),
    take: async () => ({ keys: saved.map(({ name, secret }) => secretInput(secret, name)) }),
  };
  const type = { label: l10n.t('Type a secret'), detail: l10n.t('As text, base64 or hex. Hidden while you type.'), take: typedSecret };
  return [type, ...each, ...(saved.length > 1 ? [all] : [])];
}

function variables(): Item {
  const detail = l10n.t('You choose the names; the values are not shown.');
  return { label: l10n.t('Variables of .env files in this workspace'), detail, take: async () => ({ keys: await askVariables() }) };
}

function keyItems(fetchText: FetchText, issuer: string | undefined): Item[] {
  const configuration = issuer === undefined ? undefined : discoveryAddress(issuer);
  const ofIssuer: Item = {
    label: l10n.t('Keys of the issuer, from the network'),
    detail: configuration,
    take: async () => ({ keys: await keysOfIssuer(fetchText, issuer ?? '') }),
  };
  return [
    { label: l10n.t('Paste a key'), detail: l10n.t('PEM, JWK or JWK set'), take: pastedKey },
    {
      label: l10n.t('Key on the clipboard'),
      take: async () => ({ keys: readKeys(await env.clipboard.readText(), l10n.t('the clipboard')) }),
    },
    { label: l10n.t('Key file'), detail: l10n.t('PEM, JWK or JWK set'), take: keyFile },
    { label: l10n.t('JWK set at an address, from the network'), take: async () => ({ keys: await keysFromAddress(fetchText) }) },
    ...(configuration === undefined ? [] : [ofIssuer]),
  ];
}

async function typedSecret(): Promise<Given> {
  const typed = await typedText({
    title: l10n.t('Type a secret'),
    placeholder: l10n.t('Text, base64 or hex'),
    prompt: l10n.t('It stays in memory until the panel is closed.'),
    refusal: (text) => (text === '' ? l10n.t('The secret is empty.') : undefined),
  });
  return typed === undefined ? { keys: [] } : { keys: [secretInput(typed, l10n.t('the secret'))], typed };
}

async function pastedKey(): Promise<Given> {
  const label = l10n.t('the pasted key');
  const text = await typedText({
    title: l10n.t('Paste a key'),
    placeholder: l10n.t('PEM, JWK or JWK set'),
    refusal: (typed) => (isKey(typed, label) ? undefined : l10n.t('This is no PEM, JWK or JWK set, or it is cut.')),
  });
  return { keys: text === undefined ? [] : readKeys(text, label) };
}

function isKey(text: string, label: string): boolean {
  try {
    return readKeys(text, label).length > 0;
  } catch {
    return false;
  }
}

async function keyFile(): Promise<Given> {
  const [uri] = (await window.showOpenDialog({ title: l10n.t('Key file'), openLabel: l10n.t('Use as Key') })) ?? [];
  if (!uri) return { keys: [] };
  const name = workspace.asRelativePath(uri);
  if ((await workspace.fs.stat(uri)).size > maxKeyFile) throw new Error(l10n.t('{0} is too large for a key.', name));
  return { keys: readKeys(await workspace.decode(await workspace.fs.readFile(uri), { encoding: 'utf8' }), name) };
}

function takesKeys(kind: Entry['decoded']['inspection']['token']['kind']): boolean {
  return /^(?:jws|jwe)/.test(kind);
}

function issuerOf({ inspection: { claims } }: Entry['decoded']): string | undefined {
  const issuer = claims.find(({ name }) => name === 'iss')?.value;
  return typeof issuer === 'string' ? issuer : undefined;
}
