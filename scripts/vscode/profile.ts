import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A VS Code profile of its own, gone when it is closed or the process ends. */
export interface Profile {
  readonly folder: string;
  readonly userData: string;
  readonly extensions: string;
  /** The flags that make VS Code use it. */
  readonly flags: readonly string[];
  /** The folder that an installed VSIX stands in. */
  installed(): Promise<string>;
  close(): Promise<void>;
}

export type Settings = { readonly [key: string]: unknown };

const calm: Settings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'git.enabled': false,
  'typescript.validate.enable': false,
  'javascript.validate.enable': false,
};

/** Makes a profile with settings that keep VS Code quiet; `settings` come on top. */
export async function createProfile(settings: Settings = {}): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'auth-lens-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const userData = join(folder, 'ud');
  const extensions = join(folder, 'ext');
  await mkdir(join(userData, 'User'), { recursive: true });
  await mkdir(extensions);
  await writeFile(join(userData, 'User/settings.json'), JSON.stringify({ ...calm, ...settings }, null, 2));
  return {
    folder,
    userData,
    extensions,
    flags: ['--user-data-dir', userData, '--extensions-dir', extensions],
    installed: () => installedIn(extensions),
    close: async () => {
      process.off('exit', remove);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function installedIn(extensions: string): Promise<string> {
  const found = (await readdir(extensions, { withFileTypes: true })).find((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  if (!found) throw new Error('No extension was installed into the profile.');
  return join(extensions, found.name);
}
