import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGroup, stopGroup } from '../process';
import type { CodeServer } from './code-server';
import type { Profile } from './profile';

export interface Served {
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  /** The page's address for a folder; the payload is VS Code's own list of options. */
  url(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** How VS Code names a file or folder of this machine. */
  uri(path: string): string;
  readonly ended: Promise<unknown>;
  close(): Promise<void>;
}

/** The flags that keep code-server inside a profile. */
export function serverFlags({ folder, flags }: Profile): readonly string[] {
  const config = join(folder, 'config.yaml');
  writeFileSync(config, 'auth: none\n');
  return ['--config', config, ...flags];
}

/** Starts code-server on a free port of this machine only. */
export async function serve({ node, entry }: CodeServer, profile: Profile, options: readonly string[] = []): Promise<Served> {
  const args = [...serverFlags(profile), '--auth', 'none', '--bind-addr', '127.0.0.1:0', ...quiet, ...options];
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}', TMPDIR: profile.folder, XDG_RUNTIME_DIR: '' };
  const child = startGroup(node, [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const address = await listening(child.stdout as NodeJS.ReadableStream, child.stderr as NodeJS.ReadableStream, ended);
  return {
    address,
    uri: (path) => `vscode-remote://${new URL(address).host}${encodePath(path)}`,
    url: (folder, payload) => {
      const query = payload ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : '';
      return `${address}/?folder=${encodePath(folder)}${query}`;
    },
    ended,
    close: async () => {
      stopGroup(child);
      await ended;
    },
  };
}

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/');

const quiet = [
  '--disable-telemetry',
  '--disable-update-check',
  '--disable-workspace-trust',
  '--disable-getting-started-override',
  '--disable-proxy',
];

function listening(output: NodeJS.ReadableStream, errors: NodeJS.ReadableStream, ended: Promise<unknown>): Promise<string> {
  return new Promise((done, fail) => {
    const parts: string[] = [];
    const limit = setTimeout(() => fail(new Error(`code-server did not start within 30 s.\n${parts.join('')}`)), 30_000);
    const read = (part: unknown) => {
      parts.push(String(part));
      const address = /HTTP server listening on (http:\/\/[\d.:]+)/.exec(parts.join(''))?.[1];
      if (!address) return;
      clearTimeout(limit);
      for (const stream of [output, errors]) stream.off('data', read).resume();
      done(address);
    };
    output.on('data', read);
    errors.on('data', read);
    void ended.then(() => fail(new Error(`code-server ended at once.\n${parts.join('')}`)));
  });
}
