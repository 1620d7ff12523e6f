import type { AnnotatedTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Fix } from '../analyser/model/finding';
import type { Client } from './client';
import type { Documents } from './documents';
import { toRange } from './positions';

/** Edits by path, as the client takes them: bound to the versions they were made for where it can check them. */
export function workspaceEdit(edits: ReadonlyMap<string, readonly TextEdit[]>, client: Client, documents: Documents): WorkspaceEdit {
  if (!client.documentChanges) return { changes: Object.fromEntries([...edits].map(([path, list]) => [documents.uri(path), [...list]])) };
  return {
    documentChanges: [...edits].map(([path, list]) => ({
      textDocument: { uri: documents.uri(path), version: documents.get(path)?.version ?? null },
      edits: [...list],
    })),
  };
}

/** A fix as an edit. A suggestion that reaches into other files is shown to the person before it is applied. */
export function fixEdit({ edits, kind, title }: Fix, client: Client, documents: Documents): WorkspaceEdit {
  const byPath = byFile(edits);
  const annotate = kind === 'suggestion' && byPath.size > 1 && client.annotations && client.documentChanges;
  const toEdit = ({ range, text }: Fix['edits'][number]): TextEdit | AnnotatedTextEdit => ({
    range: toRange(range),
    newText: text,
    ...(annotate && { annotationId: 'fix' }),
  });
  const edit = workspaceEdit(new Map([...byPath].map(([path, list]) => [path, list.map(toEdit)])), client, documents);
  return annotate ? { ...edit, changeAnnotations: { fix: { label: title, needsConfirmation: true } } } : edit;
}

/** Edits by the file that they change. */
export function byFile(edits: Fix['edits']): Map<string, Fix['edits'][number][]> {
  const files = new Map<string, Fix['edits'][number][]>();
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return files;
}
