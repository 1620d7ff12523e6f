import type { Application, Setup } from '../analyser/model/setup';
import type { Workspace } from '../analyser/workspace';
import type { Analysis } from './analysis';

/** What takes effect in the workspace: worked out when somebody asks, and kept until the analysis has news. */
export interface Setups {
  applications(): Promise<readonly Application[]>;
  /** Those that are configured in a file; for less work than the applications. */
  inFile(path: string): Promise<readonly Setup[]>;
}

export function createSetups(analysis: Analysis): Setups {
  const applications = kept(analysis, (workspace) => workspace.applications());
  const setups = kept(analysis, (workspace) => workspace.setups());
  return {
    applications,
    inFile: async (path) => (await setups()).filter(({ file }) => file === path),
  };
}

function kept<T>(analysis: Analysis, make: (workspace: Workspace) => readonly T[]): () => Promise<readonly T[]> {
  const memory: { made?: Promise<readonly T[]> } = {};
  analysis.onNews(() => {
    memory.made = undefined;
  });
  return () => {
    memory.made ??= analysis.borrow(async (workspace) => make(workspace)).then((found) => found ?? []);
    return memory.made;
  };
}
