// Options, read in the sources: csurf 1.11 (`ignoreMethods`), csrf-csrf 4 and csrf-sync 4 (`ignoredMethods`), koa-csrf 5 (`excludedMethods`): GET, HEAD and
// OPTIONS by default. lusca checks only where `csrf` is on. csurf's own cookie: https://github.com/expressjs/csurf#cookie (no attribute by default).
import type { CsrfGuardFact, Fact } from '../model/fact';
import { absent, is, isOff, literal, type Setting, type Span, unknown } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';
import { asksHeader } from './cors-headers';

const packages =
  /^(csurf|tiny-csrf|@dr\.pogodin\/csurf|csrf-csrf|csrf-sync|koa-csrf|koa-csrf-header|hono\/csrf|next-csrf|csrf|fastify-csrf|@fastify\/csrf-protection|@edge-csrf\/[\w-]+|edge-csrf|nuxt-csurf|express-csrf-double-submit-cookie)$/;

export default defineLibrary({
  id: 'csrf',
  modules: ['csurf', 'csrf-csrf', 'csrf-sync', 'lusca', 'koa-csrf', 'method-override'],
  triggers: [
    ['\\bexpress\\.(csrf|methodOverride)\\('],
    ['csrf|xsrf|sec-fetch-site', '\\b(req|request|ctx|c|event|app|router|server|fastify)\\b'],
    ['headers\\.origin|(get|header)\\([\'"]origin[\'"]\\)', '[!=]==|includes|indexOf|has\\('],
    ['(get|header)\\([\'"]x-requested-with|headers\\[[\'"]x-requested-with'],
  ],
  detect: (source): Fact[] => [
    ...source.calls(packages).flatMap(guard),
    ...source.calls('lusca').flatMap(lusca),
    ...source
      .methods('register')
      .filter(registers)
      .map((call) => fact(call, '@fastify/csrf-protection')),
    ...source.calls('csurf', '()').flatMap(cookie),
    ...source.calls('csrf-csrf', 'doubleCsrf.()').flatMap(secret),
    ...source.calls('express', 'csrf.()').map((call) => fact(call, 'express')), // Express 3
    ...[...source.calls('method-override', '()'), ...source.calls('express', 'methodOverride.()')].map(override),
    ...source.imported(/^csurf$/).map(abandoned),
    ...own(source),
  ],
});

function guard(call: Call): CsrfGuardFact[] {
  const makes =
    /^(\(\)|new\(\)|default\.new\(\)|csrf\.\(\)|doubleCsrf\.\(\)|csrfSync\.\(\)|createCsrf\w*\.\(\)|nextCsrf\.\(\)|CSRF\.new\(\))$/.test(
      call.path,
    );
  return makes ? [fact(call, call.module)] : [];
}

function fact(call: Call, library: string): CsrfGuardFact {
  const option = call.options(0);
  const written = ['ignoreMethods', 'ignoredMethods', 'excludedMethods'].map((name) => option(name));
  const ignoredMethods = written.find(({ value }) => value.kind !== 'absent') ?? written[0];
  return { kind: 'csrf-guard', library, span: call.span, scopes: call.scopes, ignoredMethods, statement: call.statement };
}

/** https://github.com/krakenjs/lusca: `lusca({ csrf: true })` or `lusca.csrf()`. */
function lusca(call: Call): CsrfGuardFact[] {
  const on = call.path === 'csrf.()' || (call.path === '()' && !isOff(call.options(0)('csrf')));
  return on ? [fact(call, 'lusca')] : [];
}

const registers = (call: Call): boolean => /^(@fastify\/csrf-protection|fastify-csrf)$/.test(call.argument(0)?.reference().module ?? '');

/** The secret that csurf keeps in a cookie instead of the session, where it is told to. */
function cookie(call: Call): Fact[] {
  const option = call.options(0);
  const written = option('cookie');
  if (written.value.kind !== 'object' && !is(written, true)) return [];
  const read = cookieAttributes(option, { httpOnly: false, secure: false, path: '/' }, 'cookie.');
  const attributes = is(written, true)
    ? { ...read, httpOnly: off(written, 'httpOnly'), secure: off(written, 'secure'), sameSite: none(written) }
    : read;
  const { span, scopes } = call;
  const name = option('cookie.key', '_csrf');
  return [
    {
      kind: 'cookie',
      library: 'csurf',
      span,
      scopes,
      name,
      content: unknown,
      holdsSession: true,
      writer: 'server',
      deletes: false,
      maxAgeUnit: 'seconds',
      ...attributes,
    },
  ];
}

/** `cookie: true` stands for an empty object. */
function off(written: Setting, name: string): Setting {
  const slot = written.slot && { ...written.slot, before: `{ ${name}: `, after: ' }', removal: undefined };
  return { path: `cookie.${name}`, value: literal(false), origin: 'default', span: written.span, slot };
}

const none = (written: Setting): Setting => ({ ...off(written, 'sameSite'), value: absent });

/** csrf-csrf signs its token with what `getSecret` returns: a text, or a list of which the first signs. */
function secret(call: Call): Fact[] {
  const { span, scopes } = call;
  const option = call.options(0);
  const written = option.expression('getSecret');
  const returned = written?.result();
  if (!returned) return [];
  const slot = { span: returned.span, before: '', after: '' };
  const setting: Setting = { path: 'getSecret', value: returned.value, origin: 'written', span: returned.span, slot };
  return [{ kind: 'secret', library: 'csrf-csrf', span, scopes, purpose: 'cookie', setting, envName: 'CSRF_SECRET' }];
}

const override = ({ span, scopes, statement }: Call): Fact => ({
  kind: 'method-override',
  library: 'method-override',
  span,
  scopes,
  statement,
});

const abandoned = ({ name, span, whole, form }: ReturnType<Source['imported']>[number]): Fact => ({
  kind: 'abandoned-package',
  library: name,
  name,
  span,
  scopes: [],
  required: form === 'require' ? whole : undefined,
});

/** An own check: a header or a comparison that speaks of a token against forged requests, of the origin, or of Sec-Fetch-Site. */
function own(source: Source): CsrfGuardFact[] {
  const texts = source.texts(/^(x-)?[cx]srf-?token$|^sec-fetch-site$|^_csrf$/i);
  const compared = source.comparisons().filter(({ left, right }) => speaksOfIt(left) || speaksOfIt(right));
  const called = ['includes', 'has', 'indexOf'].flatMap((name) => source.methods(name)).filter((call) => speaksOfIt(call.argument(0)));
  const named = [
    'verifyCsrf',
    'verifyCsrfToken',
    'validateCsrf',
    'validateCsrfToken',
    'checkCsrf',
    'csrfProtection',
    'verifyCSRFToken',
    'validateCSRFToken',
  ];
  const verified = named.flatMap((name) => source.methods(name));
  // A page of another site cannot set a header of its own without being asked first.
  const requested = source.texts(/^x-requested-with$/i).filter(({ span }) => isRead(source, span));
  const places = [...texts, ...compared, ...called, ...verified, ...requested].map(({ span }) => span).slice(0, 1);
  const ignoredMethods: Setting = { path: 'ignoredMethods', value: absent, origin: 'default', span: places[0] };
  const statement = { span: places[0], text: '' };
  return places.map((span) => ({ kind: 'csrf-guard', library: 'an own check', span, scopes: [], ignoredMethods, statement }));
}

/** `req.get('X-Requested-With')`, `req.headers['x-requested-with']`; not a name in a list of allowed headers. */
function isRead(source: Source, { start }: Span): boolean {
  const calls = [...source.methods('get'), ...source.methods('header')];
  return (
    calls.some((call) => call.argument(0)?.span.start === start) ||
    source
      .accesses('headers')
      .some(({ span, steps }) => span.start < start && start < span.end && /^x-requested-with$/i.test(steps.at(-1) ?? ''))
  );
}

/** Also through a variable: `const origin = req.get('origin')`. */
function speaksOfIt(one: Expression | undefined): boolean {
  if (!one) return false;
  return (
    one.mentions().some(tells) || tells(one.reference().steps.join('.')) || asksHeader(one.call(), /^(origin|referer|sec-fetch-site)$/i)
  );
}

const tells = (name: string): boolean =>
  /[cx]srf/i.test(name) || /(^|\.)((headers?|get)\.(origin|referer|host)|sec-fetch-site)$/i.test(name);
