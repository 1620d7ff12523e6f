import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { say } from '../terminal';
import { installOnce } from './cache';
import { installDependencies, installPackages } from './npm';

const version = '4.139.1';
const nodeVersion = '24.21.0';

/** The real VS Code workbench and extension host, served to a browser. */
export interface CodeServer {
  readonly kind: 'code-server';
  /** The Node it needs, which is newer than ours. */
  readonly node: string;
  readonly entry: string;
}

/** Installs code-server into the cache folder; about 20 s and 800 MB the first time, nothing afterwards. */
export async function codeServer(): Promise<CodeServer> {
  const runtime = `node-${platform()}-${arch()}`;
  if (!/^node-(linux|darwin)-(x64|arm64)$/.test(runtime))
    throw new Error(`code-server does not run on ${platform()} ${arch()}: set VSCODE_EXECUTABLE.`);
  const folder = await installOnce(`code-server-${version}-node-${nodeVersion}`, async (unfinished) => {
    say(`Installing code-server ${version} into the cache (once, about 800 MB).`);
    await installPackages(unfinished, [`code-server@${version}`, `${runtime}@${nodeVersion}`]);
    const vscode = join(unfinished, 'node_modules/code-server/lib/vscode');
    say('Installing what the workbench needs.');
    await installDependencies(vscode);
    await installDependencies(join(vscode, 'extensions'));
  });
  const modules = join(folder, 'node_modules');
  return { kind: 'code-server', node: join(modules, runtime, 'bin/node'), entry: join(modules, 'code-server/out/node/entry.js') };
}
