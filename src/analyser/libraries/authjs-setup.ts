// What takes effect of an Auth.js configuration: next-auth 4.24.15 (core/init.js, core/lib/cookie.js, core/lib/oauth/checks.js) and
// @auth/core 0.41.3 (lib/init.ts, lib/utils/cookie.ts), read in their sources.
import type { AuthjsProvider, CookieAttributes, SentCookie, SetupFact } from '../model/fact';
import { byConnection, mapped } from '../model/sent-cookie';
import { absent, is, isAbsent, literal, type Setting, textOf, textsOf, unknown, type Value } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { defineLibrary, type Options } from '../source/define-library';
import { type AuthjsConfiguration, adapter, configurations } from './authjs';
import { provider } from './authjs-providers';

const month = 30 * 86_400;

export default defineLibrary({
  id: 'authjs-setup',
  modules: [], // authjs says which files matter
  detect: (source) => configurations(source).map(setupOf),
});

type Base = AuthjsConfiguration['base'];

function setupOf({ base, option, call }: AuthjsConfiguration): SetupFact {
  const { library, version, major, partial, scopes } = base;
  const list = option.expression('providers')?.items() ?? { items: [], complete: false };
  const given = list.items;
  const providers = given.flatMap((item) => provider(item) ?? []);
  const [strategy, strategyBecause] = strategyOf(option);
  const lifetime = option('session.maxAge', month);
  const config = option('providers').span;
  return {
    kind: 'setup',
    library,
    scopes,
    // The configuration, where it stands in another file than its call.
    span: call && config.file === call.span.file ? base.span : { ...config, end: Math.min(config.end, config.start + 'providers'.length) },
    version,
    calledIn: call?.span.file,
    partial,
    strategy,
    strategyBecause,
    providers: providers.map(({ id, type, span }) => ({ id, type, span })),
    ...(list.complete && given.length === providers.length ? {} : { moreProviders: true as const }),
    adapter: adapterOf(option),
    lifetime,
    updateAge: strategy === 'database' ? option('session.updateAge', 86_400) : undefined,
    tokenLifetime: strategy === 'jwt' ? tokenLifetime(option, major, lifetime) : undefined,
    because: { tokenLifetime: major === 4 ? 'next-auth 4: session.maxAge does not shorten it' : 'follows session.maxAge' },
    unit: 'seconds',
    cookies: cookiesOf(base, option, { strategy, lifetime, providers, checks: given.flatMap((item) => checksOf(item, major)) }),
    connection: connectionOf(library, major),
    secretVariables: secretVariables(library, major),
  };
}

/** What is written, else `database` where an adapter is given, else `jwt`. */
function strategyOf(option: Options): [SetupFact['strategy'], string] {
  const written = option('session.strategy');
  const text = textOf(written);
  if (text === 'jwt' || text === 'database') return [text, 'session.strategy is written'];
  if (!isAbsent(written)) return [null, ''];
  const given = adapter(option);
  if (is(given, true)) return ['database', 'an adapter is set and no strategy'];
  return isAbsent(given) ? ['jwt', 'neither an adapter nor a strategy is set'] : [null, ''];
}

/** `@auth/prisma-adapter` says little of the database, `@auth/pg-adapter` all. */
const databases: { readonly [adapter: string]: string } = {
  mongodb: 'mongodb',
  pg: 'postgresql',
  neon: 'postgresql',
  supabase: 'postgresql',
  d1: 'sqlite',
  'upstash-redis': 'redis',
  dynamodb: 'dynamodb',
  firebase: 'firestore',
  neo4j: 'neo4j',
  fauna: 'fauna',
  edgedb: 'edgedb',
  surrealdb: 'surrealdb',
  xata: 'xata',
  hasura: 'hasura',
  pouchdb: 'pouchdb',
};

function adapterOf(option: Options): SetupFact['adapter'] {
  const written = adapter(option);
  if (isAbsent(written)) return null;
  const made = option.expression('adapter')?.call() ?? option.reference('adapter');
  const steps = [...(made?.steps ?? []), ...(option.expression('adapter')?.steps ?? [])].filter((step) => /^[A-Za-z_$][\w$]*$/.test(step));
  const name = steps.find((step) => /adapter/i.test(step)) ?? steps.at(-1) ?? 'adapter';
  const kind = /^@(?:next-)?auth\/([\w-]+)-adapter$/.exec(made?.module ?? '')?.[1] ?? '';
  return { name, database: databases[kind] ?? null, span: written.span };
}

/** Version 4 has a constant of its own; version 5 takes the session's. */
function tokenLifetime(option: Options, major: Base['major'], lifetime: Setting): Setting {
  const written = option('jwt.maxAge', month);
  return major === 4 || written.origin === 'written' ? written : { ...lifetime, origin: 'inferred' };
}

function connectionOf(library: string, major: Base['major']): SetupFact['connection'] {
  if (library === '@auth/express') return { by: 'request' };
  if (library !== 'next-auth') return undefined;
  return { by: 'address', variables: major === 4 ? ['NEXTAUTH_URL'] : ['AUTH_URL', 'NEXTAUTH_URL'] };
}

function secretVariables(library: string, major: Base['major']): readonly string[] {
  if (library === '@auth/core') return []; // Auth() reads no variables
  if (library !== 'next-auth') return ['AUTH_SECRET'];
  return major === 4 ? ['NEXTAUTH_SECRET', 'AUTH_SECRET'] : ['AUTH_SECRET', 'NEXTAUTH_SECRET'];
}

type Check = 'pkce' | 'state' | 'nonce';

/** Providers that do not use their version's default. */
const ownChecks: { readonly [major in 4 | 5]: { readonly [id: string]: readonly Check[] } } = {
  4: {
    ...same(
      'auth0 authentik boxyhq-saml dropbox duende-identity-server6 fusionauth gitlab google identity-server4 keycloak passage twitter united-effects zitadel',
      ['pkce', 'state'],
    ),
    apple: ['pkce'],
    salesforce: [],
  },
  5: {
    ...same('descope fusionauth huggingface kinde okta roblox twitter', ['pkce', 'state']),
    ...same('atlassian click-up eveonline figma line linkedin netsuite reddit threads wechat', ['state']),
    ...same('bankid-no salesforce vipps', ['pkce', 'state', 'nonce']),
    apple: ['nonce', 'state'],
    slack: ['nonce'],
  },
};

function same(ids: string, checks: readonly Check[]): { [id: string]: readonly Check[] } {
  return Object.fromEntries(ids.split(' ').map((id) => [id, checks]));
}

/** What an OAuth provider keeps in cookies while somebody signs in. */
function checksOf(item: Parameters<typeof provider>[0], major: Base['major']): readonly string[] {
  const known = provider(item);
  if (known?.type !== 'oauth') return [];
  if (!isAbsent(known.checks)) return textsOf(known.checks) ?? [];
  return ownChecks[major][known.id] ?? [major === 4 ? 'state' : 'pkce'];
}

interface Known {
  readonly strategy: SetupFact['strategy'];
  readonly lifetime: Setting;
  readonly providers: readonly AuthjsProvider[];
  readonly checks: readonly string[];
}

function cookiesOf(base: Base, option: Options, { strategy, lifetime, providers, checks }: Known): SentCookie[] {
  const make = (key: string, suffix: string, purpose: SentCookie['purpose'], more: More = {}) =>
    cookieOf(base, option, key, suffix, { purpose, ...more });
  const quarter = literal(900);
  const signIn = (key: string, suffix: string) => make(key, suffix, 'sign-in', { maxAge: quarter });
  return [
    make('sessionToken', 'session-token', 'session', { follows: lifetime, size: sizeOf(base, option, strategy) }),
    ...(ownCheck.has(base.library)
      ? []
      : [make('csrfToken', 'csrf-token', 'csrf', { size: { bytes: 131, because: 'a token and its hash' } })]),
    make('callbackUrl', 'callback-url', 'callback-url'),
    ...(checks.includes('pkce') ? [signIn('pkceCodeVerifier', 'pkce.code_verifier')] : []),
    ...(checks.includes('state') ? [signIn('state', 'state')] : []),
    ...(checks.includes('nonce') ? [signIn('nonce', 'nonce')] : []),
    ...(base.major === 5 && providers.some(({ type }) => type === 'webauthn') ? [signIn('webauthnChallenge', 'challenge')] : []),
  ];
}

/** They leave requests from other sites to their framework: skipCSRFCheck. */
const ownCheck = new Set(['@auth/sveltekit', '@auth/qwik']);

interface More {
  readonly maxAge?: Value;
  /** The setting that its lifetime is taken from. */
  readonly follows?: Setting;
  readonly size?: SentCookie['size'];
}

function cookieOf(base: Base, option: Options, key: string, suffix: string, more: More & Pick<SentCookie, 'purpose'>): SentCookie {
  const { purpose, size, follows } = more;
  const flag = option('useSecureCookies');
  const secure = isAbsent(flag) ? byConnection(flag, literal(true), literal(false)) : flag;
  const prefix = key === 'csrfToken' ? '__Host-' : '__Secure-';
  const own = `${base.major === 4 ? 'next-auth' : 'authjs'}.${suffix}`;
  const path = `cookies.${key}`;
  const name = option(`${path}.name`);
  const attributes = attributesOf(base.major, option, path, secure.value, more.maxAge ?? absent);
  const isOwnSecure = attributes.secure.origin === 'default' && isWhole(base.major, option(path).value);
  const byAddress = secure === flag ? 'useSecureCookies' : 'useSecureCookies is not set';
  const isLasting = follows !== undefined && isAbsent(attributes.maxAge) && isAbsent(attributes.expires);
  return {
    purpose,
    ...attributes,
    ...(isOwnSecure ? { secure } : {}),
    ...(isLasting ? { maxAge: { ...follows, origin: 'inferred' } } : {}),
    name: name.value.kind === 'absent' && isWhole(base.major, option(path).value) ? named(secure, prefix, own) : name,
    maxAgeUnit: 'seconds',
    because: {
      name: byAddress,
      ...(isOwnSecure ? { secure: byAddress } : {}),
      ...(isWhole(base.major, option(path).value) ? {} : replaced),
      ...(isLasting ? { maxAge: 'follows session.maxAge' } : {}),
    },
    size,
  };
}

const replacing = 'next-auth 4: a custom entry replaces all defaults';
const replaced = { httpOnly: replacing, secure: replacing, sameSite: replacing, path: replacing };

const named = (secure: Setting, prefix: string, own: string): Setting => mapped(secure, (on) => (on ? prefix : '') + own);

/** Whether the defaults apply below what is written: version 4 replaces a custom entry whole, version 5 merges it over its own. */
const isWhole = (major: Base['major'], custom: Value): boolean => major === 5 || custom.kind === 'absent';

function attributesOf(major: Base['major'], option: Options, path: string, secure: Value, maxAge: Value): CookieAttributes {
  const custom = option(path).value;
  const below = `${path}.options.`;
  const lasting = maxAge.kind === 'absent' ? {} : { maxAge };
  const kept = { httpOnly: true, secure, sameSite: 'lax', path: '/', ...lasting };
  if (isWhole(major, custom)) return cookieAttributes(option, kept, below);
  if (custom.kind === 'object') return cookieAttributes(option, { httpOnly: false, ...lasting }, below);
  return cookieAttributes(option, { httpOnly: unknown, secure: unknown, sameSite: unknown, path: unknown, domain: unknown }, below);
}

/** A JWE in compact form: `alg: dir`, A256GCM in version 4, A256CBC-HS512 with a `kid` in version 5; split at 4096 less 163 or 160. */
function sizeOf({ major }: Base, option: Options, strategy: SetupFact['strategy']): SentCookie['size'] {
  if (strategy === 'database') return { bytes: 36, because: 'a UUID' };
  if (strategy !== 'jwt' || !isAbsent(option('jwt.encode'))) return undefined;
  const more = isAbsent(option('callbacks.jwt')) ? '' : ', and what callbacks.jwt adds';
  return {
    bytes: major === 4 ? 470 : 650,
    chunk: major === 4 ? 3933 : 3936,
    because: `name, e-mail, picture and id, encrypted${more}`,
  };
}
