// Configuration shapes and defaults: next-auth 4.24.15, next-auth 5.0.0-beta.32 and @auth/core 0.41.3, read in their sources.
import type { AuthjsFact, AuthjsProvider, CookieAttributes, Fact, SecretFact } from '../model/fact';
import { absent, is, isAbsent, literal, type Setting, unknown, type Value } from '../model/value';
import { parseVersion } from '../model/version';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Expression, type Options, type Source } from '../source/define-library';

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
];

const types = [
  'NextAuthOptions',
  'AuthOptions',
  'NextAuthConfig',
  'AuthConfig',
  'ExpressAuthConfig',
  'SvelteKitAuthConfig',
  'SolidAuthConfig',
  'QwikAuthConfig',
];
const emails = new Set([
  'email',
  'nodemailer',
  'resend',
  'sendgrid',
  'postmark',
  'mailgun',
  'forwardemail',
  'loops',
  'http-email',
  'mailchimp',
]);
const webauthn = new Set(['webauthn', 'passkey']);

export default defineLibrary({
  id: 'authjs',
  modules: ['next-auth', 'next-auth/next', '@auth/core', '@auth/express', '@auth/sveltekit', '@auth/qwik', '@auth/solid-start'],
  family: ['next-auth/', '@auth/', '@next-auth/'],
  detect: (source) => [
    ...source.calls(/^(next-auth(\/next)?|@auth\/[\w-]+)$/).flatMap((call) => fromCall(source, call)),
    ...fromTypes(source),
  ],
});

function fromCall(source: Source, call: Call): Fact[] {
  const entry = entries.find(([module, path]) => module === call.module && path === call.path);
  if (!entry) return [];
  const index = call.module.startsWith('next-auth') && call.count >= 3 ? 2 : entry[2];
  const argument = call.argument(index);
  if (!argument) return [];
  const version = source.version(call.module.replace(/\/next$/, ''));
  const major = majorOf(
    call.module,
    version,
    call.reads().some((name) => ['handlers', 'auth', 'signIn', 'signOut'].includes(name)),
  );
  return facts(
    { library: nameOf(call.module), version, major, partial: false, span: call.span, scopes: call.scopes },
    argument.options(call.span),
  );
}

/** Configurations that are only typed: shared ones, and those that another file hands over. */
function fromTypes(source: Source): Fact[] {
  if (!source.imports(/^(next-auth|@auth\/)/)) return [];
  const version = source.version('next-auth');
  return source.typed(...types).flatMap((value) => {
    const major = majorOf('next-auth', version, false);
    return facts({ library: 'next-auth', version, major, partial: true, span: value.span, scopes: [] }, value.options());
  });
}

const nameOf = (module: string): string => (module.startsWith('next-auth') ? 'next-auth' : module);

/** Every package but next-auth 4 stands on @auth/core. Without a version, only a destructured result tells them apart. */
function majorOf(module: string, version: string | undefined, destructured: boolean): 4 | 5 {
  if (!module.startsWith('next-auth')) return 5;
  const major = parseVersion(version)?.[0];
  if (major !== undefined) return major >= 5 ? 5 : 4;
  return destructured || version === 'beta' || version === 'next' ? 5 : 4;
}

type Base = Pick<AuthjsFact, 'library' | 'version' | 'major' | 'partial' | 'span' | 'scopes'>;

function facts(base: Base, option: Options): Fact[] {
  const list = option.expression('providers')?.items() ?? { items: [], complete: false };
  const providers = list.items.map(provider);
  const known = providers.filter((one) => one !== undefined);
  const fact: AuthjsFact = {
    ...base,
    kind: 'authjs',
    providers: known,
    providersComplete: list.complete && known.length === providers.length,
    adapter: adapter(option),
    strategy: option('session.strategy'),
    debug: option('debug', false),
    jwtEncode: option('jwt.encode'),
    secret: option('secret'),
    useSecureCookies: option('useSecureCookies'),
    sessionCookieName: option('cookies.sessionToken.name'),
    sessionCookie: option('cookies.sessionToken'),
    cookie: sessionCookie(base.major, option),
  };
  return [fact, ...cookieFacts(fact), ...secrets(fact, option)];
}

/** `true` where an adapter is certainly given: the call or construction that makes one, not a value from elsewhere. */
function adapter(option: Options): Setting {
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
      writer: 'server',
      deletes: false,
      maxAgeUnit: 'seconds',
      ...cookie,
    },
  ];
}

function secrets(fact: AuthjsFact, option: Options): SecretFact[] {
  const { library, span, scopes, major } = fact;
  const envName = major === 5 ? 'AUTH_SECRET' : 'NEXTAUTH_SECRET';
  const base = { kind: 'secret', library, span, scopes } as const;
  const own = [fact.secret, ...(major === 4 ? [option('jwt.secret')] : [])].filter((setting) => !isAbsent(setting));
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

/** One element of `providers`: a call, the bare function (version 5), or an object written out. */
function provider(item: Expression): AuthjsProvider | undefined {
  const { module, steps } = item.reference();
  const match = /^(?:next-auth|@auth\/[\w-]+)\/providers(?:\/([\w-]+))?$/.exec(module);
  const option = item.call()?.options(0);
  const none = (path: string, value: Value): Setting => ({ path, value, origin: 'default', span: item.span });
  if (match) {
    const id = match[1] ?? steps[0]?.toLowerCase() ?? 'custom';
    return {
      id,
      type: typeOf(id),
      span: item.span,
      allowDangerousEmailAccountLinking:
        option?.('allowDangerousEmailAccountLinking', false) ?? none('allowDangerousEmailAccountLinking', literal(false)),
      clientSecret: option?.('clientSecret') ?? none('clientSecret', absent),
    };
  }
  return written(item);
}

function written(item: Expression): AuthjsProvider | undefined {
  const option = item.options();
  const type = option('type').value;
  if (type.kind !== 'literal') return undefined;
  const id = option('id').value;
  const kind = ['credentials', 'email', 'webauthn'].includes(String(type.value)) ? (type.value as AuthjsProvider['type']) : 'oauth';
  return {
    id: id.kind === 'literal' ? String(id.value) : 'custom',
    type: kind,
    span: item.span,
    allowDangerousEmailAccountLinking: option('allowDangerousEmailAccountLinking', false),
    clientSecret: option('clientSecret'),
  };
}

function typeOf(id: string): AuthjsProvider['type'] {
  if (id === 'credentials') return 'credentials';
  if (emails.has(id)) return 'email';
  return webauthn.has(id) ? 'webauthn' : 'oauth';
}
