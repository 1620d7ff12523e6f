// https://nextjs.org/docs/app/api-reference/file-conventions/proxy (middleware before version 16): one file beside `app` or `pages`.
import type { NextMiddlewareFact, SessionCheck } from '../model/fact';
import { absent, is, type Setting, textOf, unknown, type Value } from '../model/value';
import { type Call, defineLibrary, type Exported, type Expression, type Reach, type Source } from '../source/define-library';
import { letsEveryonePass } from './authjs-middleware';
import { checkOf, cookieRead } from './session-checks';

const file = /(^|\/)(middleware|proxy)\.[cm]?[jt]s$/;
/** Libraries whose middleware turns away whoever is not signed in by itself; next-auth 4 with `withAuth`, the others where they are told to. */
const guards = /^(next-auth\/middleware|next-auth|@clerk\/nextjs|@auth0\/|@kinde-oss\/|@workos-inc\/)/;

export default defineLibrary({
  id: 'next-middleware',
  modules: [],
  files: [['/(middleware|proxy)\\.[cm]?[jt]s$', 'auth|session|token|cookie|jwt|login|sign-?in|user|clerk|supabase|kinde']],
  detect: (source): NextMiddlewareFact[] => {
    if (!file.test(source.path) || !isNext(source)) return [];
    const exported = source.exports();
    const main = exported.find(({ name }) => name === 'proxy' || name === 'middleware') ?? exported.find(({ name }) => name === 'default');
    return main ? [middleware(source, main, exported)] : [];
  },
});

/** Nuxt, Astro and SvelteKit have files of that name as well. */
function isNext(source: Source): boolean {
  if (source.version('next') !== undefined || source.imports(/^(next\/|next-auth(\/|$)|next-intl|@clerk\/nextjs)/)) return true;
  return source.exports().some(({ name }) => name === 'config') && /(^|\/)(src\/)?(middleware|proxy)\.[cm]?[jt]s$/.test(source.path);
}

function middleware(source: Source, main: Exported, exported: readonly Exported[]): NextMiddlewareFact {
  const { expression, reference, span } = main;
  const own = expression?.function();
  const reach: Reach = expression?.reach() ?? {
    calls: [],
    names: new Set(),
    missing: new Set(),
    texts: [],
    complete: reference?.root === 'module',
  };
  const isLibrary = own === undefined && !hasFunction(expression);
  const maker = own || reference?.root !== 'module' ? undefined : { module: reference.module, path: reference.steps.join('.') };
  const byLibrary: SessionCheck[] =
    maker && /^(next-auth|@auth|@clerk|@auth0|@kinde|@workos)/.test(maker.module) ? [{ way: 'session', library: maker.module, span }] : [];
  const config = exported.find(({ name }) => name === 'config')?.expression;
  return {
    kind: 'next-middleware',
    library: 'next',
    span,
    scopes: [],
    version: source.version('next'),
    ...matcherOf(config, span),
    form: own ? 'function' : isLibrary ? 'library' : 'wrapper',
    maker,
    checks: unique([...byLibrary, ...reach.calls.flatMap((call) => checkOf(call) ?? cookieRead(call) ?? [])]),
    turnsAway:
      (maker !== undefined && guards.test(maker.module) && !letsEveryonePass(source)) || reach.calls.some(turnsAway) || sendsAway(reach),
    asksServer: reach.calls.some(({ steps, module }) => steps.at(-1) === 'fetch' || /^(axios|ky|got|ofetch)$/.test(module)),
    prefixes: reach.calls
      .filter(({ steps }) => steps.at(-1) === 'startsWith')
      .map((call) => textOf(call.argument(0)?.value ?? unknown) ?? '')
      .filter((text) => /^\/[\w-]/.test(text)),
    complete: reach.complete,
  };
}

/** `withAuth(function middleware(request) {})`, `auth((request) => {})`. */
function hasFunction(expression: Expression | undefined): boolean {
  const call = expression?.call();
  return (
    call !== undefined &&
    Array.from({ length: call.count || 0 }, (_, index) => call.argument(index)).some((one) => one?.function() !== undefined)
  );
}

/** Sends somebody to a place for signing in, or answers 401 or 403. */
function turnsAway(call: Call): boolean {
  const name = call.steps.at(-1) ?? '';
  if (/^(protect|redirectToSignIn|unauthorized|forbidden)$/.test(name)) return true;
  const status = [0, 1].map((index) => call.options(index)('status').value);
  if ((/^(json|next)$/.test(name) || call.path.endsWith('Response.new()')) && status.some((one) => is(one, 401, 403))) return true;
  if (name !== 'redirect' && name !== 'rewrite') return false;
  const target = call.argument(0);
  const made = target?.call();
  const speaks = [target, made?.argument(0)].flatMap((one) => (one ? [textOf(one.value) ?? '', ...one.mentions(), ...one.steps] : []));
  return speaks.some((text) => /log-?_?in|sign-?_?in|auth|unauthori|denied|forbidden/i.test(text));
}

/** `if (!token) return NextResponse.redirect(url)`: what a cookie or a check gave is tested for not being there, and somebody is sent away. */
function sendsAway({ calls, missing }: Reach): boolean {
  const asked = calls.filter((call) => checkOf(call) !== undefined || cookieRead(call) !== undefined);
  const tested = asked.some((call) => call.destinations().some(({ how, name }) => how === 'assigned' && missing.has(name)));
  return tested && calls.some(({ steps }) => /^(redirect|rewrite)$/.test(steps.at(-1) ?? ''));
}

/** A text, a list of texts, or a list of objects with a `source`. */
function matcherOf(config: Expression | undefined, span: NextMiddlewareFact['span']): Pick<NextMiddlewareFact, 'matcher' | 'entries'> {
  if (!config) return { matcher: { path: 'matcher', value: absent, origin: 'default', span }, entries: [] };
  const option = config.options();
  const written = option('matcher');
  const list = option.expression('matcher')?.items();
  const items = list?.complete ? list.items : [];
  const entries: Setting[] =
    items.length > 0
      ? items.map(entryOf)
      : textOf(written) === undefined
        ? []
        : [{ ...written, span: option.expression('matcher')?.span ?? written.span }];
  const value: Value =
    written.value.kind === 'absent' ? absent : entries.length > 0 ? { kind: 'list', items: entries.map((one) => one.value) } : unknown;
  return { matcher: { ...written, value }, entries };
}

function entryOf(item: Expression): Setting {
  const slot = { span: item.span, before: '', after: '' };
  if (item.value.kind !== 'object') return { path: 'matcher', value: item.value, origin: 'written', span: item.span, slot };
  const source = item.options()('source');
  return { ...source, path: 'matcher' };
}

/** One of each way and library, the first. */
function unique(checks: readonly SessionCheck[]): SessionCheck[] {
  const keys = checks.map(({ way, library, cookie }) => `${way} ${library} ${cookie ?? ''}`);
  return checks.filter((_, index) => keys.indexOf(keys[index]) === index);
}
