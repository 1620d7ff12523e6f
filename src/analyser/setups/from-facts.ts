import type { Effective, Setup, SetupSecret } from '../model/setup';
import type { SetupFact } from '../model/setup-facts';
import { inProduction, type Setting, type Span, type Value } from '../model/value';
import { circumstancesOf } from './circumstances';
import { cookieOf, plainSeconds, seconds, text } from './cookie';
import { type Circumstances, effective } from './effective';
import type { Scene } from './scene';

/** A configuration of a library with the values that take effect. */
export function fromSetup(fact: SetupFact, scene: Scene): Setup {
  const at = circumstancesOf(fact, 'production', scene);
  const { library, version, strategy, strategyBecause, unit, because = {} } = fact;
  const read = <T>(name: keyof typeof because, meaning: Parameters<typeof effective<T>>[1]): Effective<T> | null => {
    const setting = fact[name];
    return setting ? effective(setting, meaning, at, because[name]) : null;
  };
  return {
    ...scene.place(fact.span),
    application: scene.folder,
    library,
    version: version ?? null,
    strategy,
    strategyBecause,
    providers: fact.providers.map(({ id, type, span }) => ({ id, type, place: scene.place(span) })),
    ...(fact.moreProviders ? { moreProviders: true as const } : {}),
    adapter: adapterOf(fact, scene),
    store: read('store', text),
    lifetime: read('lifetime', seconds(unit)),
    updateAge: read('updateAge', plainSeconds(unit)),
    tokenLifetime: read('tokenLifetime', plainSeconds(unit)),
    cookies: fact.cookies.map((cookie) => cookieOf(cookie, fact, scene)),
    secrets: secretsOf(fact, at, scene),
  };
}

function adapterOf({ adapter }: SetupFact, scene: Scene): Setup['adapter'] {
  if (!adapter) return null;
  return { name: adapter.name, database: adapter.database ?? scene.database(adapter.name), place: scene.place(adapter.span) };
}

/** The secrets that are given to it, else the variables that it reads by itself. */
function secretsOf(fact: SetupFact, { place }: Circumstances, { project }: Scene): SetupSecret[] {
  const near = secretsAt(fact.library, [fact.span, ...fact.providers.map(({ span }) => span)], { place, project });
  if (near.length === 0 && fact.library === 'koa-session') return secretsAt('koa', 'anywhere', { place, project });
  // A configuration in another file than its call.
  const own = near.some(({ purpose }) => purpose !== purposes['oauth-client'])
    ? near
    : secretsAt(fact.library, 'anywhere', { place, project });
  const main = own.some(({ purpose }) => purpose !== purposes['oauth-client']);
  const [first] = fact.secretVariables ?? [];
  if (main || first === undefined) return own;
  const set = fact.secretVariables?.find((name) => project.all('env-variable').some((one) => one.name === name)) ?? first;
  const at = project.all('env-variable').find((one) => one.name === set);
  return [{ name: set, purpose: purposes.authjs, origin: 'environment', ...(at ? { place: place(at.span) } : {}) }, ...own];
}

const purposes = {
  jwt: 'signs or checks tokens',
  session: 'protects sessions',
  authjs: 'protects sessions',
  'oauth-client': 'OAuth client',
  cookie: 'signs cookies',
  crypto: 'encrypts',
};

/** The secrets that one library takes near these places, by name. */
export function secretsAt(
  library: string,
  spans: readonly Span[] | 'anywhere',
  { place, project }: Pick<Scene, 'place' | 'project'>,
): SetupSecret[] {
  const all = project
    .all('secret')
    .filter((one) => one.library === library && !project.isTest(one.span.file))
    .filter(({ span, setting }) => spans === 'anywhere' || spans.some((other) => holds(other, span) || holds(other, setting.span)));
  const secrets = all.flatMap(({ setting, purpose }) =>
    namesIn(setting).map(
      ({ name, origin }): SetupSecret => ({ name, purpose: purposes[purpose], origin, place: place(setting.value.at ?? setting.span) }),
    ),
  );
  return [...new Map(secrets.map((one) => [`${one.name}\n${one.purpose}\n${one.origin}`, one])).values()];
}

const holds = (outer: Span, inner: Span): boolean => outer.file === inner.file && outer.start <= inner.start && inner.start <= outer.end;

/** The variables that a secret is read from; else the option, where the secret stands in the code or comes from elsewhere. */
function namesIn({ path, value }: Setting): Pick<SetupSecret, 'name' | 'origin'>[] {
  const own = inProduction(value);
  if (own.kind === 'list') return own.items.flatMap((item) => namesIn({ path, value: item, origin: 'written', span: noSpan }));
  if (own.kind === 'env') return [{ name: own.name, origin: 'environment' }, ...(own.fallback ? fallbacks(own.fallback) : [])];
  if (own.kind === 'literal' || own.kind === 'text') return [{ name: path, origin: 'written' }];
  if (own.kind !== 'unknown' || !own.name) return [{ name: path, origin: 'unknown' }];
  const variable = /\benv\.(\w+)/.exec(own.name)?.[1];
  return [
    variable ? { name: variable, origin: 'environment' } : { name: own.name.replaceAll('.()', '()').slice(0, 80), origin: 'unknown' },
  ];
}

const noSpan: Span = { file: '', start: 0, end: 0 };

function fallbacks(value: Value): Pick<SetupSecret, 'name' | 'origin'>[] {
  if (value.kind === 'env') return [{ name: value.name, origin: 'environment' }, ...(value.fallback ? fallbacks(value.fallback) : [])];
  return value.kind === 'literal' ? [{ name: 'a text that stands in for it', origin: 'written' }] : [];
}
