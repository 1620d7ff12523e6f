import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { until } from '../../../scripts/until';
import { problemsOf, revertAll, untilProblem, uriOf } from './workspace';

const config = 'apps/web/auth.ts';

describe('the server', () => {
  afterEach(revertAll);

  it('explains a problem on hover', async () => {
    const { range } = await untilProblem(config, 'authjs-debug-production');
    await vscode.window.showTextDocument(uriOf(config));
    const text = await until('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uriOf(config), range.start);
      const parts = hovers.flatMap(({ contents }) => contents).map((part) => (typeof part === 'string' ? part : part.value));
      return parts.find((part) => part.includes('authjs-debug-production'));
    });
    assert.ok(text.length > 200, `only ${text.length} characters`);
  });

  it('opens the page of a rule', async () => {
    await vscode.commands.executeCommand('authLens.showRule', 'jwt-alg-none');
    await until('the page', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('jwt-alg-none')),
    );
  });

  it('comes back after it was killed, with every problem', async function () {
    if (process.platform !== 'linux') return this.skip();
    await untilProblem(config, 'authjs-debug-production');
    const [killed] = serverProcesses();
    assert.ok(killed, 'there is a server process');
    process.kill(killed, 'SIGKILL');
    const fresh = await until('a new server', () => serverProcesses().find((pid) => pid !== killed));
    assert.notEqual(fresh, killed);
    await untilProblem(config, 'authjs-debug-production');
    // A problem that only the new server can know of.
    const editor = await vscode.window.showTextDocument(uriOf(config));
    await editor.edit((edit) => edit.insert(new vscode.Position(8, 0), "  useSecureCookies: true, session: { strategy: 'database' },\n"));
    await untilProblem(config, 'authjs-credentials-database-strategy');
  });

  it('restarts on command', async function () {
    if (process.platform !== 'linux') return this.skip();
    const before = serverProcesses();
    await vscode.commands.executeCommand('authLens.restartServer');
    await until('another server', () => serverProcesses().some((pid) => !before.includes(pid)));
    await until('the problems', () => problemsOf(config).length > 0);
  });
});

/** Linux tells without a program that a small machine may lack. */
function serverProcesses(): number[] {
  const ours = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isOurServer(pid));
  return ours.map(Number);
}

function isOurServer(pid: string): boolean {
  try {
    const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return parent === String(process.pid) && /dist[\\/]server\.js/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    // It ended between the listing and the reading.
    return false;
  }
}
