import type { Answers } from './answers';
import type { SourceId } from './sources';
import type { Weights } from './strategy';

/** Points that follow from no single answer. */
export interface Balance {
  readonly id: string;
  readonly weights: Weights;
  applies(answers: Answers): boolean;
  readonly because: string;
  readonly sources: readonly SourceId[];
}

/** What counts before anything is answered, and what only two answers together say. */
export const balances: readonly Balance[] = [
  {
    id: 'starting-point',
    weights: [0, 1, -2],
    applies: () => true,
    because: 'JWT is the least work to start with; two mechanisms at once are the most.',
    sources: ['line-3', 'line-5', 'advisor'],
  },
  {
    id: 'control-and-services',
    weights: [0, 0, 7],
    applies: (answers) => wantsControl(answers) && hasServices(answers),
    because: 'Sessions give control here, and short-lived tokens serve the calls between services.',
    sources: ['line-16'],
  },
  {
    id: 'stand-alone',
    weights: [2, 0, 0],
    applies: ({ architecture, store }) => (architecture === 'monolith' || architecture === 'server-rendered') && isShared(store),
    because: 'A stand-alone application with a store is simplest with its sessions in there.',
    sources: ['line-11', 'line-14'],
  },
];

function isShared(store: Answers['store']): boolean {
  return store !== undefined && store !== 'none';
}

/** Wishes that only a session in a store fulfils. */
function wantsControl(answers: Answers): boolean {
  return answers.revocation === 'seconds' || answers['sign-out-everywhere'] === 'yes' || answers['role-freshness'] === 'immediate';
}

function hasServices({ verifiers, architecture }: Answers): boolean {
  return verifiers === 'several' || verifiers === 'external' || architecture === 'distributed';
}
