import { type Disposable, l10n, ProgressLocation, window, workspace } from 'vscode';
import type { Verifier } from '../token/accept/verifier';
import { acceptToken } from '../token/accept-token';
import { methods, type VerifiersResult } from './protocol';
import type { Server } from './server';
import type { Entry } from './token-entry';
import { createAnswersDocument } from './would-accept-document';
import { askKnown } from './would-accept-keys';
import { type Answered, showAnswers } from './would-accept-view';

export interface WouldAccept extends Disposable {
  ask(entry: Entry, title: string): Promise<void>;
}

/** Answers for each call of the workspace that verifies tokens whether it would take a token, and why. */
export function createWouldAccept(server: Server): WouldAccept {
  const document = createAnswersDocument();
  return {
    async ask({ decoded }, title) {
      const verifiers = await findVerifiers(server);
      if (!verifiers) return;
      if (verifiers.length === 0) {
        void window.showInformationMessage(l10n.t('No code in this workspace verifies tokens, as far as Auth Lens can see.'));
        return;
      }
      const knownBy = await askKnown(verifiers, title);
      if (!knownBy) return;
      const { token } = decoded.inspection;
      const now = Date.now() / 1000;
      const answers = await Promise.all(
        verifiers.map(
          async (verifier): Promise<Answered> => ({ verifier, answer: await acceptToken(token, verifier, knownBy(verifier), now) }),
        ),
      );
      if (workspace.getConfiguration('authLens').get('token.view') === 'json') await document.show(answers);
      else showAnswers(answers, title, () => document.show(answers));
    },
    dispose: () => document.dispose(),
  };
}

function findVerifiers(server: Server): Thenable<readonly Verifier[] | undefined> {
  const options = { location: ProgressLocation.Notification, title: l10n.t('Looking for code that verifies tokens'), cancellable: true };
  return window.withProgress(options, async (_progress, token) => {
    const client = await server.client().catch(() => undefined);
    if (!client) {
      void window.showErrorMessage(l10n.t('The server could not be started'));
      return undefined;
    }
    const { state, verifiers }: VerifiersResult = await client.sendRequest(methods.verifiers, token);
    if (token.isCancellationRequested) return undefined;
    if (state !== 'off') return verifiers;
    void window.showWarningMessage(l10n.t('Auth Lens is switched off by the setting authLens.enable.'));
    return undefined;
  });
}
