import { version } from '../../package.json';
import type { Application } from '../analyser/model/setup';
import { effectiveDocument, effectiveJson, effectiveText } from '../report/effective';
import { visible } from '../report/escape';
import { shortPath } from '../report/place';
import { amount } from '../report/words';
import { createDisk } from '../server/node-folders';
import { createTrackedByGit } from '../server/node-git';
import { type Analysed, analyse } from './analyse';
import { type InventoryOptions, inventoryOptions } from './arguments';
import { type Listed, list, locate } from './collect';
import type { Engine } from './engine';
import { type Io, wantsColor } from './io';
import { createProgress, type Progress } from './progress';

interface Found {
  readonly applications: readonly Application[];
  readonly failures: readonly string[];
  readonly skipped: Analysed['skipped'];
}

/** Shows how each application under the paths authenticates: what takes effect, where it comes from, where it is written. */
export async function inventory(args: readonly string[], io: Io, engine: Engine): Promise<number> {
  const options = inventoryOptions(args);
  const targets = locate(options.paths, io.cwd);
  const progress = createProgress(io.stderr, options.quiet);
  const listed = await list(targets, options, progress);
  const found = await foundIn(listed, options, engine, progress);
  progress.end();
  await io.stdout.write(shown(found, listed, targets.root, options, io));
  for (const { path, reason } of [...listed.skipped, ...found.skipped])
    if (!options.quiet) await io.stderr.write(`auth-lens: ${visible(shortPath(path, targets.root))} was not read: ${visible(reason)}\n`);
  for (const failure of found.failures) await io.stderr.write(`auth-lens: itself failed at ${visible(failure)}\n`);
  return 0;
}

async function foundIn({ files, manifests }: Listed, { maxBytes }: InventoryOptions, engine: Engine, progress: Progress): Promise<Found> {
  const read = createDisk(maxBytes);
  const world = { read, manifests: () => manifests, isTracked: createTrackedByGit() };
  const { workspace, skipped } = await analyse(files, { maxBytes, world, settings: { only: [] } }, engine, progress);
  return { applications: workspace?.applications() ?? [], failures: workspace?.failures() ?? [], skipped };
}

function shown({ applications }: Found, { files }: Listed, root: string, { format, color }: InventoryOptions, io: Io): string {
  const none = `No authentication found in ${amount(files.length, 'file')}.\n`;
  if (format === 'json') return effectiveJson(applications, root, version);
  if (applications.length === 0) return none;
  return format === 'markdown' ? effectiveDocument(applications, root) : effectiveText(applications, root, color && wantsColor(io));
}
