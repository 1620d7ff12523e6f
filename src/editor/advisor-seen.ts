import { Uri, workspace } from 'vscode';
import { deploymentFiles, tellingWords } from '../advisor/detect-deployment';
import type { Found } from '../webview/advisor/messages';
import type { Roots } from './advisor-roots';
import { methods, type SeenResult } from './protocol';
import type { Server } from './server';

/** Asks the server what the scan knows by now; addresses of folders stay here, the page gets names. */
export async function findSeen(server: Server): Promise<{ readonly found: Found; readonly roots: Roots }> {
  const client = await server.client();
  const wanted = { beside: deploymentFiles, words: tellingWords };
  const { state, seen, roots }: SeenResult = await client.sendRequest(methods.seen, wanted);
  const known = roots.map(({ path, uri }) => ({ path, uri: Uri.parse(uri) }));
  const named = known.map(({ path, uri }) => ({ path, name: workspace.getWorkspaceFolder(uri)?.name ?? path.replace(/^.*\//, '') }));
  return { found: { state, seen, roots: named, trusted: workspace.isTrusted }, roots: known };
}
