import { type Connection, DidChangeWatchedFilesNotification, FileChangeType, type FileEvent, WatchKind } from 'vscode-languageserver';
import type { Folders } from './folders';
import { pathOf } from './paths';
import type { Session } from './session';
import { isSource } from './sources';
import type { World } from './world';

const watchers = [
  { globPattern: '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte,astro}' },
  { globPattern: '**/*.json' },
  { globPattern: '**/.env*' },
  { globPattern: '**/{yarn.lock,pnpm-lock.yaml,bun.lock,.gitignore}' },
  // A folder that goes is one event, and only for the folder.
  { globPattern: '**/*', kind: WatchKind.Delete },
];

// Builds write here all the time.
const neverListed = /\/(?:node_modules|\.git|dist|\.next|\.nuxt|\.output|\.svelte-kit|\.turbo|\.cache)\//;

/** Asks the client to tell of changes on disk. */
export function registerWatchers(connection: Connection): Promise<unknown> {
  return connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

/** Follows changes on disk; files that git or a setting leaves out stay out. */
export function onWatchedFiles(
  world: World,
  { folders, analysis, scanner, mayRead }: Session,
): (changes: readonly FileEvent[]) => Promise<void> {
  return async (changes) => {
    const touched = new Set<string>();
    const stale = new Set<string>();
    for (const { uri, type } of changes) {
      const path = pathOf(uri);
      const folder = folders.of(path);
      if (folder === undefined || neverListed.test(path)) continue;
      if (type !== FileChangeType.Deleted && !mayRead(path)) continue;
      const known = type === FileChangeType.Deleted ? folders.below(path) : [path];
      for (const one of known) touched.add(one);
      if (type === FileChangeType.Deleted && !isSource(path) && /\.(?:json|lock|yaml)$/.test(path)) touched.add(path);
      if (path.endsWith('/.gitignore') || known.length > 1 || isListedWrongly(path, type, folders)) stale.add(folder);
    }
    const paths = [...touched].filter((path) => !path.endsWith('/.gitignore'));
    await world.load?.(paths);
    await analysis.refresh(paths);
    await Promise.all([...stale].filter((folder) => folders.listed(folder)).map((folder) => scanner.relist(folder)));
  };
}

function isListedWrongly(path: string, type: FileChangeType, folders: Folders): boolean {
  if (type === FileChangeType.Changed) return false;
  if (path.endsWith('/package.json')) return true;
  if (!isSource(path)) return false;
  return folders.has(path) === (type === FileChangeType.Deleted);
}
