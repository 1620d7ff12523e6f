import type { AnnotatedTextEdit, CreateFile, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
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

// Written out, because the command line edits as well and needs nothing of the protocol's package.
const creation = (uri: string, annotate: boolean): CreateFile => ({
  kind: 'create',
  uri,
  options: { ignoreIfExists: true },
  ...(annotate && { annotationId: 'fix' }),
});

/**
 * A fix as an edit; undefined where it makes a file and the client cannot. A suggestion that reaches into other files is shown to the
 * person before it is applied.
 */
export function fixEdit({ edits, kind, title }: Fix, client: Client, documents: Documents): WorkspaceEdit | undefined {
  const byPath = byFile(edits);
  const made = [...new Set(edits.filter(({ creates }) => creates).map(({ file }) => file))];
  if (made.length > 0 && !(client.createsFiles && client.documentChanges)) return undefined;
  const annotate = kind === 'suggestion' && (byPath.size > 1 || made.length > 0) && client.annotations && client.documentChanges;
  const toEdit = ({ range, text }: Fix['edits'][number]): TextEdit | AnnotatedTextEdit => ({
    range: toRange(range),
    newText: text,
    ...(annotate && { annotationId: 'fix' }),
  });
  const changes = workspaceEdit(new Map([...byPath].map(([path, list]) => [path, list.map(toEdit)])), client, documents);
  const files = made.map((path) => creation(documents.uri(path), annotate));
  const edit = made.length > 0 ? { documentChanges: [...files, ...(changes.documentChanges ?? [])] } : changes;
  return annotate ? { ...edit, changeAnnotations: { fix: { label: title, needsConfirmation: true } } } : edit;
}

/** Edits by the file that they change. */
export function byFile(edits: Fix['edits']): Map<string, Fix['edits'][number][]> {
  const files = new Map<string, Fix['edits'][number][]>();
  for (const edit of edits) files.set(edit.file, [...(files.get(edit.file) ?? []), edit]);
  return files;
}
