import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../../scripts/until';
import { actionsAt, apply, open, revertAll, untilGone, untilProblem, uriOf } from './workspace';

const login = 'apps/api/src/routes/login.ts';
const config = 'apps/web/auth.ts';
const server = 'apps/api/src/server.ts';

describe('fixes', () => {
  afterEach(revertAll);

  it('change the text and remove the problem; undo brings both back', async () => {
    const { document } = await open(login);
    const before = document.getText();
    const action = await actionsAt(login, await untilProblem(login, 'cookie-missing-httponly'), /httpOnly/i);
    assert.ok(action.isPreferred, 'the safe fix is the preferred one');
    assert.ok(action.kind && vscode.CodeActionKind.QuickFix.contains(action.kind));
    await apply(action);
    assert.match(document.getText(), /res\.cookie\('access_token'[^;]*httpOnly: true/);
    await untilGone(login, 'cookie-missing-httponly');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await untilProblem(login, 'cookie-missing-httponly');
  });

  it('can suppress a problem for its line, with room for a reason', async () => {
    const { document } = await open(config);
    const problem = await untilProblem(config, 'authjs-debug-production');
    await apply(await actionsAt(config, problem, /line/i));
    assert.match(document.getText(), /auth-lens-disable-(next-)?line authjs-debug-production --/);
    await untilGone(config, 'authjs-debug-production');
  });

  it('come with source.fixAll.authLens on request, safe ones only', async () => {
    const { document } = await open(server);
    await untilProblem(server, 'session-save-uninitialized');
    await untilProblem(server, 'secret-hardcoded-session-secret');
    const kind = vscode.CodeActionKind.SourceFixAll.append('authLens').value;
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const [action] = await until('the action', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uriOf(server), all, kind);
      return found.length > 0 && found;
    });
    await apply(action);
    await untilGone(server, 'session-save-uninitialized');
    assert.match(document.getText(), /saveUninitialized: false/);
    assert.match(document.getText(), /secret: 'fresh bread every morning'/, 'a suggestion is never applied unseen');
    await untilProblem(server, 'secret-hardcoded-session-secret');
  });
});
