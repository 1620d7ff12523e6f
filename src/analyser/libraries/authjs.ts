// Configuration shapes and defaults: next-auth 4.24.15, next-auth 5.0.0-beta.32 and @auth/core 0.41.3, read in their sources.
import type { AuthjsFact, CookieAttributes, Fact, SecretFact } from '../model/fact';
import { is, isAbsent, literal, type Setting, type Span, unknown, type Value } from '../model/value';
import { parseVersion } from '../model/version';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Expression, type Options, type Source } from '../source/define-library';
import { hasBareProvider, providersOf } from './authjs-providers';
import { surroundingsOf } from './authjs-surroundings';

/** Package, the function that takes the configuration, and at which argument. */
const entries: readonly [module: string, path: string, argument: number][] = [
  ['next-auth', '()', 0],
  ['next-auth', 'NextAuth.()', 0],
  ['next-auth/next', '()', 0],
  ['@auth/express', 'ExpressAuth.()', 0],
  ['@auth/sveltekit', 'SvelteKitAuth.()', 0],
  ['@auth/qwik', 'QwikAuth$.()', 0],
  ['@auth/solid-start', 'SolidAuth.()', 0],
  ['@auth/core', 'Auth.()', 1],
  ['@hono/auth-js', 'initAuthConfig.()', 0],
];

/** The types of version 4, and those of version 5 and every other package. */
const types = {
  4: ['NextAuthOptions', 'AuthOptions'],
  5: ['NextAuthConfig', 'AuthConfig', 'ExpressAuthConfig', 'SvelteKitAuthConfig', 'SolidAuthConfig', 'QwikAuthConfig'],
} as const;

export default defineLibrary({
  id: 'authjs',
  modules: [
    'next-auth',
    'next-auth/next',
    '@auth/core',
    '@auth/express',
    '@auth/sveltekit',
    '@auth/qwik',
    '@auth/solid-start',
    '@hono/auth-js',
  ],
  family: ['next-auth/', '@auth/', '@next-auth/'],
  // Packages of a workspace hand it on under its own name.
  triggers: [['(?<!function )\\bNextAuth(?:<[^>]{0,80}>)?\\(']],
  detect: (source) => configurations(source).flatMap((one) => facts(source, one)),
});

/** One configuration of a file: what is known of it as a whole, and its options. */
export interface AuthjsConfiguration {
  readonly base: Base;
  readonly option: Options;
  /** The call that takes it; none where it is only typed. */
  readonly call?: Call;
}

const known = new WeakMap<Source, readonly AuthjsConfiguration[]>();

/** Every configuration of a file: those that a call takes, and those that are only typed. Several libraries ask. */
export function configurations(source: Source): readonly AuthjsConfiguration[] {
  const calls = (): Call[] => source.calls(/^(next-auth(\/next)?|@auth\/[\w-]+|@hono\/auth-js)$/);
  const found = known.get(source) ?? [...calls().flatMap((call) => fromCall(source, call)), ...fromTypes(source)];
  known.set(source, found);
  return found;
}

function fromCall(source: Source, call: Call): AuthjsConfiguration[] {
  const entry = entries.find(([module, path]) => module === call.module && path === call.path);
  if (!entry) return fromReader(source, call);
  const index = call.module.startsWith('next-auth') && call.count >= 3 ? 2 : entry[2];
  const argument = call.argument(index);
  if (!argument) return [];
  const version = source.version(call.module.replace(/\/next$/, ''));
  const option = argument.options(call.span);
  const major = majorOf(call.module, version, () => looksLikeFive(source, call, option));
  const base: Base = { library: nameOf(call.module), version, major, partial: false, span: call.span, scopes: call.scopes };
  return [{ base, option, call }];
}

/** `getServerSession(authOptions)`: of version 4, which hands them to NextAuth somewhere else. Where they are typed they are found without it. */
function fromReader(source: Source, call: Call): AuthjsConfiguration[] {
  if (!/^(unstable_)?getServerSession\.\(\)$/.test(call.path) || (call.count !== 1 && call.count !== 3)) return [];
  const argument = call.argument(call.count - 1);
  const version = source.version('next-auth');
  if (!argument || majorOf('next-auth', version, () => false) !== 4 || isTyped(argument)) return [];
  const option = argument.options(call.span);
  return [{ base: { library: 'next-auth', version, major: 4, partial: true, span: option.span, scopes: call.scopes }, option }];
}

const packages = /^(next-auth|@auth\/)/;
const isTyped = (argument: Expression): boolean => ([...types[4], ...types[5]] as string[]).includes(argument.typedAs(packages) ?? '');

/** Configurations that are only typed: shared ones, and those that another file hands over. */
function fromTypes(source: Source): AuthjsConfiguration[] {
  if (!source.imports(packages)) return [];
  const version = source.version('next-auth');
  return ([4, 5] as const).flatMap((major) =>
    source.typed(...types[major]).map((value) => ({
      base: { library: 'next-auth', version, major, partial: true, span: value.span, scopes: [] },
      option: value.options(),
    })),
  );
}

const nameOf = (module: string): string => (module.startsWith('next-auth') ? 'next-auth' : module);

/** Every package but next-auth 4 stands on @auth/core. */
function majorOf(module: string, version: string | undefined, looksLikeFive: () => boolean): 4 | 5 {
  if (!module.startsWith('next-auth')) return 5;
  const major = parseVersion(version)?.[0];
  if (major !== undefined) return major >= 5 ? 5 : 4;
  if (version !== undefined) return /^(beta|next|canary|experimental)$/.test(version) ? 5 : 4;
  return looksLikeFive() ? 5 : 4;
}

/** Where no version is to be had: version 4 gives one handler, takes no function and no bare provider, and has other types. */
function looksLikeFive(source: Source, call: Call, option: Options): boolean {
  if (types[4].some(source.holdsName) || source.imports(/^(next-auth\/(next|middleware)|@next-auth\/)/)) return false;
  const members = ['handlers', 'auth', 'signIn', 'signOut', 'unstable_update'];
  if (types[5].some(source.holdsName) || call.reads().some((name) => members.includes(name))) return true;
  return call.count === 1 && (call.argument(0)?.function() !== undefined || hasBareProvider(option));
}

type Base = Pick<AuthjsFact, 'library' | 'version' | 'major' | 'partial' | 'span' | 'scopes'>;

function facts(source: Source, { base, option, call }: AuthjsConfiguration): Fact[] {
  const { providers, complete } = providersOf(option);
  const fact: AuthjsFact = {
    ...base,
    kind: 'authjs',
    providers,
    providersComplete: complete,
    adapter: adapter(option),
    strategy: option('session.strategy'),
    neverLooksUp: ['callbacks.jwt', 'callbacks.session', 'jwt.decode'].every((path) => callsNothing(option, path)),
    debug: option('debug', false),
    jwtEncode: option('jwt.encode'),
    jwtEncodeCalls: callsToSign(option),
    secret: option('secret'),
    jwtSecret: option('jwt.secret'),
    sessionMaxAge: option('session.maxAge'),
    updateAge: option('session.updateAge'),
    jwtMaxAge: option('jwt.maxAge'),
    trustHost: option('trustHost'),
    redirectProxyUrl: option('redirectProxyUrl'),
    skipCsrfCheck: skipCsrfCheck(option),
    raw: option('raw'),
    readsEnvironment: call?.path !== 'Auth.()' || source.calls('@auth/core', 'setEnvDefaults.()').length > 0,
    surroundings: base.partial ? undefined : surroundingsOf(source, base.library),
    useSecureCookies: option('useSecureCookies'),
    sessionCookieName: option('cookies.sessionToken.name'),
    sessionCookie: option('cookies.sessionToken'),
    cookie: sessionCookie(base.major, option),
  };
  return [fact, ...cookieFacts(fact), ...secrets(fact)];
}

function callsNothing(option: Options, path: string): boolean {
  if (isAbsent(option(path))) return true;
  const reach = option.expression(path)?.reach();
  return reach?.complete === true && reach.calls.length === 0;
}

/** What an own `jwt.encode` calls, where it encrypts nothing. */
function callsToSign(option: Options): Span[] {
  const reach = option.expression('jwt.encode')?.reach();
  const encrypts = ({ module, steps }: Call): boolean =>
    /encrypt|cipher/i.test(steps.at(-1) ?? '') || (/^(next-auth|@auth\/core)\/jwt$/.test(module) && steps.at(-1) === 'encode');
  return !reach?.complete || reach.calls.some(encrypts) ? [] : reach.calls.map(({ span }) => span);
}

/** https://authjs.dev/reference/core#skipcsrfcheck: only the exported symbol counts. */
function skipCsrfCheck(option: Options): Setting {
  const written = option('skipCSRFCheck');
  const { module, steps } = option.reference('skipCSRFCheck') ?? { module: '', steps: [] };
  const isSymbol = module.startsWith('@auth/core') && steps.join('.') === 'skipCSRFCheck';
  return isSymbol ? { ...written, value: literal('symbol') } : written;
}

/** `true` where an adapter is certainly given: the call or construction that makes one, not a value from elsewhere. */
export function adapter(option: Options): Setting {
  const written = option('adapter');
  const made = option.expression('adapter')?.call() ?? option.reference('adapter')?.steps.includes('()');
  return made && written.value.kind === 'unknown' ? { ...written, value: literal(true, written.value.at) } : written;
}

/** Version 4 replaces a custom entry whole, so what is not written is off; version 5 merges it over its defaults. */
function sessionCookie(major: 4 | 5, option: Options): CookieAttributes {
  const custom = option('cookies.sessionToken').value;
  const secure = option('useSecureCookies').value;
  const bySchema: Value = secure.kind === 'absent' ? unknown : secure;
  const kept = { httpOnly: true, secure: bySchema, sameSite: 'lax', path: '/' };
  if (major === 5 || custom.kind === 'absent') return cookieAttributes(option, kept, 'cookies.sessionToken.options.');
  const replaced =
    custom.kind === 'object' ? { httpOnly: false, secure: false } : { httpOnly: unknown, secure: unknown, sameSite: unknown };
  return cookieAttributes(option, replaced, 'cookies.sessionToken.options.');
}

function cookieFacts(fact: AuthjsFact): Fact[] {
  if (fact.sessionCookie.value.kind === 'absent') return [];
  const { library, span, scopes, cookie, sessionCookieName: name } = fact;
  return [
    {
      kind: 'cookie',
      library,
      span,
      scopes,
      name,
      content: unknown,
      holdsSession: true,
      hasOwnRule: true,
      writer: 'server',
      deletes: false,
      maxAgeUnit: 'seconds',
      ...cookie,
    },
  ];
}

function secrets(fact: AuthjsFact): SecretFact[] {
  const { library, span, scopes, major } = fact;
  const envName = major === 5 ? 'AUTH_SECRET' : 'NEXTAUTH_SECRET';
  const base = { kind: 'secret', library, span, scopes } as const;
  const own = [fact.secret, ...(major === 4 ? [fact.jwtSecret] : [])].filter((setting) => !isAbsent(setting));
  // BoxyHQ's provider takes the text `dummy`: it has no client secret.
  const clients = fact.providers.filter(({ clientSecret }) => !isAbsent(clientSecret) && !is(clientSecret, '', 'dummy'));
  return [
    ...own.map((setting): SecretFact => ({ ...base, purpose: 'authjs', setting, envName })),
    ...clients.map(({ id, clientSecret: setting }): SecretFact => {
      const name = id.toUpperCase().replaceAll('-', '_');
      return { ...base, purpose: 'oauth-client', setting, envName: major === 5 ? `AUTH_${name}_SECRET` : `${name}_CLIENT_SECRET` };
    }),
  ];
}
