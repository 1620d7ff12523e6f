import { type Application, type Effective, type EffectiveCookie, type Setup, type SetupCookie, stages } from '../analyser/model/setup';
import { cookieTitle, lifetimeInWords, originInWords, valueInWords } from './effective-words';
import { shortPath, whereIs } from './place';

/** One piece of a readable sheet; renderers escape its texts. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'pairs'; readonly rows: readonly (readonly [label: string, text: string])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** How the users of one application stay signed in, for a person to read. */
export function sheetOf(application: Application, root: string): Block[] {
  const { name, folder, packages, trustsProxy } = application;
  const own = [
    ['Folder', (folder === root ? '' : shortPath(folder, root)) || '.'] as const,
    ...filled('Packages', packages.map((one) => (one.version ? `${one.name} ${one.version}` : one.name)).join(', ')),
    ...(servesItself(application) ? [['Trusts its proxy', withOrigin(valueInWords(trustsProxy.value), trustsProxy, root)] as const] : []),
  ];
  return [
    { kind: 'heading', level: 1, text: name },
    { kind: 'pairs', rows: own },
    ...application.setups.flatMap((setup) => setupBlocks(setup, root)),
    ...stageBlocks(application, root),
    ...middlewareBlocks(application, root),
  ];
}

/** Where a framework or a host answers, nobody asks for it. */
const servesItself = ({ packages, trustsProxy }: Application): boolean =>
  trustsProxy.origin !== 'default' || packages.some(({ name }) => /^(express|koa|fastify|@nestjs\/core)$/.test(name));

/** One set-up of it. */
export function setupBlocks(setup: Setup, root: string): Block[] {
  const { library, version, strategy, strategyBecause, providers, adapter } = setup;
  const lasting = ([label, value]: readonly [string, Effective<number | 'session'> | null]) =>
    value ? [[label, withOrigin(value.value === null ? 'not known' : lifetimeInWords(value.value), value, root)] as const] : [];
  const rows = [
    ['Place', whereIs(setup, root)] as const,
    ['Strategy', strategy ? `${strategy} (${strategyBecause})` : 'not known'] as const,
    ...filled(
      'Providers',
      [...providers.map(({ id }) => id), ...(setup.moreProviders ? ['others only known when it runs'] : [])].join(', '),
    ),
    ...(adapter
      ? [['Adapter', `${adapter.name}${adapter.database ? `, ${adapter.database}` : ''} (${whereIs(adapter.place, root)})`] as const]
      : []),
    ...(setup.store ? [['Store', withOrigin(valueInWords(setup.store.value), setup.store, root)] as const] : []),
    ...(
      [
        ['Lifetime', setup.lifetime],
        ['Renewed after', setup.updateAge],
        ['Token lifetime', setup.tokenLifetime],
      ] as const
    ).flatMap(lasting),
    ...setup.secrets.map(
      ({ name, purpose, origin, place }) =>
        ['Secret', `${name}: ${purpose}, ${origin}${place ? ` (${whereIs(place, root)})` : ''}`] as const,
    ),
  ];
  return [
    { kind: 'heading', level: 2, text: version ? `${library} ${version}` : library },
    { kind: 'pairs', rows },
    ...setup.cookies.flatMap((cookie) => cookieBlocks(cookie, root)),
  ];
}

function cookieBlocks(cookie: SetupCookie, root: string): Block[] {
  const row = (label: string, part: keyof EffectiveCookie, words: (value: never) => string): string[] => {
    const [development, production] = [cookie.development[part], cookie.production[part]];
    const say = ({ value }: Effective<unknown>) => (value === null ? 'not known' : words(value as never));
    return [label, say(development), say(production), originsInWords(development, production, root)];
  };
  const isKeptBack = cookie.development.sent.value !== true || cookie.production.sent.value !== true;
  return [
    { kind: 'heading', level: 3, text: cookieTitle(cookie) },
    {
      kind: 'table',
      head: ['', 'development', 'production', 'why'],
      rows: [
        row('name', 'name', (value) => valueInWords(value)),
        ...(isKeptBack ? [row('sent', 'sent', (value) => valueInWords(value))] : []),
        row('httpOnly', 'httpOnly', (value) => valueInWords(value)),
        row('secure', 'secure', (value) => valueInWords(value)),
        row('sameSite', 'sameSite', (value) => valueInWords(value)),
        row('path', 'path', (value) => valueInWords(value, 'where it is set')),
        row('domain', 'domain', (value) => valueInWords(value, 'this host only')),
        row('lifetime', 'lifetime', (value) => lifetimeInWords(value)),
      ],
    },
  ];
}

function originsInWords(development: Effective<unknown>, production: Effective<unknown>, root: string): string {
  const [one, other] = [originInWords(development, root), originInWords(production, root)];
  if (one === other) return one;
  const [shared, ...rest] = one.split('; ');
  const isShared = rest.length > 0 && other.startsWith(`${shared}; `);
  return isShared ? `${one}, ${other.slice(shared.length + 2)}` : `development: ${one}; production: ${other}`;
}

function stageBlocks({ stages: places }: Application, root: string): Block[] {
  const rows = stages.flatMap((stage) => {
    const own = places.filter((place) => place.stage === stage);
    const shown = own.slice(0, mostPlaces).map((place, index) => [index === 0 ? stage : '', place.what, whereIs(place, root)]);
    return own.length > mostPlaces ? [...shown, ['', `and ${own.length - mostPlaces} more`, '']] : shown;
  });
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: 'The way of a session' },
        { kind: 'table', head: ['stage', 'what happens', 'where'], rows },
      ];
}

const mostPlaces = 12;

function middlewareBlocks({ middleware }: Application, root: string): Block[] {
  const pathsIn = (paths: readonly string[] | null) => {
    if (!paths) return 'not known';
    return paths.length > mostPlaces ? `${paths.slice(0, mostPlaces).join(', ')} and ${paths.length - mostPlaces} more` : paths.join(', ');
  };
  const rows = middleware.map((one) => [one.library, one.what, pathsIn(one.paths), whereIs(one, root)]);
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: 'Middleware' },
        { kind: 'table', head: ['', 'what it does', 'paths', 'where'], rows },
      ];
}

const filled = (label: string, text: string): (readonly [string, string])[] => (text === '' ? [] : [[label, text]]);

const withOrigin = (words: string, value: Effective<unknown>, root: string): string => `${words} (${originInWords(value, root)})`;
