import { type ExtensionContext, l10n, ProgressLocation, window } from 'vscode';
import type { KeyInput } from '../token/keys/key-input';
import type { Candidate, Verdict } from '../token/model';
import type { FetchText } from './decode';
import { offerToSave } from './secrets';
import { type Entry, judged } from './token-entry';
import type { TokenTable } from './token-table';
import { unlinked } from './unlinked';
import { askKeys, type Given } from './verify';

interface Surroundings {
  readonly context: ExtensionContext;
  readonly fetchText: FetchText;
  readonly table: TokenTable;
  readonly title: string;
}

/** Verifies or decrypts a token with keys that the person gives, until one fits or the person has enough. */
export async function proveToken(entry: Entry, surroundings: Surroundings): Promise<void> {
  const { context, fetchText, table, title } = surroundings;
  if (entry.decoded.inspection.needs === undefined) {
    void window.showInformationMessage(
      l10n.t('There is nothing to verify or decrypt here: {0}', unlinked(entry.decoded.inspection.token.title)),
    );
    return;
  }
  const given = await askKeys(context, fetchText, entry, title).catch(tell);
  if (given.keys.length === 0) return;
  const proven = await judgedSlowly({ ...entry, keys: [...keptKeys(entry), ...given.keys] });
  table.replace(entry, proven);
  const proof = proofOf(proven);
  if (proof?.state === 'ok') await celebrate(proof, given, surroundings);
  else await tryAgain(proven, proof, surroundings);
}

function tell(error: Error): Given {
  void window.showErrorMessage(unlinked(error.message));
  return { keys: [] };
}

// A signed token inside of an encrypted one takes two keys; everywhere else the keys of before do not count any more.
function keptKeys({ decoded, keys }: Entry): readonly KeyInput[] {
  return decoded.verification.decryption?.state === 'ok' && decoded.inspection.token.nested ? keys : [];
}

function judgedSlowly(entry: Omit<Entry, 'decoded'>): Thenable<Entry> {
  return window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Trying the key') }, () => judged(entry));
}

function proofOf({ decoded: { verification } }: Entry): Verdict | undefined {
  const proofs = [verification.decryption, verification.signature].filter((proof) => proof !== undefined);
  return proofs.find(({ state }) => state === 'failed') ?? proofs.find(({ state }) => state === 'ok') ?? proofs[0];
}

async function celebrate({ reason }: Verdict, { typed }: Given, { context }: Surroundings): Promise<void> {
  window.setStatusBarMessage(reason, 5000);
  if (typed !== undefined) await offerToSave(context.secrets, typed);
}

async function tryAgain(entry: Entry, proof: Verdict | undefined, surroundings: Surroundings): Promise<void> {
  const another = l10n.t('Try Another');
  const name = l10n.t('Give Cookie Name');
  const choices = mayBeMisnamed(entry, proof) ? [another, name] : [another];
  const choice = await window.showWarningMessage(proof ? unlinked(proof.reason) : l10n.t('The key fits nothing here.'), ...choices);
  if (choice === another) await proveToken(entry, surroundings);
  if (choice === name) await rename(entry, surroundings);
}

// The key of an Auth.js cookie is made of the secret and the name of the cookie.
function mayBeMisnamed({ decoded: { inspection } }: Entry, proof: Verdict | undefined): boolean {
  return inspection.token.kind.startsWith('authjs-') && /^wrong-(?:secret|cookie-name)$/.test(proof?.code ?? '');
}

async function rename(entry: Entry, surroundings: Surroundings): Promise<void> {
  const name = await window.showInputBox({
    title: surroundings.title,
    prompt: l10n.t('The name of the cookie, without the number of a chunk'),
    value: entry.candidate.cookie?.name,
    placeHolder: '__Secure-authjs.session-token',
    ignoreFocusOut: true,
  });
  if (!name?.trim()) return;
  const candidate: Candidate = { ...entry.candidate, name: name.trim(), cookie: { ...entry.candidate.cookie, name: name.trim() } };
  const renamed = await judgedSlowly({ ...entry, candidate });
  surroundings.table.replace(entry, renamed);
  const proof = proofOf(renamed);
  if (proof?.state === 'ok') window.setStatusBarMessage(proof.reason, 5000);
  else await tryAgain(renamed, proof, surroundings);
}
