import type { RuleInfo } from '../analyser/model/rule';
import { mayMatter } from '../analyser/prefilter';
import type { createWorkspace } from '../analyser/workspace';
import { loadEngine } from '../server/node-engine';

/** What the commands need of the analyser. */
export interface Engine {
  /** Every rule with its texts, which weigh more than the rest of the command line: they are loaded where they are shown. */
  rules(): Promise<readonly RuleInfo[]>;
  readonly mayMatter: typeof mayMatter;
  /** Loads the parser, which is slow: only for a project in which something may matter. */
  open(): Promise<typeof createWorkspace>;
}

export const engine: Engine = {
  rules: async () => (await import('../analyser/rules')).rules,
  mayMatter,
  open: async () => (await loadEngine()).createWorkspace,
};
