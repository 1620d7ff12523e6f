import { type Answers, usesAuthjs } from './answers';
import type { SourceId } from './sources';
import type { StrategyId } from './strategy';

/** A condition that takes strategies out, whatever their points. */
export interface Gate {
  readonly id: string;
  readonly excludes: readonly StrategyId[];
  applies(answers: Answers): boolean;
  /** Completes "excluded because ...". */
  readonly because: string;
  readonly sources: readonly SourceId[];
}

/** The gates in the order in which they are told. */
export const gates: readonly Gate[] = [
  {
    id: 'no-shared-store',
    excludes: ['database', 'hybrid'],
    applies: ({ store }) => store === 'none',
    because: 'there is no shared store that could hold the sessions; memory of one process is none',
    sources: ['line-7', 'line-12'],
  },
  {
    id: 'immediate-revocation',
    excludes: ['jwt'],
    applies: ({ revocation }) => revocation === 'seconds',
    because: 'a token stays valid until it expires, and a session must stop at once',
    sources: ['line-4', 'line-6', 'line-14', 'asvs-7'],
  },
  {
    id: 'regulated-data',
    excludes: ['jwt'],
    applies: ({ sensitivity, revocation }) => sensitivity === 'regulated' && revocation !== 'expiry',
    because: 'regulated data asks for sessions that end at sign-out and when an account is disabled',
    sources: ['asvs-7', 'line-14'],
  },
  {
    id: 'authjs-credentials-only',
    excludes: ['database', 'hybrid'],
    applies: (answers) => usesAuthjs(answers) && answers.providers === 'credentials-only',
    because: 'Auth.js writes no session row for Credentials, and throws where "database" is written',
    sources: ['line-2', 'authjs-assert'],
  },
  {
    id: 'edge-tcp-store',
    excludes: ['database'],
    applies: ({ runtime, store }) => runtime === 'edge' && store === 'sql-tcp-only',
    because: 'the edge opens no TCP connection: check on Node.js, or use a store with HTTP access',
    sources: ['line-6', 'line-7'],
  },
];

/** The gates that take a strategy out under these answers. */
export function gatesAgainst(strategy: StrategyId, answers: Answers): Gate[] {
  return gates.filter((gate) => gate.excludes.includes(strategy) && gate.applies(answers));
}
