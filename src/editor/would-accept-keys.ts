import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { KeySource, Known, Verifier, Wish, WrittenPlace } from '../token/accept/verifier';
import { writtenText } from '../token/accept/written-text';
import { readVariables, type VariableItem } from './secrets-env';

interface Item extends QuickPickItem {
  /** The name of a variable of `.env` files. */
  readonly variable?: string;
  /** A secret that stands in the code. */
  readonly place?: WrittenPlace;
}

/**
 * Asks by name which of the secrets of these calls may be read for this one answer; nothing where the person turns back. Files are opened
 * only then, and the values are neither shown nor kept. In a workspace that is not trusted nothing is read.
 */
export async function askKnown(verifiers: readonly Verifier[], title: string): Promise<((verifier: Verifier) => Known) | undefined> {
  const items = workspace.isTrusted ? itemsFor(verifiers) : [];
  if (items.length === 0) return () => nothing;
  const placeHolder = l10n.t('Which may be read for this answer? Values are never shown.');
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder,
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!chosen) return undefined;
  const names = new Set(chosen.flatMap(({ variable }) => variable ?? []));
  const variables = names.size === 0 ? [] : (await readVariables()).filter(({ label }) => names.has(label));
  const texts = new Map(await Promise.all(chosen.flatMap(({ place }) => (place ? [readPlace(place)] : []))));
  return ({ place: { uri } }) => ({
    variable: (name) => nearest(variables, name, uri),
    written: (place) => texts.get(keyOf(place)),
  });
}

const nothing: Known = { variable: () => undefined, written: () => undefined };

function itemsFor(verifiers: readonly Verifier[]): Item[] {
  const sources = verifiers.flatMap(({ key }) => key.flatMap(withOthers));
  const variables = [...sources.filter(({ kind }) => kind === 'variable'), ...verifiers.flatMap(wishesOf)];
  const names = new Set(variables.flatMap((one) => ('name' in one && one.name !== undefined ? [one.name] : [])));
  const places = new Map(sources.flatMap((one) => (one.kind === 'written' ? [[keyOf(one.place), one.place]] : [])));
  const description = l10n.t('from .env files');
  return [...[...names].map((name) => ({ label: name, description, picked: true, variable: name })), ...[...places.values()].map(itemOf)];
}

function itemOf(place: WrittenPlace): Item {
  const description = `${workspace.asRelativePath(Uri.parse(place.uri))}:${place.line}`;
  return { label: l10n.t('The secret that stands in the code'), description, picked: true, place };
}

function withOthers(source: KeySource): KeySource[] {
  return source.kind === 'variable' ? [source, ...source.otherwise.flatMap(withOthers)] : [source];
}

function wishesOf({ algorithms, issuer, audience, ignoreExpiration, clockTolerance, others }: Verifier): Wish[] {
  return [algorithms, issuer, audience, ignoreExpiration, clockTolerance, ...others.map(({ wish }) => wish)];
}

/** Of variables with one name in several files, the one nearest to the code. */
function nearest(variables: readonly VariableItem[], name: string, uri: string): string | undefined {
  const shared = ({ uri: file }: VariableItem) => sharedLength(String(file), uri);
  return variables.filter(({ label }) => label === name).toSorted((a, b) => shared(b) - shared(a))[0]?.value;
}

function sharedLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a.lastIndexOf('/', at);
}

async function readPlace(place: WrittenPlace): Promise<[string, string | undefined]> {
  const uri = Uri.parse(place.uri);
  const open = workspace.textDocuments.find((document) => String(document.uri) === String(uri));
  const text = open?.getText() ?? (await workspace.decode(await workspace.fs.readFile(uri), { uri }));
  return [keyOf(place), writtenText(text.slice(place.start, place.end))];
}

function keyOf({ uri, start }: WrittenPlace): string {
  return `${uri}#${start}`;
}
