import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where tools that are not dependencies are kept: AUTH_LENS_CACHE, else the user's cache folder, else the temporary one. */
export function cacheFolder(): string {
  const { AUTH_LENS_CACHE, XDG_CACHE_HOME } = process.env;
  const wanted = AUTH_LENS_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'auth-lens');
  try {
    mkdirSync(wanted, { recursive: true });
    return wanted;
  } catch (error) {
    if (AUTH_LENS_CACHE) throw new Error(`AUTH_LENS_CACHE cannot be written: ${(error as Error).message}`);
    return join(tmpdir(), `auth-lens-${userInfo().uid}`);
  }
}

/**
 * Returns the folder `name` of the cache, filled by `fill` the first time. It is filled under another name and renamed when
 * complete, so an interrupted or a second installation at the same time never leaves a half one behind.
 */
export async function installOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  const marker = join(folder, '.complete');
  if (existsSync(marker)) return folder;
  const unfinished = `${folder}.${randomUUID().slice(0, 8)}`;
  try {
    await mkdir(unfinished, { recursive: true });
    await fill(unfinished);
    await writeFile(join(unfinished, '.complete'), '');
    await rm(existsSync(marker) ? unfinished : folder, { recursive: true, force: true });
    if (existsSync(unfinished)) await rename(unfinished, folder);
    return folder;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (existsSync(marker)) return folder;
    throw error;
  }
}
