import type { Answers } from './answers';
import { bytes, duration, type Measured, unmeasured } from './measure';
import { mustEndEarly } from './overlays';
import { strategies } from './strategies';
import { type Cell, type Criterion, type StrategyId, strategyIds } from './strategy';

/** One line of the comparison: a criterion and what each strategy says to it. */
export interface ComparisonRow {
  readonly criterion: Criterion;
  readonly title: string;
  readonly cells: { readonly [S in StrategyId]: Cell };
}

const titles: { readonly [C in Criterion]: string } = {
  state: 'Where state lives',
  cost: 'Cost on the server',
  reads: 'Reads for each request',
  revocation: 'Revocation',
  size: 'Size of each request',
  security: 'XSS and CSRF',
};

/** The comparison of the strategies, with this project's own numbers where its set-up or its answers give them. */
export function comparisonFor(answers: Answers, measured: Measured = unmeasured): ComparisonRow[] {
  return (Object.keys(titles) as Criterion[]).map((criterion) => ({
    criterion,
    title: titles[criterion],
    cells: Object.fromEntries(strategyIds.map((id) => [id, cellOf(criterion, id, answers, measured)])) as ComparisonRow['cells'],
  }));
}

function cellOf(criterion: Criterion, strategy: StrategyId, answers: Answers, measured: Measured): Cell {
  const cell = strategies[strategy].comparison[criterion];
  const own = ownNumbers[criterion]?.(strategy, answers, measured);
  return own === undefined ? cell : { ...cell, text: `${cell.text}; here: ${own}` };
}

const ownNumbers: { readonly [C in Criterion]?: (strategy: StrategyId, answers: Answers, measured: Measured) => string | undefined } = {
  reads: ownReads,
  revocation: ownDelay,
  size: ownSize,
};

function ownReads(strategy: StrategyId, answers: Answers): string | undefined {
  if (strategy !== 'jwt' || !mustEndEarly(answers)) return undefined;
  return answers.store === 'none' ? 'none is possible' : '1, for the version check';
}

function ownSize(strategy: StrategyId, { payload, library, incumbent }: Answers, { cookieBytes }: Measured): string | undefined {
  if (strategy === incumbent && cookieBytes !== null) return `about ${bytes(cookieBytes)} today`;
  if (strategy === 'database' || payload === undefined) return undefined;
  const encrypted = library?.startsWith('authjs') === true;
  if (payload === 'large') return strategy === 'jwt' ? 'more than 4 kB, in several cookies' : 'what is large stays in the store';
  return strategy === 'jwt' && encrypted ? 'about 0.5 kB, encrypted' : 'about 0.3 kB';
}

// Auth.js sets 30 days where nothing is written: line 8 of the literature shows the setting.
function ownDelay(strategy: StrategyId, { library, revocation, incumbent }: Answers, { lifetime }: Measured): string | undefined {
  if (strategy === 'jwt' && incumbent === 'jwt' && typeof lifetime === 'number') return `after ${duration(lifetime)} today`;
  if (strategy === 'jwt' && library?.startsWith('authjs')) return '30 days unless maxAge is set';
  return strategy === 'hybrid' && revocation === 'seconds' ? 'too late for "at once" unless sensitive routes ask the store' : undefined;
}
