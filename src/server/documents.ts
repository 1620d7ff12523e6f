import { type Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pathOf, uriOf } from './paths';

/** The documents that are open in the editor: their texts win over the disk. */
export interface Documents {
  get(path: string): TextDocument | undefined;
  paths(): string[];
  /** The address as the client writes it. */
  uri(path: string): string;
  path(uri: string): string;
}

interface Listeners {
  readonly opened: (path: string) => void;
  /** Opened as well. */
  readonly changed: (path: string) => void;
  readonly closed: (path: string) => void;
}

const extensions: Record<string, string> = {
  javascript: '.js',
  javascriptreact: '.jsx',
  typescript: '.ts',
  typescriptreact: '.tsx',
  vue: '.vue',
  svelte: '.svelte',
  astro: '.astro',
};

/** Follows the documents of a client. */
export function openDocuments(connection: Connection, { opened, changed, closed }: Listeners): Documents {
  const texts = new TextDocuments(TextDocument);
  const uris = new Map<string, string>();
  const paths = new Map<string, string>();
  const path = (uri: string) => paths.get(uri) ?? pathOf(uri);
  texts.onDidOpen(({ document: { uri, languageId } }) => {
    const path = withExtension(pathOf(uri), languageId);
    uris.set(path, uri);
    paths.set(uri, path);
    opened(path);
  });
  texts.onDidChangeContent(({ document }) => changed(path(document.uri)));
  texts.onDidClose(({ document: { uri } }) => {
    const gone = path(uri);
    uris.delete(gone);
    paths.delete(uri);
    closed(gone);
  });
  texts.listen(connection);
  return {
    get: (path) => texts.get(uris.get(path) ?? ''),
    paths: () => [...uris.keys()],
    uri: (path) => uris.get(path) ?? uriOf(path),
    path,
  };
}

// An untitled document has no extension, and the analyser goes by extension.
function withExtension(path: string, language: string): string {
  const extension = extensions[language];
  return !extension || /\.\w+$/.test(path) ? path : path + extension;
}
