import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { say } from '../terminal';
import { cacheFolder } from './cache';
import { onPath } from './on-path';

/** A desktop VS Code, by its real binary: the `code` wrapper detaches, and a run would pass that never ran. */
export interface Desktop {
  readonly kind: 'desktop';
  readonly executable: string;
  /** What has to stand before it, where there is no display. */
  readonly launcher: readonly string[];
}

/** A desktop VS Code that can be started here, or undefined. */
export async function desktop(): Promise<Desktop | undefined> {
  const { VSCODE_EXECUTABLE } = process.env;
  if (VSCODE_EXECUTABLE && !existsSync(VSCODE_EXECUTABLE)) throw new Error(`VSCODE_EXECUTABLE names no file: ${VSCODE_EXECUTABLE}`);
  const launcher = display();
  if (!launcher) return undefined;
  const executable = VSCODE_EXECUTABLE || installed() || (await downloaded());
  return executable ? { kind: 'desktop', executable, launcher } : undefined;
}

/** Whether a window would be seen by somebody. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function display(): readonly string[] | undefined {
  if (hasDisplay()) return [];
  const virtual = onPath('xvfb-run');
  return virtual === undefined ? undefined : [virtual, '-a'];
}

function installed(): string | undefined {
  const wrappers = ['code', 'codium', 'code.cmd', 'codium.cmd'].map(onPath).filter((path) => path !== undefined);
  return wrappers.flatMap(binariesOf).find((path) => existsSync(path));
}

function binariesOf(wrapper: string): string[] {
  const home = resolve(wrapper, '../..');
  if (process.platform === 'win32') return [join(home, 'Code.exe'), join(home, 'VSCodium.exe')];
  if (process.platform === 'darwin') return ['Electron', 'Code', 'VSCodium'].map((name) => join(home, '../../MacOS', name));
  return [join(home, 'code'), join(home, 'codium')];
}

async function downloaded(): Promise<string | undefined> {
  try {
    await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: AbortSignal.timeout(4000) });
  } catch {
    // Not an error: code-server, which comes from the package registry, takes its place.
    return undefined;
  }
  say('Downloading VS Code (once).');
  return downloadAndUnzipVSCode({ cachePath: join(cacheFolder(), 'vscode') });
}
