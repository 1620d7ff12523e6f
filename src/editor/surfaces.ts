import { commands, type ExtensionContext, window } from 'vscode';
import { registerAdvisor } from './advisor';
import { type FetchText, registerToken } from './decode';
import { registerEffective } from './effective';
import { registerFixAll } from './fix-all';
import { followLinks } from './links';
import { whenNeeded } from './need';
import { registerScan } from './scan';
import { createServer, type Launch } from './server';
import { registerShowRule } from './show-rule';
import { showStatus } from './status';
import { registerTokenHover } from './token-hover';
import { registerTokenLens } from './token-lens';
import { registerTokenLinks } from './token-links';
import { registerTree } from './tree';
import { registerWalkthrough } from './walkthrough';

/** Everything a person sees of Auth Lens in VS Code. The server starts when the workspace has something to look at. */
export function addSurfaces(context: ExtensionContext, launch: Launch, fetchText: FetchText): void {
  const output = window.createOutputChannel('Auth Lens', { log: true });
  const server = createServer(context, output, launch);
  context.subscriptions.push(
    output,
    server,
    showStatus(server),
    registerShowRule(context.extensionUri),
    followLinks(),
    registerScan(server),
    registerFixAll(server),
    registerEffective(server),
    registerTree(context, server),
    registerToken(context, fetchText, server),
    registerTokenHover(),
    registerTokenLens(),
    registerTokenLinks(),
    registerAdvisor(context, server),
    registerWalkthrough(context, server),
    commands.registerCommand('authLens.restartServer', () => server.restart()),
    commands.registerCommand('authLens.showOutput', () => output.show()),
    whenNeeded(() => void server.client().catch((error) => output.error(error))),
  );
}
