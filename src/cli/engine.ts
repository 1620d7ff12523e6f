import { mayMatter } from '../analyser/prefilter';
import { rules } from '../analyser/rules';
import type { createWorkspace } from '../analyser/workspace';

/** What the commands need of the analyser. */
export interface Engine {
  readonly rules: typeof rules;
  readonly mayMatter: typeof mayMatter;
  /** Loads the parser, which is slow: only for a project in which something may matter. */
  open(): Promise<typeof createWorkspace>;
}

export const engine: Engine = {
  rules,
  mayMatter,
  open: async () => (await import('../analyser/workspace')).createWorkspace,
};
