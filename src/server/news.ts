import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import type { CodeLenses } from './code-lens';
import { overviewChangedNotification } from './protocol';
import type { Session } from './session';

const pauseMs = 400;

/** Tells the client when set-ups may have changed, a moment after the analysis has news, and only where that matters to it. */
export function createNews(connection: Connection, { analysis, client, settle }: Session, lenses: () => CodeLenses) {
  const state: { timer?: ReturnType<typeof setTimeout>; isAnswered: boolean } = { isAnswered: true };

  const refreshLenses = async (): Promise<void> => {
    if (client.refreshesLenses && (await lenses().areOutdated())) await connection.sendRequest(CodeLensRefreshRequest.type);
  };

  async function tell(): Promise<void> {
    state.timer = undefined;
    // It is told once, and again after it has asked: a hidden tree costs nothing.
    if (state.isAnswered) await connection.sendNotification(overviewChangedNotification);
    state.isAnswered = false;
    await refreshLenses();
  }

  analysis.onNews(() => {
    state.timer ??= setTimeout(() => settle(tell()), pauseMs);
  });
  return {
    refreshLenses,
    /** The client has what the news were about. */
    answered: () => {
      state.isAnswered = true;
    },
  };
}
