// What a Next.js application answers: https://nextjs.org/docs/app/getting-started/route-handlers, https://nextjs.org/docs/app/guides/data-security
// (every server action is a public endpoint), https://nextjs.org/docs/pages/building-your-application/routing/api-routes.
import type { NextEntryFact, RouteFact } from '../model/fact';
import { literal } from '../model/value';
import type { Call, Exported, Reach, Source } from '../source/define-library';
import { databaseUse, isDatabaseModule } from './database-use';
import { checkOf, cookieRead } from './session-checks';

/** A file that reads or changes data. */
export const data =
  'prisma|\\bdb\\b|database|mongoose|\\bModel\\b|drizzle|kysely|\\bsql`|\\.(findMany|findUnique|findFirst|findOne|insert\\w*|update\\w*|delete\\w*|query|execute|aggregate)\\(';
/** A file that speaks of these asks, or leads to something that does: it is not worth following. */
export const asking =
  'auth(?!or)|session|currentUser|getUser|require\\w*(user|admin)|verify|permission|api_?key|protected|\\bctx\\b|webhook';

/** What one of them does and whether it asks who is there. */
export function entry(source: Source, one: Exported, own: Pick<NextEntryFact, 'type' | 'name' | 'path'>): NextEntryFact {
  const reach = one.expression!.reach(until(source));
  const outer = one.around?.reach(speaks);
  const asked = asks(reach) || (outer !== undefined && asks(outer)) || isMadeElsewhere(one);
  const { writes, reads } = asked ? nothing : databaseUse(reach);
  return {
    kind: 'next-entry',
    library: 'next',
    span: one.span,
    scopes: [],
    version: source.version('next'),
    ...own,
    checks: reach.calls.some((call) => checkOf(call) !== undefined || cookieRead(call) !== undefined),
    asks: asked,
    complete: (reach.complete || reach.lost?.every(isDatabaseModule) === true) && !isWrappedElsewhere(one),
    writes,
    touchesData: writes.length > 0 || reads,
  };
}

/** What those do with data who ask who is there does not matter. */
const nothing = { writes: [], reads: false };

/** Who asks is done with, but for what he reads from cookies: rules about requests from other sites want to know. */
const until = (source: Source): RegExp | undefined => (source.holdsName('cookies') ? undefined : speaks);

/** Handlers that a library made: `export const { GET, POST } = handlers`. */
const isMadeElsewhere = ({ reference }: Exported): boolean =>
  reference?.root === 'module' && /auth|clerk|uploadthing|trpc/.test(reference.module);

/** A wrapper of a package may ask who it is; these certainly do not. */
function isWrappedElsewhere({ expression }: Exported): boolean {
  const wrapper = expression?.function() ? undefined : expression?.call();
  return wrapper?.root === 'module' && !/^(react|next\/cache|next-safe-action|zsa)$/.test(wrapper.module);
}

/** Everything that may tell who is asking, by what it is called: better one silent too much than a wrong finding. */
const speaks =
  /auth(?!ors?$|ored)|session|log(ged)?_?in|signed_?in|^(ctx|cookies?|headers?|currentUser|viewer|me|ability|tokens?|jwt|csrf|signature|secret|api_?key|bearer|principal|actor)$|captcha|turnstile|protected|permission|permit|^(require|ensure|assert|check|verify|validate|with|is|has|can|must|guard|enforce|get)_?[A-Z]\w*(User|Admin|Owner|Member|Role|Access|Login|Viewer|Team|Workspace|Organi[sz]ation|Identity|Token|Signature|Secret)|^(can|may)[A-Z]|^is(Admin|Owner|Member|Allowed|Staff)|^(get|fetch|load)(Current)?(User|Me|Viewer)$/i;

function asks(reach: Reach): boolean {
  return [...reach.names].some((name) => speaks.test(name)) || reach.calls.some((call) => checkOf(call) !== undefined);
}

/** The same for the rules about routes, but for those that only signed-in people get to without a cookie of their own. */
export function route(source: Source, one: Exported, { type, name, path, checks, asks }: NextEntryFact): RouteFact[] {
  if (asks && until(source)) return [];
  const reach = one.expression!.reach(until(source));
  const own = one.expression!.function();
  const inside = (call: Call): boolean => call.span.file === one.span.file;
  const readsCookie = reach.calls.some((call) => inside(call) && cookieRead(call) !== undefined);
  if (checks && !readsCookie) return [];
  const takesPost = reach.texts.some(({ text }) => text === 'POST');
  return [
    {
      kind: 'route',
      library: 'next',
      span: one.span,
      scopes: [],
      method: type === 'route' ? name.toLowerCase() : takesPost ? 'all' : 'get',
      path: literal(path ?? '/'),
      handlers: own ? [own.scope] : [],
      middleware: [...new Set(reach.calls.filter(inside).map(({ steps }) => steps.at(-1) ?? ''))].filter((step) =>
        /^with|limit|csrf|origin/i.test(step),
      ),
      knowsUser: false,
      readsCookie,
      first: undefined,
      changes: [],
    },
  ];
}

/** Groups `(shop)` and slots `@modal` have no place in the address; `[id]` is any text. */
export function urlOf(folder: string): string {
  const parts = folder.split('/').filter((part) => part !== '' && !/^(\(.*\)|@.*)$/.test(part));
  return `/${parts.map((part) => part.replace(/^\[+(?:\.\.\.)?(.*?)\]+$/, ':$1')).join('/')}`;
}
