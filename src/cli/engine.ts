import type { RuleInfo } from '../analyser/model/rule';
import { audienceOf, mattersAlone } from '../analyser/prefilter';
import type { createWorkspace } from '../analyser/workspace';
import { loadEngine } from '../server/node-engine';

/** What the commands need of the analyser. */
export interface Engine {
  /** Every rule with its texts, which weigh more than the rest of the command line: they are loaded where they are shown. */
  rules(): Promise<readonly RuleInfo[]>;
  readonly audienceOf: typeof audienceOf;
  readonly mattersAlone: typeof mattersAlone;
  /** Loads the parser, which is slow: only for a project in which something may matter. */
  open(): Promise<typeof createWorkspace>;
}

export const engine: Engine = {
  rules: async () => (await import('../analyser/rules')).rules,
  audienceOf,
  mattersAlone,
  async open() {
    const flags = process.versions.v8.startsWith('11.') ? [modestHeap, lateOptimisation] : [modestHeap];
    return (await loadEngine(flags)).createWorkspace;
  },
};

/**
 * Four times what V8 would wait before it optimises a function, for Node.js 20, whose V8 knows the flag: most scans are over before that pays.
 * Scans of 300 to 4,000 files take 0.87 to 0.9 of the time and 0.8 of the processor, one of 17,000 as long as before. A server runs on.
 */
const lateOptimisation = '--interrupt-budget=264000';

/**
 * By how much the heap may grow before garbage is collected, where V8 would let it grow up to fourfold. With 50 a scan of 17,000 files peaked at
 * 0.7 of the memory, one of 67,000 at less than half, for 1 % of the time; with 30 one of 16,000 at 0.9 of that, for 1 to 2 % more. In a server
 * it would make one edit in twenty slower.
 */
const modestHeap = '--heap-growing-percent=30';
