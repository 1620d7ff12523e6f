import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun } from '../process';

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-engine-strict', '--loglevel=error'];

/** Installs packages into a folder of their own; no install script runs. */
export async function installPackages(folder: string, packages: readonly string[]): Promise<void> {
  // Without a package.json of its own, npm would look for one in the folders above.
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(folder, ['install', ...packages]);
}

/** Installs what a package brought its own package.json for. */
export async function installDependencies(folder: string): Promise<void> {
  await npm(folder, ['install', '--omit=dev']);
}

async function npm(cwd: string, args: readonly string[]): Promise<void> {
  const { npm_execpath: script } = process.env;
  const [command, ...first] = script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
  await mustRun(command, [...first, ...args, ...quiet], { cwd, timeoutSeconds: 600, what: `npm ${args.join(' ')}` });
}
