import type { Answers } from './answers';
import { gatesAgainst } from './gates';
import { strategies } from './strategies';
import { type StrategyId, strategyIds } from './strategy';
import type { Verdict } from './verdict';

const names: { readonly [S in StrategyId]: string } = {
  database: 'database sessions',
  jwt: 'JWT sessions',
  hybrid: 'a session with short-lived tokens',
};

/** The verdict in one or two sentences. */
export function sentenceOf(verdict: Verdict, answers: Answers): string {
  const { strategy, confidence, runnerUp } = verdict;
  if (strategy === 'conflict') return `No strategy fulfils these answers: ${reasons(answers)}.`;
  if (confidence === 'low' && runnerUp !== null && strategy === answers.incumbent)
    return `Stay with ${names[strategy]}: either is fine, and changing has a price.`;
  const { advice } = strategies[strategy];
  if (runnerUp === null) return `Use ${names[strategy]}: nothing else is possible here. ${advice}`;
  if (confidence === 'low') return `Use ${names[strategy]}, though ${names[runnerUp]} would do nearly as well. ${advice}`;
  return `Use ${names[strategy]}. ${advice}`;
}

function reasons(answers: Answers): string {
  return [...new Set(strategyIds.flatMap((strategy) => gatesAgainst(strategy, answers).map(({ because }) => because)))].join('; ');
}
