import { Uri } from 'vscode';

/** The folders of the workspace: as the server's paths name them, and where they are. */
export type Roots = readonly { readonly path: string; readonly uri: Uri }[];

/** Where a path of the server is; undefined outside of the workspace, which a page has no business with. */
export function addressIn(roots: Roots, path: string): Uri | undefined {
  const root = roots.find((one) => path.startsWith(`${one.path}/`));
  if (!root || path.split('/').includes('..')) return undefined;
  return Uri.joinPath(root.uri, path.slice(root.path.length + 1));
}
