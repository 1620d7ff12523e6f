import { shortPath } from './place';

/** A file as SARIF names it: relative to SRCROOT inside the root, else a file URI. */
export function artifact(file: string, root: string): { uri: string; uriBaseId?: string } {
  const short = shortPath(file, root);
  return short === file ? { uri: fileUri(file) } : { uri: encoded(short), uriBaseId: 'SRCROOT' };
}

/** The URI of the root; it ends with a slash, as the specification asks of a base. */
export function rootUri(root: string): string {
  return fileUri(root.endsWith('/') ? root : `${root}/`);
}

function fileUri(path: string): string {
  if (path.startsWith('//')) return `file:${encoded(path)}`;
  return `file://${path.startsWith('/') ? '' : '/'}${encoded(path)}`;
}

// A lone surrogate has no UTF-8 form, so encodeURIComponent would throw.
function encoded(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map((segment, index) => (index === 0 && /^[A-Za-z]:$/.test(segment) ? segment : encodeURIComponent(segment)))
    .join('/');
}
