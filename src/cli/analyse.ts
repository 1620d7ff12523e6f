import { isEnvironmentFile } from '../analyser/model/environment-file';
import type { Audience } from '../analyser/prefilter';
import type { Files, RuleSettings, Workspace } from '../analyser/workspace';
import { readCandidate } from '../server/node-files';
import type { Skipped } from './collect';
import type { Engine } from './engine';
import type { Progress } from './progress';

export interface Candidate {
  readonly path: string;
  readonly text: string;
  readonly audience: Audience;
}

export interface Analysed {
  /** Undefined where no code is worth parsing: the parser was not loaded then. */
  readonly workspace: Workspace | undefined;
  /** The files that were worth parsing. */
  readonly candidates: readonly string[];
  readonly skipped: readonly Skipped[];
}

/** What is known of a file without reading it, and what is told of one that was read. */
interface Memory {
  knownAs(path: string): 'plain' | Skipped | undefined;
  learn(path: string, what: 'plain' | Skipped | Candidate): void;
}

interface Wanted {
  readonly maxBytes: number;
  /** What the engine may ask for. */
  readonly world: Files;
  readonly settings?: RuleSettings;
  readonly memory?: Memory;
}

/** So many are analysed before more are read: all texts of a large project are too much to hold, and nobody hears Ctrl-C meanwhile. */
const charactersAtOnce = 1_000_000;

/** Reads those files in which something may matter, and analyses them. */
export async function analyse(files: readonly string[], wanted: Wanted, engine: Engine, progress: Progress): Promise<Analysed> {
  const found = { candidates: [] as string[], skipped: [] as Skipped[], workspace: undefined as Workspace | undefined };
  const waiting = { candidates: [] as Candidate[], characters: 0 };
  const analyseWaiting = async (): Promise<void> => {
    // Variables only matter to code that reads them.
    const matters = ({ path, text }: Candidate) => !isEnvironmentFile(path) && engine.mattersAlone(path, text);
    if (!found.workspace && !waiting.candidates.some(matters)) return;
    found.workspace ??= (await engine.open())(wanted.world, wanted.settings);
    await found.workspace.update(waiting.candidates);
    waiting.candidates = [];
    waiting.characters = 0;
  };
  let breath = performance.now();
  for (const [index, path] of files.entries()) {
    const what = wanted.memory?.knownAs(path) ?? look(path, wanted.maxBytes, engine);
    wanted.memory?.learn(path, what);
    if (typeof what === 'object' && 'text' in what) {
      found.candidates.push(path);
      waiting.candidates.push(what);
      waiting.characters += what.text.length;
    } else if (typeof what === 'object') found.skipped.push(what);
    if (waiting.characters > charactersAtOnce) await analyseWaiting();
    if (index % 16 > 0 || performance.now() - breath < 50) continue;
    progress.show(() => `Reading and analysing: ${index} of ${files.length} files`);
    // So that Ctrl-C is heard.
    await new Promise((resolved) => setImmediate(resolved));
    breath = performance.now();
  }
  progress.show(() => 'Analysing');
  await analyseWaiting();
  return found;
}

function look(path: string, maxBytes: number, engine: Engine): 'plain' | Skipped | Candidate {
  let audience: Audience | undefined;
  const read = readCandidate(path, maxBytes, (...content) => {
    audience = engine.audienceOf(path, ...content);
    return audience !== undefined;
  });
  if (read && 'skipped' in read) return { path, reason: read.skipped };
  return read && audience ? { path, text: read.text, audience } : 'plain';
}
