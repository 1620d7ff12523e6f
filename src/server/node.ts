import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createClientFiles } from './client-files';
import { startServer } from './connection';
import { loadEngine } from './node-engine';
import { listFiles, readCandidate, readText } from './node-files';
import { createTrackedByGit } from './node-git';
import { isVirtual } from './paths';
import type { World } from './world';

/** Serves the client at the other end of the standard streams, or of the channel that the command line names (`--stdio`, `--node-ipc`). */
export function serve(): void {
  const connection = createConnection(ProposedFeatures.all);
  startServer(connection, createDisk(connection), () => loadEngine());
}

/** The disk; files that are not on it are asked of the client. */
function createDisk(connection: Connection): World {
  const client = createClientFiles(connection);
  const trackedByGit = createTrackedByGit();
  return {
    list: (folder, options) => (isVirtual(folder) ? client.list(folder, options) : listFiles(folder, options)),
    read: (path, maxBytes) => (isVirtual(path) ? client.read(path, maxBytes) : readText(path, maxBytes)),
    candidate: (path, maxBytes, matters) => (isVirtual(path) ? client : disk).candidate(path, maxBytes, matters),
    load: async (paths) => client.load?.(paths.filter(isVirtual)),
    isTracked: (path) => (isVirtual(path) ? undefined : trackedByGit(path)),
    rulePage: rulePages(),
  };
}

const disk = { candidate: readCandidate };

/** The pages that are shipped beside the server, for clients that cannot show them themselves. */
function rulePages(): string | undefined {
  const folder = join(__dirname, '..', 'media', 'rules');
  return existsSync(folder) ? `${pathToFileURL(folder)}/{id}.md` : undefined;
}

if (require.main === module) serve();
