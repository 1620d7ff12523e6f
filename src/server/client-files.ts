import type { Connection } from 'vscode-languageserver';
import { breathe } from './lane';
import { pathOf, uriOf } from './paths';
import { listFilesRequest, readFilesRequest } from './protocol';
import type { ReadResult, World } from './world';

const batchSize = 100;
const maxTotal = 64 * 1024 * 1024;

/**
 * Files that only the editor can read: virtual workspaces, and everything in a browser. Reading must not wait, so all texts are
 * fetched while listing and kept, up to 64 million characters.
 */
export function createClientFiles(connection: Connection): World {
  const texts = new Map<string, string>();
  const limits = { maxBytes: 5 * 1024 * 1024 };
  let total = 0;

  function keep(path: string, text: string | null): void {
    total -= texts.get(path)?.length ?? 0;
    texts.delete(path);
    if (text === null || total + text.length > maxTotal) return;
    texts.set(path, text);
    total += text.length;
  }

  async function load(paths: readonly string[]): Promise<void> {
    for (let at = 0; at < paths.length; at += batchSize) {
      const batch = paths.slice(at, at + batchSize);
      const read = await connection.sendRequest(readFilesRequest, { uris: batch.map(uriOf), maxBytes: limits.maxBytes });
      batch.forEach((path, index) => {
        keep(path, read[index] ?? null);
      });
      await breathe();
    }
  }

  function read(path: string): ReadResult {
    const text = texts.get(path);
    return text === undefined ? { skipped: 'cannot be read' } : { text };
  }

  return {
    async list(folder, { exclude, environments, maxBytes, cancelled }) {
      limits.maxBytes = maxBytes;
      const asked = { folder: uriOf(folder), exclude, environments };
      const { files, manifests, skipped } = await connection.sendRequest(listFilesRequest, asked);
      const [paths, others] = [files, manifests].map((uris) => uris.map(pathOf).sort());
      for (const part of [others, paths]) if (!cancelled()) await load(part);
      return {
        files: paths,
        manifests: others.filter((path) => path.endsWith('/package.json')),
        skipped: skipped.map(({ uri, reason }) => ({ path: pathOf(uri), reason })),
      };
    },
    read,
    candidate(path, _maxBytes, matters) {
      const result = read(path);
      return 'text' in result && !matters(result.text) ? undefined : result;
    },
    load,
  };
}
