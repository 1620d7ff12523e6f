import { commands, l10n, window } from 'vscode';
import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

const most = 4;
const withinMs = 3 * 60 * 1000;

/** Starts the server again when it ends unexpectedly; when it keeps doing so, leaves the decision to the person. */
export function createErrorHandler(onGivenUp: () => void): ErrorHandler {
  const crashes: number[] = [];
  return {
    error: (_error, _message, count) => ({ action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown }),
    closed(): CloseHandlerResult {
      const now = Date.now();
      crashes.push(now);
      crashes.splice(
        0,
        crashes.findIndex((time) => now - time <= withinMs),
      );
      if (crashes.length <= most) return { action: CloseAction.Restart, handled: true };
      crashes.length = 0;
      onGivenUp();
      void tell();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function tell(): Promise<void> {
  const restart = l10n.t('Restart');
  const output = l10n.t('Show Output');
  const message = l10n.t('Auth Lens stopped: its server ended {0} times in 3 minutes.', most + 1);
  const choice = await window.showErrorMessage(message, restart, output);
  if (choice === restart) await commands.executeCommand('authLens.restartServer');
  if (choice === output) await commands.executeCommand('authLens.showOutput');
}
