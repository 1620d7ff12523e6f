import { isEnvironmentFile } from '../analyser/model/environment-file';
import { isManifest } from '../analyser/model/manifest-file';
import { isPolicyFile } from '../analyser/model/policy-file';
import type { Matters } from '../analyser/prefilter';
import type { Documents } from './documents';
import type { Folders } from './folders';
import type { Settings } from './settings';
import type { ReadResult, World } from './world';

/** Where the analysis gets its texts. */
export interface Sources {
  /** The newest text, unsaved edits included, or why there is none. */
  read(path: string): ReadResult | undefined;
  /** The same for a file to analyse; undefined where `matters` says no. */
  candidate(path: string, matters: Matters): ReadResult | undefined;
  /** Whether a file may be read at all: variables only with leave, and what is only named like them never. */
  mayRead(path: string): boolean;
  /** Whether findings of this file are wanted. */
  accepts(path: string): boolean;
  isTracked(path: string): boolean | undefined;
  /** Every package.json of the workspace. */
  manifests(): readonly string[];
}

const script = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/i;

/** Files that are analysed; others (lock files, tsconfig.json) only matter to them. */
export const isSource = (path: string): boolean => script.test(path) || isEnvironmentFile(path) || isManifest(path) || isPolicyFile(path);

// Lock files are long, and they say which version is installed.
const manifestBytes = 64 * 1024 * 1024;
const manifest = /\/(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/;

interface Needs {
  readonly world: World;
  readonly documents: Documents;
  readonly folders: Folders;
  readonly settings: () => Settings;
  /** Whether `.env` files may be read. */
  readonly environments: () => boolean;
}

/** Open documents before the disk; both under the same limit, so that saving or closing a file changes nothing. */
export function createSources({ world, documents, folders, settings, environments }: Needs): Sources {
  const mayRead = (path: string) => !/\/\.env[^/]*$/.test(path) || (isSource(path) && (environments() || !isEnvironmentFile(path)));
  const open = (path: string) => read(documents.get(path)?.getText(), settings().maxBytes);
  return {
    read: (path) => open(path) ?? world.read(path, manifest.test(path) ? manifestBytes : settings().maxBytes),
    candidate(path, matters) {
      const text = open(path);
      if (!text) return world.candidate(path, settings().maxBytes, matters);
      return 'text' in text && !matters(text.text) ? undefined : text;
    },
    isTracked: (path) => world.isTracked?.(path),
    manifests: folders.manifests,
    mayRead,
    accepts: (path) => settings().enable && mayRead(path) && folders.accepts(path, documents.get(path) !== undefined),
  };
}

function read(text: string | undefined, maxBytes: number): ReadResult | undefined {
  if (text === undefined) return undefined;
  const fits = text.length * 3 <= maxBytes || new TextEncoder().encode(text).length <= maxBytes;
  return fits ? { text } : { skipped: `larger than ${Math.round(maxBytes / 1024)} kB` };
}
