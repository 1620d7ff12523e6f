import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root';

/** A copy of media/sample that tests may change. */
export async function copySample(): Promise<{ folder: string; remove(): Promise<void> }> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'auth-lens-sample-')));
  const folder = join(home, 'corner-shop');
  await cp(join(root, 'media/sample'), folder, { recursive: true });
  return { folder, remove: () => rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}
