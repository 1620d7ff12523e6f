import { commands, type Disposable, type Event, EventEmitter, type ExtensionContext, type LogOutputChannel, l10n, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { serveFiles } from './files';
import { selector } from './languages';
import { methods, type Status } from './protocol';

/** Makes the client of this host: a process of its own, or a web worker. */
export type Launch = (context: ExtensionContext, options: LanguageClientOptions) => Promise<BaseLanguageClient>;

export interface Server extends Disposable {
  readonly onStatus: Event<Status>;
  /** What the server knows of set-ups and findings may have changed. */
  readonly onOverviewChanged: Event<void>;
  /** Starts the server where it is not running. */
  client(): Promise<BaseLanguageClient>;
  restart(): Promise<void>;
}

/** The language server, loaded and started when somebody first asks for it. */
export function createServer(context: ExtensionContext, output: LogOutputChannel, launch: Launch): Server {
  const statuses = new EventEmitter<Status>();
  const overviews = new EventEmitter<void>();
  let starting: Promise<BaseLanguageClient> | undefined;

  const trusting = workspace.onDidGrantWorkspaceTrust(
    () => void starting?.then((running) => running.sendNotification(methods.trusted)).catch((error) => output.warn(error)),
  );

  async function start(): Promise<BaseLanguageClient> {
    await commands.executeCommand('setContext', 'authLens.active', true);
    const { clientOptions } = await import('./client-options');
    const failed = () => statuses.fire({ state: 'error', files: 0, findings: 0, skipped: 0, detail: l10n.t('The server stopped') });
    const client = await launch(context, clientOptions(context, output, selector(), failed));
    client.onNotification(methods.status, (status: Status) => statuses.fire(status));
    client.onNotification(methods.overviewChanged, () => overviews.fire());
    serveFiles(client);
    await client.start();
    return client;
  }

  function client(): Promise<BaseLanguageClient> {
    starting ??= start().catch((error) => {
      starting = undefined;
      output.error(error);
      statuses.fire({ state: 'error', files: 0, findings: 0, skipped: 0, detail: l10n.t('The server could not be started') });
      throw error;
    });
    return starting;
  }

  return {
    onStatus: statuses.event,
    onOverviewChanged: overviews.event,
    client,
    // A client whose start failed cannot be started again, so a new one takes its place.
    async restart() {
      const old = starting;
      starting = undefined;
      await old?.then((running) => running.dispose()).catch((error) => output.warn(error));
      await client();
    },
    dispose() {
      trusting.dispose();
      statuses.dispose();
      overviews.dispose();
      void starting?.then((running) => running.dispose());
    },
  };
}
