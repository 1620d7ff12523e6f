import { dirname, join } from 'node:path';
import { evidenceOf } from '../advisor/detect';
import { deploymentFiles } from '../advisor/detect-deployment';
import type { Evidence } from '../advisor/evidence';
import type { SeenText } from '../advisor/seen';
import type { Workspace } from '../analyser/workspace';
import { forwardSlashes, readText } from '../server/node-files';
import { collect, type Targets } from './collect';
import type { Engine } from './engine';
import type { Progress } from './progress';

const maxBytes = 5 * 1024 ** 2;

/** Scans a project and gives the answers that its code gives. */
export async function scanForEvidence(targets: Targets, engine: Engine, progress: Progress): Promise<Evidence[]> {
  const collected = await collect(targets, { exclude: [], environments: false, maxBytes }, engine, progress);
  const workspace = await opened(collected, engine);
  const texts = [...collected.candidates, ...collected.manifests.flatMap((path) => [...readable(path), ...besides(path)])];
  return evidenceOf({ facts: workspace?.facts() ?? [], setups: workspace?.setups() ?? [], texts });
}

async function opened({ candidates, manifests }: Awaited<ReturnType<typeof collect>>, engine: Engine): Promise<Workspace | undefined> {
  if (candidates.length === 0) return undefined;
  const createWorkspace = await engine.open();
  const workspace = createWorkspace({ read: (path) => readable(path)[0]?.text, manifests: () => manifests });
  await workspace.update(candidates);
  return workspace;
}

function besides(manifest: string): SeenText[] {
  return deploymentFiles.flatMap((name) => readable(forwardSlashes(join(dirname(manifest), name))));
}

function readable(path: string): SeenText[] {
  const read = readText(path, maxBytes);
  return 'text' in read ? [{ path, text: read.text }] : [];
}
