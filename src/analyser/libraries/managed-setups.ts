// Hosted services and other authentication libraries, told by the calls of their documentation that set them up. No defaults are read here.
import type { SetupFact } from '../model/fact';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { type ManagedService, managedServices } from './managed-services';

type Known = Pick<SetupFact, 'strategy' | 'strategyBecause'>;

export default defineLibrary({
  id: 'managed-setups',
  modules: managedServices.flatMap(({ modules }) => modules),
  family: managedServices.flatMap(({ family = [] }) => family),
  detect: (source) => managedServices.flatMap((service) => setupsIn(source, service)),
});

/** One for each file: the call that sets the library up, else where its part for the browser is brought in. */
function setupsIn(source: Source, service: ManagedService): SetupFact[] {
  const { modules, makes, components } = service;
  const calls = modules.flatMap((module) => source.calls(module)).filter(({ path }) => makes.test(path));
  const [main] = calls.sort((one, other) => rank(service, one) - rank(service, other) || one.span.start - other.span.start);
  if (main) return [setup(source, service, main, { ...strategyOf(service, main), partial: rank(service, main) > 0 })];
  if (!components?.some((name) => source.holdsName(name))) return [];
  const [imported] = source.imported(/./).filter(({ name }) => modules.includes(name));
  return imported
    ? [setup(source, service, { ...imported, module: imported.name, scopes: [] }, { ...certain(service), partial: true })]
    : [];
}

/** What runs in the browser says less than what runs on the server. */
const rank = ({ inBrowser }: ManagedService, { path }: Call): number => (inBrowser?.test(path) ? 1 : 0);

function certain({ strategy, because = '', store }: ManagedService): Known {
  return strategy && !store ? { strategy, strategyBecause: because } : { strategy: null, strategyBecause: '' };
}

/** Kept in a cookie unless a store is given; not known where the options are not. */
function strategyOf(service: ManagedService, call: Call): Known {
  const { strategy = null, because = '', store } = service;
  if (!store) return certain(service);
  const option = call.options(0);
  const { value } = option(store);
  if (value.kind === 'absent') return { strategy, strategyBecause: because };
  const isGiven = value.kind !== 'unknown' || option.closed;
  return isGiven ? { strategy: 'server-session', strategyBecause: `${store} is set` } : { strategy: null, strategyBecause: '' };
}

function setup(
  source: Source,
  { library }: ManagedService,
  at: Pick<Call, 'module' | 'span' | 'scopes'>,
  own: Known & { partial: boolean },
): SetupFact {
  const { span, scopes } = at;
  const packageName = at.module
    .split('/')
    .slice(0, at.module.startsWith('@') ? 2 : 1)
    .join('/');
  return {
    kind: 'setup',
    library,
    span,
    scopes,
    version: source.version(packageName),
    ...own,
    providers: [],
    adapter: null,
    unit: 'seconds',
    cookies: [],
  };
}
