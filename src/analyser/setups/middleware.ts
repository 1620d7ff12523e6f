import { groupBy } from '../group';
import type { Fact, MountFact, NextMiddlewareFact, RouteFact } from '../model/fact';
import { wordsOf } from '../model/names';
import type { SetupMiddleware } from '../model/setup';
import { isAbsent, textOf, textsOf } from '../model/value';
import { packageOf } from './packages';
import type { Scene } from './scene';

/** What runs before pages and routes and has to do with who is asking, by place. */
export function middlewareOf(facts: readonly Fact[], scene: Scene): SetupMiddleware[] {
  const own = facts.filter(({ span }) => !scene.project.isTest(span.file));
  const routes = own.filter((fact) => fact.kind === 'route');
  const all = [...once(own.flatMap((fact) => fromFact(fact, scene))), ...guards(routes, scene)];
  return all.sort((one, other) =>
    one.file === other.file ? one.range.start.offset - other.range.start.offset : one.file < other.file ? -1 : 1,
  );
}

/** What is said again in one file, or for the whole application, is said once. */
function once(all: readonly SetupMiddleware[]): SetupMiddleware[] {
  const keyOf = ({ library, what, paths, file }: SetupMiddleware) => [library, what, paths?.join() ?? '', paths ? '' : file].join('\n');
  return [...groupBy(all, keyOf).values()].map(([first]) => first);
}

function fromFact(fact: Fact, { place }: Scene): SetupMiddleware[] {
  const at = (what: string, paths: readonly string[] | null, library = fact.library): SetupMiddleware[] => [
    { ...place(fact.span), library, paths, what },
  ];
  if (fact.kind === 'next-middleware')
    return at(
      nextWords(fact),
      isAbsent(fact.matcher) ? ['/:path*'] : (textsOf(fact.matcher) ?? known(fact)),
      packageOf(fact.maker?.module ?? 'next'),
    );
  if (fact.kind === 'mount') return mounted[fact.what] ? at(mounted[fact.what] ?? '', fact.partly ? null : ['/']) : [];
  if (fact.kind === 'csrf-guard') return at('checks that requests come from its own pages', null);
  return fact.kind === 'rate-limit' && fact.use === 'everywhere' ? at('limits how often somebody may ask', ['/']) : [];
}

const mounted: { readonly [what in MountFact['what']]?: string } = {
  session: 'gives requests their session',
  'passport-initialize': 'prepares passport',
  'passport-session': 'puts the signed-in user on requests',
};

function nextWords({ checks, turnsAway }: NextMiddlewareFact): string {
  const asked = [...new Set(checks.map(({ library }) => packageOf(library)))].join(', ');
  if (!asked) return turnsAway ? 'turns some requests away' : 'asks nobody who is signed in';
  return `asks ${asked} who is signed in${turnsAway ? ', and turns others away' : ''}`;
}

function known({ entries }: NextMiddlewareFact): readonly string[] | null {
  const texts = entries.flatMap((entry) => textOf(entry) ?? []);
  return texts.length === entries.length && texts.length > 0 ? texts : null;
}

/** Middleware that is called a guard, with the routes behind it. */
function guards(routes: readonly RouteFact[], { place }: Scene): SetupMiddleware[] {
  const pairs = routes.flatMap((route) => route.middleware.filter(namesGuard).map((name) => ({ name, route })));
  return [...groupBy(pairs, ({ name }) => name).values()].map((group) => {
    const paths = group.flatMap(({ route }) => textsOf(route.path));
    const isKnown = paths.every((path) => path !== undefined);
    return {
      ...place(group[0].route.span),
      library: group[0].name,
      paths: isKnown ? [...new Set(paths)].sort() : null,
      what: 'stands before routes',
    };
  });
}

const subject =
  /^(auth\w*|login|logged|jwt|token|session|admin|role|roles|permission|permissions|user|passport|signed|verified|scope|scopes)$/;
const act =
  /^(is|require\w*|ensure\w*|check\w*|verify\w*|protect\w*|guard\w*|auth\w*|authoriz\w*|only|must|has|needs?|restrict\w*|validate\w*|middleware|passport|logged)$/;

/** `requireAuth`, `isAuthenticated`, `protect`, `ensureLoggedIn`; not `authController`. */
function namesGuard(name: string): boolean {
  const words = wordsOf(name);
  if (/^(get|post|put|patch|delete|create|update|set|find|list|send|handle|show|render|append|remove|add)$/.test(words[0] ?? ''))
    return false;
  if (words.some((word) => /^(controller|router|routes?|handler|service|limit\w*|limiter)$/.test(word))) return false;
  return (
    /^(protect\w*|auth|authenticate|authorize|guard|passport)$/.test(words.join('')) ||
    words.at(-1) === 'auth' ||
    words.some((word, index) => subject.test(word) && words.some((other, at) => at !== index && act.test(other)))
  );
}
