// Defaults: better-auth 1.7.24, read in dist/context/create-context.mjs and dist/cookies/index.mjs. Lifetimes count seconds.
import type { BetterAuthFact, CookieFact, Fact, SecretFact } from '../model/fact';
import { isAbsent, isOff, type Setting, textOf, unknown, type Value } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Expression, type Options, type Source } from '../source/define-library';
import { adapterOf, isStateful, providersOf, sentCookies } from './better-auth-setup';

const library = 'better-auth';
const serverless =
  /^(@vercel\/|@cloudflare\/|cloudflare:|@netlify\/|@neondatabase\/serverless$|@planetscale\/database$|aws-lambda$|drizzle-orm\/(d1|neon-http)$|hono\/(aws-lambda|cloudflare-workers|vercel))/;

/** What describes a deployment to such a platform, beside the application's own package.json. */
const platforms = ['vercel.json', 'wrangler.toml', 'wrangler.json', 'wrangler.jsonc', 'netlify.toml', 'serverless.yml', 'sst.config.ts'];
const isOwn = (source: Source, path: string): boolean => path.slice(0, path.lastIndexOf('/')) === source.application();

export default defineLibrary({
  id: library,
  modules: ['better-auth', 'better-auth/minimal'],
  family: ['better-auth/', '@better-auth/'],
  // Packages of a workspace hand it on under its own name.
  triggers: [['(?<!function )\\bbetterAuth(?:<[^>]{0,80}>)?\\(']],
  detect: (source) => source.calls(/^better-auth(\/minimal)?$/, 'betterAuth.()').flatMap((call) => facts(source, call)),
});

function facts(source: Source, call: Call): Fact[] {
  const option = call.options(0);
  const fact = configuration(source, call, option);
  return [fact, setup(fact, option), sessionCookie(fact, option), ...secrets(fact, option)];
}

function configuration(source: Source, { span, scopes }: Call, option: Options): BetterAuthFact {
  const origins = option.expression('trustedOrigins')?.result();
  const written = option('trustedOrigins');
  const attributes = ['advanced.defaultCookieAttributes', 'advanced.cookies.session_token.attributes'];
  return {
    kind: 'better-auth',
    library,
    version: source.version(library),
    span,
    scopes,
    secret: option('secret'),
    secrets: option('secrets'),
    baseUrl: option('baseURL'),
    disableCsrfCheck: option('advanced.disableCSRFCheck', false),
    disableOriginCheck: option('advanced.disableOriginCheck', false),
    useSecureCookies: option('advanced.useSecureCookies'),
    cookieSwitches: attributes.flatMap((path) => ['httpOnly', 'secure'].map((name) => option(`${path}.${name}`))),
    crossSubDomain: {
      enabled: option('advanced.crossSubDomainCookies.enabled', false),
      domain: option('advanced.crossSubDomainCookies.domain'),
    },
    trustedOrigins: origins ? { ...written, value: origins.value } : written,
    reflectsOrigin: reflects(source, option.expression('trustedOrigins')),
    linking: {
      enabled: option('account.accountLinking.enabled', true),
      allowDifferentEmails: option('account.accountLinking.allowDifferentEmails', false),
      requireLocalEmailVerified: option('account.accountLinking.requireLocalEmailVerified', true),
      trustedProviders: option('account.accountLinking.trustedProviders'),
    },
    emailAndPassword: {
      enabled: option('emailAndPassword.enabled', false),
      requireEmailVerification: option('emailAndPassword.requireEmailVerification', false),
    },
    sendsVerification: !isAbsent(option('emailVerification.sendVerificationEmail')),
    rateLimit: { enabled: option('rateLimit.enabled'), storage: storage(option) },
    serverless: source.imports(serverless) || source.beside(...platforms).some(({ path }) => isOwn(source, path)),
    expiresIn: option('session.expiresIn', 604_800),
    cookieCache: { enabled: option('session.cookieCache.enabled', false), maxAge: option('session.cookieCache.maxAge', 300) },
    stateful: isStateful(option),
  };
}

/** A function that hands back the origin which asks, and does nothing that could look at it first. */
function reflects(source: Source, origins: Expression | undefined): boolean {
  const made = origins?.function();
  const given = origins?.flow()?.deliveries.filter(({ into }) => into.join() === 'result') ?? [];
  if (!made || made.file !== source.path) return false;
  const isInside = ({ scopes }: { scopes: readonly number[] }): boolean => scopes.includes(made.scope);
  const asked = source.everyCall().filter(isInside);
  const header = asked.find((call) => call.steps.at(-1) === 'get' && textOf(call.setting(0, 'name'))?.toLowerCase() === 'origin');
  const names = given.flatMap(({ value }) => value.mentions());
  const isHanded = names.some((name) => name === header?.variable || /(^|\.)headers(\.get)?(\.origin)?$/i.test(name));
  const isPlain = asked.every((call) => call === header || /^(filter|Boolean)$/.test(call.steps.at(-1) ?? ''));
  return isHanded && isPlain && !source.comparisons().some(isInside);
}

/** Counted in memory, unless a second store is given or something else is said. */
function storage(option: Options): Setting {
  const second = option('secondaryStorage').value;
  const own = option('rateLimit.customStorage').value;
  if (own.kind !== 'absent' || second.kind === 'unknown') return { ...option('rateLimit.storage'), value: unknown };
  return option('rateLimit.storage', second.kind === 'absent' ? 'memory' : 'secondary-storage');
}

function setup({ span, scopes, version, expiresIn, stateful, cookieCache }: BetterAuthFact, option: Options): Fact {
  const cached = !isOff(cookieCache.enabled);
  const because = {
    true: cached ? 'a database is set, and answers are kept in a cookie for a while' : 'a database is set',
    false: 'no database is set: the session is kept in an encrypted cookie',
    undefined: '',
  };
  return {
    kind: 'setup',
    library,
    version,
    span,
    scopes,
    strategy: stateful === undefined ? null : stateful ? 'database' : 'cookie',
    strategyBecause: because[`${stateful}`],
    providers: providersOf(option, span),
    adapter: adapterOf(option),
    lifetime: expiresIn,
    updateAge: option('session.updateAge', 86_400),
    unit: 'seconds',
    cookies: sentCookies(option, stateful),
    secretVariables: ['BETTER_AUTH_SECRET', 'AUTH_SECRET'],
  };
}

/**
 * What rules for any cookie may see of it. Flags, lifetime and the domain for subdomains have rules of their own here, so they are not told:
 * one problem, one finding.
 */
function sessionCookie({ span, scopes }: BetterAuthFact, option: Options): CookieFact {
  const [cookie] = sentCookies(option, true);
  const hidden = (setting: Setting): Setting => ({ ...setting, value: unknown });
  const attributes = cookieAttributes(option, { sameSite: 'lax', path: '/' }, 'advanced.defaultCookieAttributes.');
  return {
    kind: 'cookie',
    library,
    span,
    scopes,
    content: unknown,
    holdsSession: true,
    writer: 'server',
    deletes: false,
    maxAgeUnit: 'seconds',
    ...attributes,
    httpOnly: hidden(attributes.httpOnly),
    secure: hidden(attributes.secure),
    maxAge: hidden(attributes.maxAge),
    // Its beginning follows from `secure`, which nobody here is told.
    name: hidden(cookie.name),
  };
}

function secrets({ span, scopes, secret, secrets: several }: BetterAuthFact, option: Options): SecretFact[] {
  const base = { kind: 'secret', library, span, scopes } as const;
  const items = option.expression('secrets')?.items().items ?? [];
  const own = isAbsent(secret) && isAbsent(several) ? [{ ...secret, value: fromEnvironment, origin: 'default' as const }] : [secret];
  const listed = items.map((item) => item.options()('value'));
  return [
    ...[...own, ...listed]
      .filter((setting) => !isAbsent(setting))
      .map((setting): SecretFact => ({ ...base, purpose: 'session', setting, envName: 'BETTER_AUTH_SECRET' })),
    ...clientSecrets(option).map(
      ([id, setting]): SecretFact => ({ ...base, purpose: 'oauth-client', setting, envName: `${id}_CLIENT_SECRET` }),
    ),
  ];
}

const fromEnvironment: Value = { kind: 'env', name: 'BETTER_AUTH_SECRET', fallback: { kind: 'env', name: 'AUTH_SECRET' } };

/** https://www.better-auth.com/docs/concepts/oauth, and those of the plugin for other providers. */
function clientSecrets(option: Options): [id: string, setting: Setting][] {
  const plugins = option.expression('plugins')?.items().items ?? [];
  const generic = plugins
    .map((plugin) => plugin.call())
    .filter((call) => call?.steps.at(-1) === 'genericOAuth')
    .flatMap((call) => call?.options(0).expression('config')?.items().items ?? []);
  const found: [string, Setting][] = [
    ...writtenObjects(option.expression('socialProviders')).flatMap(providerSecrets),
    ...generic.map((one): [string, Setting] => [textIn(one.options()('providerId').value) || 'oauth', one.options()('clientSecret')]),
  ];
  return found
    .filter(([, setting]) => !isAbsent(setting) && setting.value.kind !== 'unknown')
    .map(([id, setting]) => [id.toUpperCase().replace(/[^A-Z0-9]+/g, '_'), setting]);
}

/** An object, and those that are spread into it, under a condition or not: `...(id ? { google } : {})`. */
const writtenObjects = (one: Expression | undefined): Expression[] =>
  (one?.alternatives() ?? []).flatMap((own) => [own, ...own.spreads().flatMap(writtenObjects)]);

function providerSecrets(object: Expression): [string, Setting][] {
  const own = object.value.kind === 'object' ? Object.keys(object.value.members) : [];
  return own.map((name) => [name, object.options()(`${name}.clientSecret`)]);
}

const textIn = (value: Value): string => (value.kind === 'literal' ? String(value.value) : '');
