import { URI } from 'vscode-uri';

const virtual = /^\/~virtual\/([a-z][a-z0-9+.-]*):([^/]*)(\/.*)?$/i;

/** The analyser's path of a document: absolute, forward slashes, whatever scheme the document has. */
export function pathOf(uri: string): string {
  const { scheme, authority, path, fsPath, fragment } = URI.parse(uri);
  if (scheme === 'file') return /^[a-z]:|^\\\\/i.test(fsPath) ? fsPath.replaceAll('\\', '/') : fsPath;
  // Cells of a notebook differ in nothing else.
  const cell = scheme === 'vscode-notebook-cell' ? `/${encodeURIComponent(fragment)}` : '';
  return `/~virtual/${scheme}:${encodeURIComponent(authority)}${path.startsWith('/') ? path : `/${path}`}${cell}`;
}

/** The way back from `pathOf`. */
export function uriOf(path: string): string {
  const parts = virtual.exec(path);
  if (!parts) return URI.file(path).toString();
  return URI.from({ scheme: parts[1], authority: decodeURIComponent(parts[2]), path: parts[3] ?? '/' }).toString();
}

/** Files that only the editor can read. */
export const isVirtual = (path: string): boolean => virtual.test(path);

export const isBelow = (path: string, folder: string): boolean => path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
