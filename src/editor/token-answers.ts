import { env, l10n, window } from 'vscode';
import { printJson } from '../report/escape';
import { isObject, type Json, readJson } from '../token/json';
import { secretInput } from '../token/keys/key-input';
import { signTestToken, testSecret } from '../token/sign-test-token';
import type { Copied, FromPage } from '../webview/token/messages';
import type { TokenDocument } from './token-document';
import { type Entry, judged, testEntry } from './token-entry';
import type { TokenPanel } from './token-panel';
import type { TokenTable } from './token-table';

interface Room {
  readonly table: TokenTable;
  readonly panel: TokenPanel;
  readonly document: TokenDocument;
  prove(entry: Entry, title: string): Promise<void>;
  decode(): Promise<unknown>;
}

/** Does what the page asks for. */
export function answerPage(room: Room): (message: FromPage) => Promise<void> {
  const { table, panel, document } = room;
  return async (message) => {
    if (message.type === 'ready') panel.post({ type: 'show', page: table.page });
    if (message.type === 'decode') await room.decode();
    if (message.type === 'refresh') await table.refresh();
    const entry = 'token' in message ? table.entries[message.token] : undefined;
    if (!entry) return;
    if (message.type === 'select') table.select(message.token);
    if (message.type === 'verify') await room.prove(entry, l10n.t('Verify JWT'));
    if (message.type === 'decrypt') await room.prove(entry, l10n.t('Decrypt Session Cookie'));
    if (message.type === 'json') await document.show();
    if (message.type === 'copy') await copy(entry, message.what);
    if (message.type === 'expect') table.replace(entry, await judged({ ...entry, expected: message.expected }));
    if (message.type === 'sign') await sign(entry, message.payload, room);
  };
}

async function copy({ decoded }: Entry, what: Copied): Promise<void> {
  const { token, claims } = decoded.inspection;
  const text = typeof what === 'object' ? claimText(claims.find(({ name }) => name === what.claim)?.value) : partText(token, what);
  if (text === undefined) return;
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(what === 'unsigned' ? l10n.t('Copied without the signature') : l10n.t('Copied'), 3000);
}

function partText(token: Entry['decoded']['inspection']['token'], what: Exclude<Copied, object>): string | undefined {
  if (what === 'token') return token.text;
  if (what === 'unsigned') return unsigned(token);
  return token[what] === undefined ? undefined : printJson(token[what]);
}

/** The readable parts: nobody can use them to sign in. */
function unsigned({ segments, text }: Entry['decoded']['inspection']['token']): string | undefined {
  const signature = segments.find(({ role }) => role === 'signature')?.text;
  return signature ? text.slice(0, text.lastIndexOf(signature)) : undefined;
}

function claimText(value: Json | undefined): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

async function sign(entry: Entry, text: string, { table, panel }: Room): Promise<void> {
  const { value } = readJson(text);
  if (!isObject(value)) {
    panel.post({ type: 'refused', message: problemIn(text) });
    return;
  }
  const { token } = await signTestToken(value);
  table.add(await testEntry(token, secretInput(testSecret, l10n.t('the test key'))), entry);
}

function problemIn(text: string): string {
  try {
    JSON.parse(text);
    return l10n.t('Nothing was signed: the claims must be one JSON object.');
  } catch (error) {
    return l10n.t('Nothing was signed: this is no JSON. {0}', (error as Error).message.slice(0, 120));
  }
}
