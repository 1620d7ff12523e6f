import { type Advice, advise } from '../advisor/advise';
import type { Answers } from '../advisor/answers';
import { applicationsIn } from '../advisor/applications';
import { evidenceOf } from '../advisor/detect';
import { deploymentFiles, tellingWords } from '../advisor/detect-deployment';
import { measuredIn } from '../advisor/measure';
import type { Seen } from '../advisor/seen';
import { createDisk } from '../server/node-folders';
import { seenIn } from '../server/seen';
import { analyse } from './analyse';
import { list, type Targets } from './collect';
import type { Engine } from './engine';
import type { Progress } from './progress';

/** An application, or a project as a whole, with its verdict. */
export interface Advised {
  /** An absolute path that ends with a slash. */
  readonly folder: string;
  readonly seen: Seen;
  readonly advice: Advice;
}

/** The verdict on a project as a whole, and those on each of its applications in which users sign in. */
export interface AdvisedProject {
  readonly whole: Advised;
  readonly applications: readonly Advised[];
}

const maxBytes = 5 * 1024 ** 2;

/** Scans a project and gives what its code and the answers say of it. */
export async function adviseOnProject(targets: Targets, answers: Answers, engine: Engine, progress: Progress): Promise<AdvisedProject> {
  const { files, manifests } = await list(targets, { exclude: [], environments: false, maxBytes }, progress);
  const read = createDisk(maxBytes);
  const world = { read, manifests: () => manifests };
  const { workspace, candidates } = await analyse(files, { maxBytes, world }, engine, progress);
  const seen = seenIn(workspace, { manifests, scripts: candidates, read }, { beside: deploymentFiles, words: tellingWords });
  const folder = `${targets.folders[0] ?? targets.root}/`;
  return {
    whole: advised({ folder, seen }, answers),
    applications: applicationsIn(seen).map((one) => advised(one, answers)),
  };
}

function advised({ folder, seen }: Omit<Advised, 'advice'>, answers: Answers): Advised {
  const evidence = evidenceOf(seen);
  const today = evidence.find(({ question }) => question === 'incumbent');
  return { folder, seen, advice: advise(answers, evidence, measuredIn(seen.setups, today?.file)) };
}
