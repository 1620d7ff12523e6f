import type { SourceId } from './sources';

export type StrategyId = 'database' | 'jwt' | 'hybrid';

/** Points for each strategy, in the order of `strategyIds`. */
export type Weights = readonly [database: number, jwt: number, hybrid: number];

export const strategyIds: readonly StrategyId[] = ['database', 'jwt', 'hybrid'];

/** Who sends what to whom, for the picture of one request. */
export interface FlowStep {
  readonly from: string;
  readonly to: string;
  readonly carries: string;
}

/** A cell of the comparison, or a judgement of the checklist. */
export interface Cell {
  readonly text: string;
  readonly sources: readonly SourceId[];
}

export type Criterion = 'state' | 'cost' | 'reads' | 'revocation' | 'size' | 'security';

/** How a strategy stands towards a requirement: by its nature, whatever it is, with work, or not at all. */
export type Standing = 'built-in' | 'to-check' | 'to-build' | 'fails';

export interface Strategy {
  readonly id: StrategyId;
  readonly title: string;
  /** Completes "Keep ...": what to do, in one sentence. */
  readonly advice: string;
  readonly comparison: { readonly [C in Criterion]: Cell };
  readonly flow: readonly FlowStep[];
  readonly gains: Cell;
  readonly costs: Cell;
  /** Where it differs from the others in the ASVS: requirement to standing. */
  readonly standings: { readonly [requirement: string]: Standing };
}

/** Types a strategy. */
export function defineStrategy(strategy: Strategy): Strategy {
  return strategy;
}
