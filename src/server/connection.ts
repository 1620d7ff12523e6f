import { CodeActionKind, type Connection, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import { type Client, clientOf } from './client';
import { createCodeActions, fixAllKind } from './code-actions';
import { type CodeLenses, createCodeLenses } from './code-lens';
import { createEffectiveRequest } from './effective-request';
import type { Engine } from './feed';
import { createFixAllRequest } from './fix-all-request';
import { createHover } from './hover';
import { createNews } from './news';
import { createOverview } from './overview';
import { pathOf } from './paths';
import {
  effectiveRequest,
  fixAllRequest,
  overviewRequest,
  rulePageRequest,
  scanRequest,
  seenRequest,
  trustedNotification,
  verifiersRequest,
} from './protocol';
import { createRulePages } from './rule-pages';
import { createSeenRequest } from './seen-request';
import { createSession, type Session } from './session';
import { createSetups } from './setups';
import { createVerifiersRequest } from './verifiers-request';
import { onWatchedFiles } from './watch';
import type { World } from './world';

/** Serves one client. The engine is loaded when there is something to analyse. */
export function startServer(connection: Connection, world: World, loadEngine: (client: Client) => Promise<Engine>): void {
  connection.onInitialize((params) => {
    const client = clientOf(params);
    const session = createSession(connection, client, world, () => loadEngine(client));
    addLifecycle(connection, session);
    addFeatures(connection, session, world);
    return answer(session.client.resolvesEdits);
  });
  connection.listen();
}

function answer(resolvesEdits: boolean): InitializeResult {
  return {
    serverInfo: { name: 'Auth Lens' },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: resolvesEdits },
      hoverProvider: true,
      codeLensProvider: { resolveProvider: false },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

function addLifecycle(connection: Connection, session: Session): void {
  connection.onInitialized(() => {
    session.settle(session.start());
    if (!session.client.changesFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders((event) => {
      const [added, removed] = [event.added, event.removed].map((folders) => folders.map(({ uri }) => pathOf(uri)));
      session.settle(session.changeFolders(added, removed));
    });
  });
  connection.onNotification(trustedNotification, () => session.settle(session.trust()));
  connection.onDidChangeConfiguration(({ settings }) => session.settle(session.changeSettings(settings)));
}

function addFeatures(connection: Connection, session: Session, world: World): void {
  const actions = createCodeActions(session);
  const watched = onWatchedFiles(world, session);
  connection.onCodeAction(actions.provide);
  connection.onCodeActionResolve(actions.resolve);
  addSetups(connection, session);
  connection.onDidChangeWatchedFiles(({ changes }) => session.settle(watched(changes)));
  connection.onRequest(fixAllRequest, createFixAllRequest(session));
  connection.onRequest(rulePageRequest, createRulePages(session));
  connection.onRequest(seenRequest, createSeenRequest(session, world));
  connection.onRequest(verifiersRequest, createVerifiersRequest(session));
  connection.onRequest(scanRequest, async (token) => {
    if (session.status().state !== 'off') await session.scanner.scan(token);
    return session.status();
  });
}

/** What shows set-ups as a whole: lenses, hovers, the tree, the sheet of what takes effect. */
function addSetups(connection: Connection, session: Session): void {
  const setups = createSetups(session.analysis);
  const news = createNews(connection, session, () => lenses);
  const lenses: CodeLenses = createCodeLenses(session, setups, () => session.settle(news.refreshLenses()));
  const overview = createOverview(session, setups);
  connection.onHover(createHover(session, setups));
  connection.onCodeLens(lenses.provide);
  const effective = createEffectiveRequest(session, setups);
  connection.onRequest(effectiveRequest, (wanted) => {
    news.answered();
    return effective(wanted);
  });
  connection.onRequest(overviewRequest, () => {
    news.answered();
    return overview();
  });
}
