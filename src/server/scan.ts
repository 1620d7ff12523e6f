import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Analysis } from './analysis';
import type { Folders } from './folders';
import { breathe } from './lane';
import type { Settings } from './settings';
import type { World } from './world';

export interface Scanner {
  /** Lists and analyses every folder, or one, open files first. A newer scan stops the older one. */
  scan(token?: CancellationToken): Promise<void>;
  /** Lists one folder again and analyses what came or went. */
  relist(folder: string): Promise<void>;
  stop(): void;
  readonly running: boolean;
  readonly skipped: number;
}

interface Needs {
  readonly connection: Connection;
  readonly world: World;
  readonly folders: Folders;
  readonly analysis: Analysis;
  readonly settings: () => Settings;
  /** Whether `.env` files may be read. */
  readonly environments: () => boolean;
  readonly openPaths: () => string[];
  readonly onChange: () => void;
}

const chunkSize = 50;

export function createScanner({ connection, world, folders, analysis, settings, environments, openPaths, onChange }: Needs): Scanner {
  const skipped = new Map<string, number>();
  const relisting = new Map<string, { again: boolean; done: Promise<void> }>();
  let current: { stopped: boolean } | undefined;

  async function list(folder: string, cancelled: () => boolean): Promise<string[]> {
    const { exclude, maxBytes } = settings();
    const listing = await world.list(folder, { exclude, environments: environments(), maxBytes, cancelled }).catch(() => undefined);
    if (!listing) connection.console.error(`Could not list the files of ${folder}`);
    if (!listing || cancelled() || !folders.all().includes(folder)) return [];
    const { added, removed } = folders.list(folder, listing);
    skipped.set(folder, listing.skipped.length);
    await analysis.refresh(removed);
    return added;
  }

  async function scan(token?: CancellationToken): Promise<void> {
    if (current) current.stopped = true;
    const run = { stopped: false };
    current = run;
    onChange();
    const progress = await connection.window.createWorkDoneProgress();
    const cancelled = () => run.stopped || progress.token.isCancellationRequested || token?.isCancellationRequested === true;
    progress.begin('Auth Lens', 0, 'Looking for files', true);
    try {
      await analysis.refresh(openPaths());
      for (const folder of folders.all()) if (!cancelled()) await list(folder, cancelled);
      await analysis.refresh(openPaths());
      if (settings().scanOnOpen || token)
        await analyseAll(cancelled, (done, all) => progress.report((done / all) * 100, `${done} of ${all} files`));
    } finally {
      progress.done();
      if (current === run) current = undefined;
      onChange();
    }
  }

  async function analyseAll(cancelled: () => boolean, report: (done: number, all: number) => void): Promise<void> {
    const files = [...new Set(folders.all().flatMap((folder) => folders.below(folder)))];
    let reported = 0;
    for (let at = 0; at < files.length && !cancelled(); at += chunkSize) {
      await analysis.scan(files.slice(at, at + chunkSize), cancelled);
      await breathe();
      if (Date.now() - reported < 100) continue;
      reported = Date.now();
      report(Math.min(at + chunkSize, files.length), files.length);
    }
  }

  function relist(folder: string): Promise<void> {
    const running = relisting.get(folder);
    if (running) {
      running.again = true;
      return running.done;
    }
    const entry = { again: false, done: Promise.resolve() };
    entry.done = (async () => {
      try {
        do {
          entry.again = false;
          await analysis.refresh(await list(folder, () => !folders.all().includes(folder)));
        } while (entry.again);
      } finally {
        relisting.delete(folder);
        onChange();
      }
    })();
    relisting.set(folder, entry);
    return entry.done;
  }

  return {
    scan,
    relist,
    stop: () => {
      if (current) current.stopped = true;
    },
    get running() {
      return current !== undefined;
    },
    get skipped() {
      return [...skipped.values()].reduce((sum, count) => sum + count, 0) + analysis.skipped.size;
    },
  };
}
