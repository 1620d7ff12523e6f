// What better-auth 1.7.24 makes of its configuration: read in dist/cookies/index.mjs and dist/context/create-context.mjs.
import type { SentCookie, SetupFact } from '../model/fact';
import {
  absent,
  inDevelopment,
  inProduction,
  is,
  isAbsent,
  literal,
  type Setting,
  type Span,
  textOf,
  unknown,
  type Value,
} from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import type { Expression, Options } from '../source/define-library';

type Provider = SetupFact['providers'][number];

/** Whether sessions are kept outside of the cookie; undefined where that cannot be known. */
export function isStateful(option: Options): boolean | undefined {
  const [database, second] = [option('database').value, option('secondaryStorage').value];
  if (database.kind === 'absent' && second.kind === 'absent') return false;
  // A spread that cannot be read may bring one; what is written as a property is there, whatever it is.
  const isWritten = (path: string): boolean => option(path).slot !== undefined;
  const given = (path: string, { kind }: Value): boolean => kind !== 'absent' && (kind !== 'unknown' || isWritten(path));
  return given('database', database) || given('secondaryStorage', second) ? true : undefined;
}

const plugins: { readonly [name: string]: Provider['type'] } = {
  magicLink: 'email',
  emailOTP: 'email',
  passkey: 'webauthn',
  genericOAuth: 'oauth',
  sso: 'oauth',
  oneTap: 'oauth',
  username: 'credentials',
  phoneNumber: 'other',
  anonymous: 'other',
  siwe: 'other',
  bearer: 'token',
  jwt: 'token',
  apiKey: 'token',
};

/** The ways to sign in: social providers, passwords, and plugins. */
export function providersOf(option: Options, span: Span): Provider[] {
  const social = option('socialProviders').value;
  const names = social.kind === 'object' ? Object.keys(social.members) : [];
  const password = option('emailAndPassword.enabled');
  const items = option.expression('plugins')?.items().items ?? [];
  return [
    ...names.map((id): Provider => ({ id, type: 'oauth', span: option(`socialProviders.${id}`).span })),
    ...(is(password, true) ? [{ id: 'email-password', type: 'credentials', span: password.span } as const] : []),
    ...items.flatMap((item): Provider[] => {
      const name = item.call()?.steps.at(-1) ?? '';
      return Object.hasOwn(plugins, name) ? [{ id: name, type: plugins[name], span: item.span }] : [];
    }),
  ].map((one) => ({ ...one, span: one.span ?? span }));
}

/** Modules and functions that connect it to a database, by what their name holds. */
const drivers: readonly [pattern: RegExp, database: string][] = [
  [/mongo/i, 'mongodb'],
  [/^(pg|postgres|@neondatabase|@vercel\/postgres)/, 'postgresql'],
  [/mysql|mariadb|planetscale/, 'mysql'],
  [/sqlite|libsql|^bun:/, 'sqlite'],
  [/mssql|tedious/, 'mssql'],
  [/memory/i, 'memory'],
];
const dialects: { readonly [name: string]: string } = { pg: 'postgresql', postgres: 'postgresql', postgresql: 'postgresql' };

/** https://www.better-auth.com/docs/concepts/database: an adapter, a pool, or `{ dialect, type }`. */
export function adapterOf(option: Options): SetupFact['adapter'] {
  const setting = option('database');
  const written = option.expression('database');
  if (setting.value.kind === 'absent' || !written) return null;
  const { module, steps } = written.reference();
  const name = steps.filter((step) => !/^(new)?\(\)$/.test(step)).at(-1) ?? module;
  return { name: name || 'database', database: databaseOf(option, written, `${module} ${name}`), span: setting.span };
}

function databaseOf(option: Options, written: Expression, name: string): string | null {
  const told = textOf(written.call()?.options(1)('provider') ?? absent) ?? textOf(option('database.type'));
  if (told) return dialects[told] ?? told;
  return drivers.find(([pattern]) => name.split(' ').some((part) => pattern.test(part)))?.[1] ?? null;
}

/** The cookies that it sends: `dont_remember` only where somebody does not want to be remembered. */
export function sentCookies(option: Options, stateful: boolean | undefined): SentCookie[] {
  const caches = !stateful || is(option('session.cookieCache.enabled'), true);
  const lifetime = option('session.expiresIn', 604_800);
  const kept = option('session.cookieCache.maxAge', stateful === false ? (inProduction(lifetime.value) as Value) : 300);
  const token = { bytes: 80, because: 'a random token of 32 characters and its signature' };
  return [
    cookie(option, 'session_token', 'session', lifetime, token),
    ...(caches && stateful !== undefined ? [cookie(option, 'session_data', 'session-data', kept)] : []),
    cookie(option, 'dont_remember', 'other', { ...lifetime, value: absent, origin: 'default' }),
  ];
}

function cookie(option: Options, id: string, purpose: SentCookie['purpose'], maxAge: Setting, size?: SentCookie['size']): SentCookie {
  const secure = secureBy(option);
  const broad = is(option('advanced.crossSubDomainCookies.enabled'), true) ? option('advanced.crossSubDomainCookies.domain') : undefined;
  const shared = cookieAttributes(option, { httpOnly: true, secure, sameSite: 'lax', path: '/' }, 'advanced.defaultCookieAttributes.');
  const own = cookieAttributes(option, {}, `advanced.cookies.${id}.attributes.`);
  const pick = (name: keyof typeof own): Setting => (isAbsent(own[name]) ? shared[name] : own[name]);
  const domain = pick('domain');
  return {
    purpose,
    name: nameOf(option, id, secure),
    maxAgeUnit: 'seconds',
    size,
    httpOnly: pick('httpOnly'),
    secure: inferred(pick('secure')),
    sameSite: pick('sameSite'),
    path: pick('path'),
    domain: isAbsent(domain) && broad ? broad : domain,
    expires: pick('expires'),
    maxAge: isAbsent(pick('maxAge')) ? maxAge : pick('maxAge'),
  };
}

/** What nobody writes follows from the connection. */
const inferred = (setting: Setting): Setting => (setting.origin === 'default' ? { ...setting, origin: 'inferred' } : setting);

/** Written, else by the base URL, else whether it is production. */
function secureBy(option: Options): Value {
  const written = option('advanced.useSecureCookies').value;
  if (written.kind !== 'absent') return written;
  const url = option('baseURL').value;
  if (url.kind === 'absent') return { kind: 'by-environment', production: literal(true), development: literal(false) };
  const [production, development] = [schemeOf(inProduction(url)), schemeOf(inDevelopment(url))];
  return production === development ? production : { kind: 'by-environment', production, development };
}

const [on, off] = [literal(true), literal(false)];

function schemeOf(url: Value): Value {
  const known = url.kind === 'text' ? url.parts[0] : url;
  const protocol = url.kind === 'object' && url.members.protocol ? textOf(url.members.protocol) : undefined;
  const text = known?.kind === 'literal' ? String(known.value) : (protocol ?? '');
  if (text.startsWith('https')) return on;
  return text.startsWith('http') ? off : unknown;
}

/** `__Secure-better-auth.session_token`; the prefix follows from the base URL, not from the attribute. */
function nameOf(option: Options, id: string, secure: Value): Setting {
  const own = option(`advanced.cookies.${id}.name`);
  const prefix = option('advanced.cookiePrefix', 'better-auth');
  const base = isAbsent(own) ? textOf(prefix) : textOf(own);
  const name = base === undefined ? undefined : isAbsent(own) ? `${base}.${id}` : base;
  const named = (flag: Value): Value => {
    if (name === undefined || flag.kind !== 'literal') return unknown;
    return literal(flag.value ? `__Secure-${name}` : name);
  };
  const [production, development] = [named(inProduction(secure)), named(inDevelopment(secure))];
  const value: Value = secure.kind === 'by-environment' ? { kind: 'by-environment', production, development } : production;
  const setting = isAbsent(own) ? prefix : own;
  return inferred({ path: setting.path, value, origin: setting.origin, span: setting.span });
}
