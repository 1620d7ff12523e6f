import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';
import type { Workspace } from '../analyser/workspace';
import { fixAll } from '../server/fix-all';
import { rewrite } from './rewrite';

export interface Fixed {
  /** How many problems were mended. */
  readonly count: number;
  readonly changed: readonly string[];
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
}

interface Texts {
  /** What the engine is to read in place of the disk; empty again in the end. */
  readonly drafts: Map<string, string>;
  readonly disk: (path: string) => string | undefined;
}

/** Applies the safe fixes to the given files, on disk and in the workspace, and to no other file. */
export async function fix(workspace: Workspace, files: readonly string[], { drafts, disk }: Texts): Promise<Fixed> {
  const { edits, fixed } = await fixAll(workspace, { files, texts: drafts, read: disk });
  const changed: string[] = [];
  const failed: { path: string; reason: string }[] = [];
  for (const [path, list] of edits) {
    const before = disk(path) ?? '';
    const { failed: reason } = rewrite(path, before, applied(before, list));
    if (reason) failed.push({ path, reason });
    else changed.push(path);
  }
  drafts.clear();
  await workspace.update([...edits.keys()].map((path) => ({ path, text: disk(path) })));
  return { count: fixed, changed, failed };
}

function applied(before: string, edits: readonly TextEdit[]): string {
  const lineBreak = before.includes('\r\n') ? '\r\n' : '\n';
  const native = edits.map(({ range, newText }) => ({ range, newText: newText.replace(/\r?\n/g, lineBreak) }));
  return TextDocument.applyEdits(TextDocument.create('', '', 0, before), native);
}
