import { inCode, inWords } from '../model/cookie-lifetime';
import type { PolicyFact } from '../model/fact';
import { set } from '../model/fix';
import { isSame, ownTokens, type WayKept, waysKept } from '../model/kept-sessions';
import { lifetimeInWords } from '../model/policy-file';
import { defineRule, type Problem, type ProblemFix, type Project } from '../model/rule';
import { lifetimeOf } from '../model/token-lifetime';
import { is, isAbsent, numberOf, type Setting } from '../model/value';

export default defineRule({
  id: 'policy-drift',
  title: 'The code no longer does what was decided about sessions',
  severity: 'warning',
  references: ['https://adr.github.io/madr/', 'ASVS 5.0, 7.1.1', 'ASVS 5.0, 7.1.3'],
  why: `The project keeps a decision in \`auth-lens.json\`: how users stay signed in, for how long, and why. Code that does otherwise loses what the decision was made for, and nobody notices: an
adapter that is added to Auth.js moves every session into the database, one that is removed makes them impossible to end; a second library keeps users signed in past the first one's sign-out.

Compared are the strategy that takes effect, the lifetime of sessions (\`maxSessionLifetime\`), a store in memory where the decision needs one that is shared, and a version check or denylist
that the decision demands (\`requires\`). The decision counts for the application whose package.json stands beside it. Without \`auth-lens.json\` nothing is reported.

Where the code is right and the decision is old, decide anew: *Keep this decision* in the Strategy Advisor, or \`auth-lens advise . --keep\`, writes the new one.`,
  how: 'Bring the code back to the decision, or decide anew and keep that.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { PrismaAdapter } from '@auth/prisma-adapter';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({ adapter: PrismaAdapter(prisma), providers: [GitHub] });`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { PrismaAdapter } from '@auth/prisma-adapter';
import { prisma } from './database';
export const { handlers, auth } = NextAuth({
  adapter: PrismaAdapter(prisma),
  providers: [GitHub],
  session: { strategy: 'jwt' },
});`,
  exampleBeside: {
    'auth-lens.json': `{
  "decision": {
    "strategy": "jwt",
    "date": "2026-01-31",
    "because": "The edge checks sessions, and no store is near it."
  }
}`,
  },
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: ['policy', 'policy-mistake'],
  check(fact, project) {
    if (fact.kind === 'policy-mistake') return { at: fact.span, message: fact.message };
    const { ways, complete } = waysKept(project);
    const others = fact.strategy === 'hybrid' ? [] : ways.filter(({ way }) => way !== fact.strategy);
    const lacksStore = fact.strategy === 'hybrid' && complete && ways.length > 0 && ways.every(({ way }) => way === 'jwt');
    const problems = [
      ...others.map((one) => ({ at: one.at, message: otherwise(fact, one), fixes: backTo(fact, one, project) })),
      ...(lacksStore ? [{ at: ways[0].at, message: `No session is kept on the server; ${decided(fact)} is hybrid.` }] : []),
      ...tooLong(fact, ways, project),
      ...inMemory(fact, ways),
      ...missing(fact, ways, project),
    ];
    return problems.map((one) => ({ ...one, related: [{ at: fact.span, message: quoted(fact) }] }));
  },
});

const decided = ({ date }: PolicyFact): string => (date ? `the decision of ${date}` : 'the decision');

function quoted({ strategy, date, because }: PolicyFact): string {
  const reason = because && because.length > 200 ? `${because.slice(0, 199)}…` : because;
  return `Decided${date ? ` on ${date}` : ''}: ${strategy}.${reason ? ` Because: ${reason}` : ''}`;
}

function otherwise(fact: PolicyFact, { way, sign }: WayKept): string {
  if (sign) return `Tokens say who is signed in; ${decided(fact)} is sessions in a store.`;
  return way === 'jwt'
    ? `The cookie holds the whole session; ${decided(fact)} is a store.`
    : `Sessions are looked up in a store; ${decided(fact)} is jwt.`;
}

/** An adapter that Auth.js takes for a wish: the strategy can be written. */
function backTo({ strategy }: PolicyFact, { setup }: WayKept, project: Project): ProblemFix[] {
  const own = setup && project.all('authjs').find(({ span, partial }) => !partial && isSame(span, setup.span));
  if (!own || strategy !== 'jwt' || (!isAbsent(own.strategy) && !is(own.strategy, 'database'))) return [];
  return set(own.strategy, "'jwt'", 'Keep sessions in the cookie as decided (strategy "jwt")', 'suggestion');
}

function tooLong(fact: PolicyFact, ways: readonly WayKept[], project: Project): Problem[] {
  const most = fact.maxSessionLifetime;
  if (most === undefined) return [];
  const problem = (at: Setting, seconds: number | undefined, unit?: 'seconds' | 'milliseconds'): Problem[] => {
    if (seconds === undefined || seconds <= most) return [];
    const message = `People stay signed in for ${inWords(seconds)}; ${decided(fact)} allows ${lifetimeInWords(most)}.`;
    const title = `Set ${at.path} to ${lifetimeInWords(most)}, as decided`;
    return [{ at: at.span, message, fixes: unit ? set(at, inCode(most, unit), title, 'suggestion') : [] }];
  };
  const sessions = ways.flatMap(({ setup }) => {
    const count = setup?.lifetime && numberOf(setup.lifetime);
    return setup?.lifetime && count !== undefined
      ? problem(setup.lifetime, setup.unit === 'milliseconds' ? count / 1000 : count, setup.unit)
      : [];
  });
  const tokens = fact.strategy === 'database' ? [] : ownTokens(project);
  return [...sessions, ...tokens.flatMap((sign) => problem(sign.expiresIn, lifetimeOf(sign)))];
}

function inMemory(fact: PolicyFact, ways: readonly WayKept[]): Problem[] {
  if (fact.strategy === 'jwt') return [];
  const stores = ways.flatMap(({ setup }) => (setup?.store && is(setup.store, 'memory') ? [setup.store] : []));
  return stores.map(({ span }) => ({ at: span, message: `Sessions end with the process; ${decided(fact)} needs a shared store.` }));
}

/** What the decision demands and no code does, where tokens are checked. */
function missing(fact: PolicyFact, ways: readonly WayKept[], project: Project): Problem[] {
  const read = (means: 'version' | 'denylist') => project.all('revocation').some((one) => one.means === means && one.act === 'read');
  const verify = project.all('jwt-verify').find(({ span }) => !project.isTest(span.file));
  const blind = project
    .all('authjs')
    .find(
      (one) => one.neverLooksUp && !one.partial && ways.some(({ way, setup }) => way === 'jwt' && setup && isSame(setup.span, one.span)),
    );
  const at = blind?.span ?? verify?.span;
  if (!at) return [];
  const asks = project.all('jwt-verify').some(({ revocation }) => revocation !== undefined && !isAbsent(revocation));
  const lacks = fact.requires.filter((one) => (one === 'version-check' ? !read('version') : !read('denylist')) && !asks);
  // A version under a name of the project's own cannot be told from none.
  const severity = blind ? 'warning' : 'info';
  const name = { 'version-check': 'version check', denylist: 'denylist' } as const;
  const list = lacks.map((one) => name[one]).join(' and ');
  return lacks.length === 0 ? [] : [{ at, message: `Revoked tokens stay valid: no ${list}, which ${decided(fact)} demands.`, severity }];
}
