// Defaults: https://github.com/expressjs/session#options, read in index.js of 1.17.3 to 1.19.0. maxAge counts milliseconds.
import type { CookieAttributes, Fact, SentCookie, SessionFact } from '../model/fact';
import { sessionFacts, setting } from '../model/new-session';
import { byRequest, connectionFor } from '../model/sent-cookie';
import { literal, type Setting, unknown } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';
import { predictableId } from './predictable-id';
import { below } from './remix-session';

/** Express 3 carried its own: `express.session()`. A named import is what some people write and some bundlers make of it. */
const entries: readonly [module: string, path: string][] = [
  ['express-session', '()'],
  ['express-session', 'session.()'],
  ['express', 'session.()'],
];

export default defineLibrary({
  id: 'express-session',
  modules: ['express-session', 'nestjs-session'],
  triggers: [['\\bexpress\\.session\\(']],
  detect: (source) => [
    ...entries.flatMap(([module, path]) => source.calls(module, path).flatMap((call) => session(source, call, call.options(0)))),
    ...source
      .calls('nestjs-session', 'SessionModule.forRoot.()')
      .flatMap((call) => session(source, call, below(call.options(0), 'session.'))),
    ...source.calls('nestjs-session', 'SessionModule.forRootAsync.()').flatMap((call) => made(source, call)),
  ],
});

const defaults = { httpOnly: true, secure: false, path: '/' };

/** https://github.com/iamolegga/nestjs-session: the options of express-session, made by a factory. */
function made(source: Source, call: Call): Fact[] {
  const options = call.options(0).expression('useFactory')?.options(call.span);
  return options ? session(source, call, below(options, 'session.')) : [];
}

function session(source: Source, call: Call, option: Options): Fact[] {
  const cookie = cookieAttributes(option, defaults, 'cookie.');
  const key = option('key');
  return sessionFacts({
    library: 'express-session',
    span: call.span,
    scopes: call.scopes,
    version: source.version('express-session'),
    name: key.value.kind === 'absent' ? option('name', 'connect.sid') : key,
    store: store(option),
    storeDefault: 'memory',
    developmentOnly: call.onlyInDevelopment(),
    storeLifetime: storeLifetime(option),
    saveUninitialized: option('saveUninitialized', true),
    resave: option('resave', true),
    proxy: option('proxy'),
    secret: option('secret'),
    regenerates: true,
    rolling: option('rolling', false),
    unset: option('unset', 'keep'),
    lifetime: cookie.maxAge,
    lifetimeUnit: 'milliseconds',
    predictableId: predictableId(source, option, 'genid'),
    perRequest: perRequest(option),
    cookie,
    connection: { by: 'request', proxy: option('proxy') },
    sent: sent(option, cookie),
  });
}

/** `auto` follows the connection; a secure cookie is not sent over plain http (index.js, issecure). */
function sent(option: Options, fixed: CookieAttributes): Partial<SentCookie> {
  const result = resultOf(option);
  const cookie = result ? cookieAttributes(result, defaults) : fixed;
  const isOwn = result !== undefined && /(^|\.)secure$/.test(nameIn(cookie.secure));
  const secure = isOwn ? { ...cookie.secure, value: literal('auto') } : cookie.secure;
  return {
    ...cookie,
    ...byRequest({
      secure: connectionFor(secure, 'auto', true, false),
      sameSite: connectionFor(cookie.sameSite, 'auto', 'none', 'lax'),
    }),
    keptBackOverHttp: true,
  };
}

const nameIn = ({ value }: Setting): string => (value.kind === 'unknown' ? (value.name ?? '') : '');

/** `new session.MemoryStore()` is the default written out; the package `memorystore` is something else. */
function store(option: Options): Setting {
  const written = option('store');
  const { module, steps } = option.reference('store') ?? { module: '', steps: [] };
  const builtIn =
    (/^(express-session|express)$/.test(module) && /^(session\.)?MemoryStore\.new\(\)$/.test(steps.join('.'))) ||
    (module === 'express-session/session/memory' && steps.join('.') === 'new()');
  return builtIn ? { ...written, value: literal('memory') } : written;
}

/** Stores call it `ttl` (connect-redis, connect-mongo, connect-pg-simple), `expiration` (MySQL) or `maxAge`. */
function storeLifetime(option: Options): Setting {
  const made = option.expression('store')?.call()?.options(0);
  const found = made && ['ttl', 'expiration', 'maxAge'].map((name) => made(name)).find(({ value }) => value.kind !== 'absent');
  return found ?? made?.('ttl') ?? setting('store.ttl', unknown, option.span);
}

/** Since 1.19.0 the cookie's options may be a function of the request. */
function perRequest(option: Options): SessionFact['perRequest'] {
  const result = resultOf(option);
  if (!result) return undefined;
  return { secure: result('secure'), sameSite: result('sameSite'), request: option.expression('cookie')?.function()?.parameters[0]?.name };
}

function resultOf(option: Options): Options | undefined {
  const written = option.expression('cookie');
  return written?.function() && written.result()?.options();
}
