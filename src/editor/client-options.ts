import { type ExtensionContext, env, type LogOutputChannel, workspace } from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { createErrorHandler } from './crashes';

/** What every host's client has in common. */
export function clientOptions(
  { extension }: ExtensionContext,
  outputChannel: LogOutputChannel,
  documentSelector: LanguageClientOptions['documentSelector'],
  onGivenUp: () => void,
): LanguageClientOptions {
  return {
    documentSelector,
    outputChannel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'Auth Lens',
    // The one command that hovers link to.
    markdown: { isTrusted: { enabledCommands: ['authLens.showEffective'] } },
    initializationOptions: {
      commands: ['authLens.showRule', 'authLens.showEffective'],
      rulePage: `${env.uriScheme}://${extension.id}/rule/{id}`,
      // Asked again whenever the server starts.
      get trusted() {
        return workspace.isTrusted;
      },
    },
    errorHandler: createErrorHandler(onGivenUp),
  };
}
