// Defaults: lucia 3.2.2, read in dist/core.js and dist/cookie.js; its cookie lives as long as the session. Deprecated since March 2025.
import type { SentCookie, SetupFact } from '../model/fact';
import { is, literal, numberOf, type Setting, textOf, unknown } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';

const library = 'lucia';

export default defineLibrary({
  id: library,
  modules: [library, 'lucia-auth'],
  family: ['@lucia-auth/'],
  detect: (source) => [
    ...source.calls(library, 'Lucia.new()').map((call) => setup(source, call, call.options(1), call.argument(0)?.reference().steps)),
    ...source.calls(/^lucia(-auth)?$/, 'lucia.()', '()').map((call) => older(source, call)),
  ],
});

function setup(source: Source, { span, scopes }: Call, option: Options, adapter: readonly string[] = []): SetupFact {
  const lifetime = sessionExpiresIn(option);
  return {
    kind: 'setup',
    library,
    span,
    scopes,
    version: source.version(library),
    strategy: 'database',
    strategyBecause: 'lucia keeps every session in a database',
    providers: [],
    adapter: { name: nameIn(adapter), database: null, span },
    lifetime,
    unit: 'seconds',
    cookies: [cookie(option, lifetime)],
  };
}

/** Versions 1 and 2: `lucia({ adapter, env, middleware })`. Their defaults are others. */
function older(source: Source, call: Call): SetupFact {
  const option = call.options(0);
  const { lifetime, ...own } = setup(source, call, option, option.reference('adapter')?.steps);
  return { ...own, version: source.version(call.module), cookies: [] };
}

const nameIn = (steps: readonly string[]): string => steps.filter((step) => !/^(new)?\(\)$/.test(step)).at(-1) ?? 'adapter';

const seconds: { readonly [unit: string]: number } = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** `new TimeSpan(2, 'w')` */
function sessionExpiresIn(option: Options): Setting {
  const written = option('sessionExpiresIn', 30 * 86_400);
  if (written.origin === 'default') return written;
  const span = option.expression('sessionExpiresIn')?.call();
  const [count, unit] = [span?.setting(0, 'value'), span?.setting(1, 'unit')];
  const each = unit && seconds[textOf(unit) ?? ''];
  const number = count && numberOf(count);
  const isKnown = span?.path === 'TimeSpan.new()' && each !== undefined && number !== undefined;
  return { ...written, value: isKnown ? literal(number * each, written.value.at) : unknown };
}

function cookie(option: Options, lifetime: Setting): SentCookie {
  const attributes = cookieAttributes(option, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' }, 'sessionCookie.attributes.');
  const expires = option('sessionCookie.expires', true);
  const kept = is(expires, false) ? { ...expires, origin: 'inferred' as const, value: literal(400 * 86_400) } : lifetime;
  return {
    ...attributes,
    purpose: 'session',
    name: option('sessionCookie.name', 'auth_session'),
    maxAgeUnit: 'seconds',
    maxAge: is(expires, true, false) ? kept : { ...expires, value: unknown },
    because: { maxAge: is(expires, false) ? 'expires is false: as long as browsers allow' : 'as long as the session' },
    size: { bytes: 40, because: 'an identifier' },
  };
}
