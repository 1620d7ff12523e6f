import type { AnswerValues } from './answers';
import type { Evidence } from './evidence';
import libraryQuestion from './questions/library';
import type { Seen, SeenPackage, SeenSetup } from './seen';

type Library = AnswerValues['library'];

/** Which library makes the sessions, and with which strategy: from set-ups, else from dependencies. */
export function setupEvidence({ setups, facts }: Seen, packages: readonly SeenPackage[]): Evidence[] {
  const known = setups.flatMap((setup) => {
    const library = libraryOf(setup.library, setup.version ?? majorIn(facts, setup));
    return library ? [{ setup, library }] : [];
  });
  if (known.length === 0) return declared(packages);
  const ranks = Object.keys(libraryQuestion.values);
  const main = known.reduce((best, { library }) => (ranks.indexOf(library) > ranks.indexOf(best) ? library : best), known[0].library);
  return known.flatMap(({ setup, library }) => [
    evidence(setup, 'library', library, `${setup.library}${setup.version ? ` ${setup.version}` : ''} is set up here`),
    ...(family(library) === family(main) ? incumbentOf(setup) : []),
  ]);
}

/** How its configuration is written, where its version says nothing: a package of the same monorepo. */
function majorIn(facts: Seen['facts'], { file }: SeenSetup): string | undefined {
  const fact = facts.find((one) => one.kind === 'authjs' && one.file === file);
  return fact?.kind === 'authjs' ? String(fact.major) : undefined;
}

function incumbentOf(setup: SeenSetup): Evidence[] {
  const { strategy } = setup;
  if (strategy === null) return [];
  const stateful = strategy === 'database' || strategy === 'server-session';
  return [evidence(setup, 'incumbent', stateful ? 'database' : 'jwt', because[strategy])];
}

const because: { readonly [S in NonNullable<SeenSetup['strategy']>]: string } = {
  database: 'sessions are rows in the database',
  'server-session': 'sessions are kept by the server, the cookie carries an id',
  jwt: 'the cookie carries the whole session',
  token: 'signed tokens say who the user is',
  cookie: 'the cookie carries the whole session',
};

function declared(packages: readonly SeenPackage[]): Evidence[] {
  return packages.flatMap(({ path, dependencies, lineOf }) =>
    Object.entries(dependencies).flatMap(([name, range]) => {
      const value = libraryOf(name, range);
      return value ? [{ question: 'library' as const, value, file: path, line: lineOf(name), because: `${name} is a dependency` }] : [];
    }),
  );
}

/** What the advisor calls a package; undefined for packages that it does not know. */
export function libraryOf(name: string, version: string | undefined): Library | undefined {
  if (name === 'next-auth') return authjsOf(version);
  if (/^@auth\/(core|express|sveltekit|solid-start|qwik|nextjs)$/.test(name)) return 'authjs-5';
  const plain = name === '@nestjs/jwt' ? 'jsonwebtoken' : name;
  const known: readonly Library[] = ['better-auth', 'express-session', 'iron-session', 'jsonwebtoken', 'jose'];
  return known.find((library) => library === plain);
}

function authjsOf(version: string | undefined): Library {
  const major = /\d+/.exec(version ?? '')?.[0];
  if (major === '5' || version === 'beta') return 'authjs-5';
  return major === '4' ? 'authjs-4' : 'authjs';
}

const family = (library: Library): string => (library.startsWith('authjs') ? 'authjs' : library);

function evidence({ file, line }: SeenSetup, question: Evidence['question'], value: string, reason: string): Evidence {
  return { question, value, file, line, because: reason };
}
