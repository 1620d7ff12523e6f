import type { DecidedStrategy, Requirement } from '../analyser/model/policy-file';
import { lifetimeInWords, requirements } from '../analyser/model/policy-file';
import type { Advice } from './advise';
import { type Answers, valuesOf } from './answers';
import { questions } from './questions';
import type { SeenSetup } from './seen';
import { strategyIds } from './strategy';

/** A verdict as the project keeps it, in the order in which it is written. */
export interface Decision {
  readonly strategy: DecidedStrategy;
  /** As 2026-01-31. */
  readonly date: string;
  readonly because: string;
  readonly answers: Answers;
  readonly maxSessionLifetime?: string;
  readonly requires?: readonly Requirement[];
}

interface Now {
  /** Today, as 2026-01-31. */
  readonly date: string;
  /** Those of the application: what lives as long as today is as decided. */
  readonly setups: readonly SeenSetup[];
}

/** What of the advice can be kept and checked; nothing where there is no verdict. */
export function decisionOf(advice: Advice, { date, setups }: Now): Decision | undefined {
  const { strategy, overlays, answers } = advice;
  if (strategy === 'conflict') return undefined;
  const given = questions.flatMap(({ id }) => (valuesOf(answers, id).length > 0 ? [[id, answers[id]] as const] : []));
  const lifetime = answers.incumbent === strategy ? longest(setups) : undefined;
  const requires = requirements.filter((one) => overlays.some(({ id }) => id === one));
  return {
    strategy,
    date,
    because: reasonOf(advice, strategy),
    answers: Object.fromEntries(given),
    ...(lifetime === undefined ? {} : { maxSessionLifetime: lifetimeInWords(lifetime) }),
    ...(requires.length > 0 ? { requires } : {}),
  };
}

/** What speaks most for the strategy, in one or two sentences. */
function reasonOf({ contributions, sentence }: Advice, strategy: DecidedStrategy): string {
  const lead = (weights: Advice['scores']) =>
    weights[strategy] - Math.max(...strategyIds.filter((one) => one !== strategy).map((one) => weights[one]));
  const best = contributions
    .filter(({ weights, question }) => question !== null && lead(weights) > 0)
    .sort((one, other) => lead(other.weights) - lead(one.weights));
  const reasons = [...new Set(best.map(({ because }) => because))].slice(0, 2).join(' ');
  return reasons === '' ? sentence : reasons;
}

/** Signed tokens are left out: an application has several, of which only one is known here. */
function longest(setups: readonly SeenSetup[]): number | undefined {
  const known = setups.flatMap(({ strategy, lifetime }) =>
    strategy !== 'token' && typeof lifetime === 'number' && lifetime > 0 ? [lifetime] : [],
  );
  return known.length > 0 ? Math.max(...known) : undefined;
}
