import { commands, type Disposable, l10n, type TerminalLink, type TerminalLinkProvider, window, workspace } from 'vscode';
import { mayHoldToken } from '../token/find-at';
import { findTokens } from '../token/find-tokens';
import { glanceAt, stateInWords } from '../token/glance';
import type { Candidate } from '../token/model';
import { tokenArgument } from './token-argument';

interface TokenLink extends TerminalLink {
  readonly candidate: Candidate;
}

/** Makes links of the tokens in a terminal's output; they open in the token panel. VS Code joins the lines that it wrapped itself. */
export function registerTokenLinks(): Disposable {
  const provider: TerminalLinkProvider<TokenLink> = {
    provideTerminalLinks({ line }) {
      if (!mayHoldToken(line) || !workspace.getConfiguration('authLens').get('terminalLinks.tokens')) return [];
      return findTokens(line)
        .candidates.filter(({ form }) => form !== 'opaque')
        .map(linkOf);
    },
    handleTerminalLink: ({ candidate }) => void commands.executeCommand('authLens.decodeJwt', tokenArgument(candidate)),
  };
  return window.registerTerminalLinkProvider(provider);
}

function linkOf(candidate: Candidate): TokenLink {
  const startIndex = candidate.spans[0].start;
  const state = stateInWords(glanceAt(candidate, Date.now() / 1000));
  return { startIndex, length: candidate.spans[0].end - startIndex, tooltip: l10n.t('Decode JWT: {0}', state), candidate };
}
