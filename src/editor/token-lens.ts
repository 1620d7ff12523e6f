import { CodeLens, Disposable, l10n, languages, Range, type TextDocument, workspace } from 'vscode';
import { mayHoldToken } from '../token/find-at';
import { findTokens } from '../token/find-tokens';
import { glanceAt, stateInWords } from '../token/glance';
import type { Candidate } from '../token/model';
import { tokenArgument } from './token-argument';

const maxLength = 1_000_000;
const most = 100;

/** A line above each token that says its state and opens it: in documents of the language `jwt`, and everywhere where the person wants it. */
export function registerTokenLens(): Disposable {
  const provider = { provideCodeLenses: lenses };
  let registered = register();

  function register(): Disposable {
    const everywhere = workspace.getConfiguration('authLens').get('codeLens.tokens');
    return languages.registerCodeLensProvider(everywhere ? '*' : { language: 'jwt' }, provider);
  }

  const listening = workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration('authLens.codeLens.tokens')) return;
    registered.dispose();
    registered = register();
  });
  return new Disposable(() => {
    listening.dispose();
    registered.dispose();
  });
}

function lenses(document: TextDocument): CodeLens[] {
  const text = document.getText();
  if (text.length > maxLength || !mayHoldToken(text)) return [];
  const candidates = findTokens(text).candidates.filter(({ form }) => form !== 'opaque');
  return candidates.slice(0, most).map((candidate) => lensOf(candidate, document));
}

function lensOf(candidate: Candidate, document: TextDocument): CodeLens {
  const [{ start, end }] = candidate.spans;
  return new CodeLens(new Range(document.positionAt(start), document.positionAt(end)), {
    title: l10n.t('Decode JWT: {0}', stateInWords(glanceAt(candidate, Date.now() / 1000))),
    command: 'authLens.decodeJwt',
    arguments: [tokenArgument(candidate)],
  });
}
