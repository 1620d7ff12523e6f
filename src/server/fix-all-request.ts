import type { CancellationToken } from 'vscode-languageserver';
import { workspaceEdit } from './edits';
import { fixAll } from './fix-all';
import type { FixAllResult } from './protocol';
import type { Session } from './session';

/** All safe fixes of one document, or of every file with findings. Applies nothing. */
export function createFixAllRequest({ analysis, client, documents, textOf }: Session) {
  return async ({ uri }: { readonly uri?: string }, token: CancellationToken): Promise<FixAllResult> => {
    await analysis.settled();
    const files = uri === undefined ? [...new Set(analysis.findings().map(({ file }) => file))] : [documents.path(uri)];
    const result = await analysis.borrow((workspace, texts) =>
      fixAll(workspace, { texts, files, read: textOf, cancelled: () => token.isCancellationRequested }),
    );
    const edits = result && !token.isCancellationRequested ? result.edits : new Map();
    return { edit: workspaceEdit(edits, client, documents), fixed: edits.size > 0 ? (result?.fixed ?? 0) : 0, files: edits.size };
  };
}
