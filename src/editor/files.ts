import { FileSystemError, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { policies, scripts, environments as variables } from './languages';
import { type ClientListing, methods } from './protocol';

const manifests = '**/{*.json,yarn.lock,pnpm-lock.yaml,bun.lock}';
const leftOut = '**/{node_modules,bower_components,.git,.yarn,dist,.next,.nuxt,.output,.svelte-kit,.astro,.turbo,.cache}/**';
const most = 20_000;

/** Lists and reads files for a server that cannot reach them: in a browser, and in virtual workspaces. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(methods.listFiles, list);
  client.onRequest(methods.readFiles, ({ uris, maxBytes }: { uris: string[]; maxBytes: number }) =>
    Promise.all(uris.map((uri) => read(Uri.parse(uri), maxBytes))),
  );
}

interface Asked {
  readonly folder: string;
  readonly exclude: readonly string[];
  readonly environments: boolean;
}

async function list({ folder, exclude, environments }: Asked): Promise<ClientListing> {
  const root = Uri.parse(folder);
  const globs = `{${[leftOut, '**/*{.,-}{min,bundle,chunk}.{js,cjs,mjs}', '**/*.d.{ts,mts,cts}', ...exclude].join(',')}}`;
  const find = (pattern: string) => workspace.findFiles(new RelativePattern(root, pattern), globs, most + 1);
  const wanted = [find(scripts), find(manifests), find(policies), ...(environments ? [find(variables)] : [])];
  const [code, others, decisions, more = []] = await Promise.all(wanted);
  const files = [...code, ...decisions, ...more];
  const skipped = files.length > most ? [{ uri: folder, reason: `more than ${most} files` }] : [];
  return { files: files.slice(0, most).map(String), manifests: others.slice(0, most).map(String), skipped };
}

async function read(uri: Uri, maxBytes: number): Promise<string | null> {
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > maxBytes ? null : await workspace.decode(await workspace.fs.readFile(uri), { uri });
  } catch (error) {
    if (error instanceof FileSystemError) return null;
    throw error;
  }
}
