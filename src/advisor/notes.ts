import { type Answers, usesAuthjs } from './answers';
import { contradicted, type Evidence } from './evidence';
import type { SourceId } from './sources';
import { strategies } from './strategies';
import type { StrategyId } from './strategy';
import type { Verdict } from './verdict';

/** Something to know beside the verdict. */
export interface Note {
  readonly id: string;
  /** `warning`: something does not work, or not as one would think. */
  readonly kind: 'info' | 'warning';
  readonly text: string;
  readonly sources: readonly SourceId[];
}

interface Rule extends Note {
  applies(answers: Answers, verdict: Verdict, evidence: readonly Evidence[]): boolean;
}

/** What to know under these answers: warnings first. */
export function notesFor(answers: Answers, verdict: Verdict, evidence: readonly Evidence[] = []): Note[] {
  const fixed = rules.filter((rule) => rule.applies(answers, verdict, evidence)).map(({ applies, ...note }) => note);
  const all = verdict.strategy === 'conflict' ? fixed : [...fixed, ...priceOf(verdict.strategy)];
  return [...all.filter(({ kind }) => kind === 'warning'), ...all.filter(({ kind }) => kind === 'info')];
}

function priceOf(strategy: StrategyId): Note[] {
  const { gains, costs } = strategies[strategy];
  return [
    { id: 'gains', kind: 'info', ...gains },
    { id: 'costs', kind: 'info', ...costs },
  ];
}

const stateful = ({ strategy }: Verdict): boolean => strategy === 'database' || strategy === 'hybrid';

const rules: readonly Rule[] = [
  {
    id: 'several-libraries',
    kind: 'warning',
    text: 'The code shows several libraries for sessions: ask for each application by its own folder.',
    sources: ['advisor'],
    applies: (answers, _, evidence) => contradicted(answers, evidence, 'library').length > 0,
  },
  {
    id: 'memory-store-today',
    kind: 'warning',
    text: 'Today sessions are kept in the memory of one process: they are lost when it restarts.',
    sources: ['line-12', 'express-session'],
    applies: (answers, _, evidence) => contradicted(answers, evidence, 'store').some(({ value }) => value === 'none'),
  },
  {
    id: 'rarely-matters',
    kind: 'info',
    text: 'Either is fine: this decision rarely matters, so do not spend long on it.',
    sources: ['line-5'],
    applies: (_, { confidence, runnerUp }) => confidence === 'low' && runnerUp !== null,
  },
  {
    id: 'against-the-answers',
    kind: 'warning',
    text: 'Only this strategy is possible, and the answers speak against it: see what would change that.',
    sources: ['advisor'],
    applies: ({ library }, { strategy, confidence, runnerUp }) =>
      strategy !== 'conflict' && confidence === 'low' && runnerUp === null && library !== undefined,
  },
  {
    id: 'hybrid-and-at-once',
    kind: 'warning',
    text: '"At once" holds only where the cache is shorter than that and sensitive routes ask the store.',
    sources: ['line-16', 'better-auth-sessions', 'asvs-7'],
    applies: ({ revocation }, { strategy }) => strategy === 'hybrid' && revocation === 'seconds',
  },
  {
    id: 'authjs-credentials-mixed',
    kind: 'warning',
    text: 'With database sessions Auth.js silently signs nobody in by password: drop it, or write "jwt".',
    sources: ['line-2', 'authjs-assert'],
    applies: (answers, verdict) =>
      usesAuthjs(answers) && answers.providers === 'mixed' && (answers.incumbent === 'database' || stateful(verdict)),
  },
  {
    id: 'authjs-cookie-elsewhere',
    kind: 'warning',
    text: 'Others cannot read the encrypted Auth.js cookie: issue a separate signed token for them.',
    sources: ['authjs-jwt', 'line-15'],
    applies: (answers) => usesAuthjs(answers) && answers.verifiers === 'external',
  },
  {
    id: 'jwt-fails-asvs',
    kind: 'warning',
    text: 'Plain tokens outlive sign-out and a disabled account: ASVS 7.4.1 and 7.4.2, Level 1, fail.',
    sources: ['asvs-7', 'line-6'],
    applies: (_, { strategy }) => strategy === 'jwt',
  },
  {
    id: 'jsonwebtoken-on-the-edge',
    kind: 'warning',
    text: 'jsonwebtoken needs node:crypto, which the edge lacks: use jose there.',
    sources: ['jsonwebtoken', 'line-3'],
    applies: ({ library, runtime }) => library === 'jsonwebtoken' && runtime === 'edge',
  },
  {
    id: 'authjs-4-login-lifetime',
    kind: 'warning',
    text: 'In next-auth 4 session.maxAge alone leaves the first token at 30 days: set jwt.maxAge too.',
    sources: ['authjs-4-init', 'line-8'],
    applies: ({ library }, { strategy }) => library === 'authjs-4' && strategy !== 'database',
  },
  {
    id: 'better-auth-cache',
    kind: 'warning',
    text: 'The cookie cache keeps revoked sessions alive until it ends; before 1.4.9 it let 2FA be skipped.',
    sources: ['better-auth-sessions', 'ghsa-xg6x'],
    applies: ({ library }, verdict) => library === 'better-auth' && stateful(verdict),
  },
  {
    id: 'authjs-setting',
    kind: 'info',
    text: 'The setting: session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 }; 30 days is the default.',
    sources: ['line-8', 'line-6'],
    applies: (answers, { strategy }) => usesAuthjs(answers) && strategy === 'jwt',
  },
  {
    id: 'authjs-adapter',
    kind: 'info',
    text: 'Database sessions need an adapter; one without a written strategy already means database.',
    sources: ['line-7'],
    applies: (answers, verdict) => usesAuthjs(answers) && stateful(verdict),
  },
  {
    id: 'authjs-status',
    kind: 'info',
    text: 'Auth.js is part of Better Auth: no urgent need to migrate, but start new projects with Better Auth.',
    sources: ['authjs-readme', 'authjs-migrate'],
    applies: (answers) => usesAuthjs(answers) || answers.library === undefined,
  },
  {
    id: 'stale-readme',
    kind: 'info',
    text: 'Out of date: the Auth.js README says Better Auth needs a database; the migration guide says no.',
    sources: ['authjs-migrate', 'authjs-readme'],
    applies: (answers) => usesAuthjs(answers) || answers.library === 'better-auth',
  },
  {
    id: 'stale-maintenance',
    kind: 'info',
    text: '"Maintenance mode" is a word of others: official are security patches and critical issues.',
    sources: ['authjs-migrate'],
    applies: usesAuthjs,
  },
  {
    id: 'no-process-memory',
    kind: 'info',
    text: 'Memory of one process loses sessions behind a balancer: use a store that all servers share.',
    sources: ['line-12'],
    applies: (answers, verdict) => stateful(verdict) || answers.runtime === 'multi',
  },
  {
    id: 'mobile-storage',
    kind: 'info',
    text: 'On a device keep tokens in the Keychain or Keystore and send them in Authorization.',
    sources: ['line-13'],
    applies: ({ clients }) => clients?.includes('mobile') === true,
  },
  {
    id: 'client-credentials',
    kind: 'info',
    text: 'Programs sign in as themselves: client credentials grant, no session, no refresh token.',
    sources: ['rfc-6749', 'line-15'],
    applies: ({ clients }) => clients?.includes('machine') === true,
  },
  {
    id: 'both-use-cookies',
    kind: 'info',
    text: 'In a browser both use cookies: make them HttpOnly, Secure and SameSite, and check for CSRF.',
    sources: ['line-1', 'line-17', 'owasp-csrf'],
    applies: ({ clients }) => clients === undefined || clients.includes('web'),
  },
  {
    id: 'check-in-handlers',
    kind: 'info',
    text: 'Check the session again in each handler: middleware as the only gate was skipped before.',
    sources: ['cve-2025-29927'],
    applies: (answers) => usesAuthjs(answers) || answers.library === undefined || answers.runtime === 'edge',
  },
];

/** Every note that depends on answers, for the list of sources. */
export const allNotes: readonly Note[] = rules;
