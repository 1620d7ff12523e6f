import type { Answers } from './answers';
import { mustEndEarly } from './overlays';
import type { StrategyId } from './strategy';
import type { Verdict } from './verdict';

/** One step from today's strategy to the recommended one, in order. */
export interface MigrationStep {
  readonly title: string;
  readonly detail: string;
  /** Who has to sign in again because of it. */
  readonly signedOut: 'nobody' | 'everyone' | 'who was signed in the old way';
  readonly rollback: string;
}

/** The way from what is used today; empty where it stays, where nothing is there yet, or where there is a conflict. */
export function migrationFor(answers: Answers, { strategy }: Verdict): MigrationStep[] {
  const from = answers.incumbent;
  if (strategy === 'conflict' || from === undefined || from === 'none' || from === strategy) return [];
  return [measure(from), ...(waysTo[strategy](answers, from) ?? []), acceptBoth, switchOver, cleanUp(from)];
}

const measure = (from: StrategyId): MigrationStep => ({
  title: 'Write down what holds today',
  detail: `Lifetimes, cookie names, who reads them, and a test that signs in, out and everywhere out (${words[from]}).`,
  signedOut: 'nobody',
  rollback: 'Nothing was changed.',
});

const waysTo: { readonly [S in StrategyId]: (answers: Answers, from: StrategyId) => MigrationStep[] } = {
  database: () => [addStore, step('Write sessions at sign-in', 'New sign-ins get a row and an opaque id; sign-out deletes the row.')],
  jwt: (answers) => [
    step('Issue tokens at sign-in', 'Pin the algorithm, set iss, aud, jti and a lifetime; keep the sessions that exist.'),
    ...(mustEndEarly(answers) && answers.store !== 'none'
      ? [step('Add the version check', 'tokenVersion with the user and in the token, compared at each check.')]
      : []),
  ],
  hybrid: (_, from) => [
    ...(from === 'jwt' ? [addStore] : []),
    step('Issue short tokens beside the session', 'At most 5 minutes, renewed only while the session is in the store.'),
    step('Bypass the cache where it matters', 'Password, payment and administration read the session itself.'),
  ],
};

const words: { readonly [S in StrategyId]: string } = {
  database: 'sessions in a store',
  jwt: 'tokens without a session',
  hybrid: 'sessions with short tokens',
};

const addStore: MigrationStep = {
  title: 'Add the session store',
  detail: 'A table or key for each session with user, creation, last use and expiry; the id only as a hash.',
  signedOut: 'nobody',
  rollback: 'Remove the empty table.',
};

const acceptBoth: MigrationStep = {
  title: 'Accept both for a while',
  detail: 'Check the new credential first, then the old one; exchange the old one for the new when it is seen.',
  signedOut: 'nobody',
  rollback: 'Issue the old credential again: it is still accepted.',
};

const switchOver: MigrationStep = {
  title: 'Stop accepting the old one',
  detail: 'After the longest old lifetime has passed, or at once if a leak is why you change.',
  signedOut: 'who was signed in the old way',
  rollback: 'Accept the old credential again; its secret is still there.',
};

const cleanUp = (from: StrategyId): MigrationStep => ({
  title: 'Remove what is left',
  detail:
    from === 'jwt'
      ? 'Delete the code that issues and reads the old tokens, and retire their secret.'
      : 'Delete the old cookie by name and path, the old code and, when backups are old enough, the old rows.',
  signedOut: 'nobody',
  rollback: 'From version control; retired secrets stay retired.',
});

function step(title: string, detail: string): MigrationStep {
  return { title, detail, signedOut: 'nobody', rollback: 'Turn it off again: the old way is still in place.' };
}
