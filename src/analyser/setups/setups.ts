import { groupBy } from '../group';
import type { Setup } from '../model/setup';
import type { SetupFact } from '../model/setup-facts';
import { fromSetup } from './from-facts';
import { cookieSetups, ownCookies } from './own-cookies';
import type { Scene } from './scene';
import { tokenSetups } from './tokens';

/** The authentication set-ups of an application: configurations, libraries for tokens, and cookies that code sets itself. By place. */
export function setupsOf(scene: Scene): Setup[] {
  const configured = gathered(unique(configurations(scene).map((fact) => fromSetup(fact, scene))));
  const cookies = ownCookies(scene);
  const tokens = tokenSetups(scene, cookies);
  return [...configured, ...tokens, ...(tokens.length > 0 ? [] : cookieSetups(scene, cookies))].sort(byPlace);
}

/** Those that count: one that is only shared, or that middleware makes of a part, says less than the whole one beside it. */
export function configurations({ project }: Pick<Scene, 'project'>): SetupFact[] {
  const all = project.all('setup').filter(({ span }) => !project.isTest(span.file));
  return [...groupBy(all, ({ library }) => library).values()].flatMap((group) => {
    const whole = group.filter(({ partial }) => !partial);
    const own = whole.filter(({ span, calledIn = span.file }) => !middlewareFile.test(calledIn));
    return together(own.length > 0 ? own : whole.length > 0 ? whole : group);
  });
}

/** Strategies of passport, each in a file of its own, are one set-up. */
function together(group: SetupFact[]): SetupFact[] {
  const [first, ...others] = group.filter(({ scattered }) => scattered);
  if (!first || others.length === 0) return group;
  const providers = [first, ...others].flatMap((one) => one.providers);
  return [{ ...first, providers }, ...group.filter(({ scattered }) => !scattered)];
}

const middlewareFile = /\/(middleware|proxy)\.[cm]?[jt]sx?$/;

/** Options that several calls share are one set-up, at the first of them. */
function unique(setups: readonly Setup[]): Setup[] {
  const known = new Map<string, Setup>();
  for (const setup of [...setups].sort(byPlace)) {
    const key = JSON.stringify({ ...setup, file: '', range: null });
    if (!known.has(key)) known.set(key, setup);
  }
  return [...new Map([...known.values()].map((one) => [`${one.library}\n${one.file}\n${one.range.start.offset}`, one])).values()];
}

/** Set-ups of a library that only name providers, such as one for each strategy of passport, are one. */
function gathered(setups: readonly Setup[]): Setup[] {
  const bare = groupBy(setups.filter(onlyProviders), ({ library }) => library);
  const firsts = [...bare.values()].map((group) => ({ ...group[0], providers: group.flatMap(({ providers }) => providers) }));
  return [...setups.filter((setup) => !onlyProviders(setup)), ...firsts];
}

const onlyProviders = ({ strategy, adapter, cookies, secrets, lifetime, store }: Setup): boolean =>
  strategy === null && !adapter && cookies.length === 0 && secrets.length === 0 && !lifetime && !store;

export function byPlace(one: Setup, other: Setup): number {
  return one.file === other.file ? one.range.start.offset - other.range.start.offset : one.file < other.file ? -1 : 1;
}
