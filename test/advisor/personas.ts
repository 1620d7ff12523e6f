import type { Answers } from '../../src/advisor/answers';
import type { Verdict } from '../../src/advisor/verdict';

export interface Persona {
  readonly name: string;
  readonly verdict: Verdict['strategy'];
  readonly confidence?: Verdict['confidence'];
  /** What has to be added. */
  readonly overlays?: readonly string[];
  /** The same person, answering more or less. */
  readonly answers: readonly Answers[];
}

/** The table of personas of the specification. */
export const personas: readonly Persona[] = [
  { name: 'Nothing known', verdict: 'jwt', confidence: 'low', answers: [{}] },
  {
    name: 'Auth.js with e-mail and password only',
    verdict: 'jwt',
    answers: [
      { library: 'authjs-5', providers: 'credentials-only' },
      { library: 'authjs-4', providers: 'credentials-only', store: 'sql' },
      { library: 'authjs', providers: 'credentials-only', store: 'kv' },
    ],
  },
  {
    name: 'Auth.js with e-mail and password only, Prisma, bans within minutes',
    verdict: 'jwt',
    overlays: ['version-check'],
    answers: [
      { library: 'authjs-5', providers: 'credentials-only', store: 'sql', revocation: 'minutes' },
      { library: 'authjs-4', providers: 'credentials-only', store: 'sql', revocation: 'minutes', 'sign-out-everywhere': 'yes' },
    ],
  },
  {
    name: 'Edge or serverless, no connection pool, wants speed and little work',
    verdict: 'jwt',
    answers: [
      { runtime: 'edge' },
      { runtime: 'serverless' },
      { runtime: 'edge', store: 'none' },
      { runtime: 'serverless', store: 'none', 'read-load': 'high' },
      { runtime: 'serverless', store: 'sql-tcp-only' },
      { runtime: 'serverless', 'read-load': 'high' },
    ],
  },
  {
    name: 'Back end must sign any user out of every device at once',
    verdict: 'database',
    answers: [
      { 'sign-out-everywhere': 'yes' },
      { 'sign-out-everywhere': 'yes', revocation: 'seconds' },
      { 'sign-out-everywhere': 'yes', revocation: 'seconds', store: 'kv' },
    ],
  },
  {
    name: 'Users manage their active devices',
    verdict: 'database',
    answers: [{ 'sign-out-everywhere': 'yes' }, { 'sign-out-everywhere': 'yes', store: 'sql' }],
  },
  {
    name: 'Stand-alone application, one database, nothing special',
    verdict: 'database',
    answers: [
      { store: 'sql' },
      { architecture: 'monolith', store: 'sql' },
      { architecture: 'monolith', store: 'sql', revocation: 'expiry', sensitivity: 'low' },
      {
        architecture: 'monolith',
        store: 'sql',
        runtime: 'node',
        verifiers: 'one',
        clients: ['web'],
        revocation: 'expiry',
        'sign-out-everywhere': 'no',
        'role-freshness': 'next-login',
        sensitivity: 'low',
        'read-load': 'low',
        payload: 'small',
      },
    ],
  },
  {
    name: 'Distributed, highly scaled, several services verify',
    verdict: 'jwt',
    answers: [
      { architecture: 'distributed', verifiers: 'several' },
      { architecture: 'distributed', verifiers: 'several', 'read-load': 'high' },
      { architecture: 'distributed', verifiers: 'several', 'read-load': 'high', runtime: 'multi' },
      { architecture: 'distributed', verifiers: 'several', runtime: 'multi', store: 'kv' },
    ],
  },
  {
    name: 'Mobile application with a REST or GraphQL API',
    verdict: 'jwt',
    overlays: ['api-token'],
    answers: [
      { clients: ['mobile'] },
      { clients: ['mobile'], architecture: 'public-api' },
      { clients: ['mobile'], store: 'sql', runtime: 'node' },
    ],
  },
  {
    name: 'Server-rendered monolith',
    verdict: 'database',
    answers: [{ architecture: 'server-rendered' }, { architecture: 'server-rendered', store: 'sql' }, { architecture: 'monolith' }],
  },
  {
    name: 'Internal back office',
    verdict: 'database',
    answers: [
      { architecture: 'server-rendered', sensitivity: 'personal' },
      { architecture: 'monolith', revocation: 'minutes', sensitivity: 'personal', store: 'sql' },
    ],
  },
  {
    name: 'Banking, instant revocation',
    verdict: 'database',
    confidence: 'high',
    answers: [
      { revocation: 'seconds' },
      { revocation: 'seconds', sensitivity: 'regulated' },
      { revocation: 'seconds', sensitivity: 'regulated', store: 'kv', runtime: 'multi' },
      { revocation: 'seconds', sensitivity: 'regulated', store: 'sql', 'sign-out-everywhere': 'yes', 'role-freshness': 'immediate' },
    ],
  },
  {
    name: 'Microservices without a central lookup',
    verdict: 'jwt',
    answers: [
      { architecture: 'distributed' },
      { architecture: 'distributed', verifiers: 'several' },
      { architecture: 'distributed', verifiers: 'several', store: 'none' },
    ],
  },
  {
    name: 'Public API for third parties',
    verdict: 'jwt',
    overlays: ['api-token'],
    answers: [{ architecture: 'public-api' }, { architecture: 'public-api', verifiers: 'external', clients: ['machine'] }],
  },
  {
    name: 'Strict session control plus calls between services',
    verdict: 'hybrid',
    answers: [
      { revocation: 'seconds', verifiers: 'several' },
      { revocation: 'minutes', verifiers: 'several' },
      { revocation: 'seconds', 'sign-out-everywhere': 'yes', verifiers: 'several', store: 'sql' },
      { 'sign-out-everywhere': 'yes', verifiers: 'several', architecture: 'distributed', store: 'kv' },
    ],
  },
  {
    name: 'Next.js on Node, Postgres, OAuth, personal data, revocation in minutes',
    verdict: 'database',
    answers: [
      { runtime: 'node', store: 'sql', providers: 'oauth', sensitivity: 'personal', revocation: 'minutes' },
      {
        runtime: 'node',
        store: 'sql',
        providers: 'oauth',
        sensitivity: 'personal',
        revocation: 'minutes',
        library: 'authjs-5',
        architecture: 'server-rendered',
        clients: ['web'],
      },
    ],
  },
  { name: 'Docs site, GitHub login, no database, edge', verdict: 'jwt', answers: [{ providers: 'oauth', store: 'none', runtime: 'edge' }] },
  {
    name: 'Global application, edge, key-value store, high read load, revocation in minutes',
    verdict: 'hybrid',
    overlays: ['cache'],
    answers: [{ runtime: 'edge', store: 'kv', 'read-load': 'high', revocation: 'minutes' }],
  },
  {
    name: 'Twelve services behind a gateway, shared store, revocation in minutes, high load',
    verdict: 'hybrid',
    overlays: ['api-token'],
    answers: [
      { architecture: 'distributed', verifiers: 'several', store: 'kv', revocation: 'minutes', 'read-load': 'high' },
      { architecture: 'distributed', verifiers: 'several', store: 'sql', revocation: 'minutes', 'read-load': 'high', runtime: 'multi' },
    ],
  },
  {
    name: 'Machine-to-machine API',
    verdict: 'jwt',
    overlays: ['api-token'],
    answers: [{ clients: ['machine'] }, { clients: ['machine'], architecture: 'public-api', verifiers: 'several' }],
  },
  {
    name: 'Identity, access and refresh tokens of Keycloak kept in the session',
    verdict: 'database',
    overlays: ['bff'],
    answers: [{ payload: 'large' }, { payload: 'large', providers: 'oauth', library: 'authjs-5', store: 'sql' }],
  },
  {
    name: 'Hobby Express with SQLite, nothing demanding; sessions today',
    verdict: 'database',
    confidence: 'low',
    answers: [
      { library: 'express-session', store: 'sql', incumbent: 'database' },
      { library: 'express-session', store: 'sql', incumbent: 'database', runtime: 'node', revocation: 'expiry', sensitivity: 'low' },
    ],
  },
  {
    name: 'Hobby Express with SQLite, nothing demanding; tokens today',
    verdict: 'jwt',
    confidence: 'low',
    answers: [
      { library: 'jsonwebtoken', store: 'sql', incumbent: 'jwt' },
      { library: 'jsonwebtoken', store: 'sql', incumbent: 'jwt', runtime: 'node', revocation: 'expiry', sensitivity: 'low' },
      { library: 'jsonwebtoken', store: 'sql', incumbent: 'jwt', architecture: 'monolith', revocation: 'expiry', sensitivity: 'low' },
    ],
  },
  {
    name: 'Serverless, no database, ban at once',
    verdict: 'conflict',
    confidence: 'none',
    answers: [{ runtime: 'serverless', store: 'none', revocation: 'seconds' }],
  },
  {
    name: 'Edge middleware and Postgres over TCP, revocation in minutes',
    verdict: 'hybrid',
    answers: [
      { runtime: 'edge', store: 'sql-tcp-only', revocation: 'minutes' },
      { runtime: 'edge', store: 'sql', revocation: 'minutes' },
    ],
  },
  {
    name: 'Mobile and web, own API, SQL, several verifiers, revocation in minutes',
    verdict: 'hybrid',
    overlays: ['api-token'],
    answers: [
      { clients: ['mobile', 'web'], store: 'sql', verifiers: 'several', revocation: 'minutes' },
      { clients: ['mobile'], store: 'sql', verifiers: 'several', revocation: 'minutes' },
    ],
  },
];
