// Defaults: https://github.com/expressjs/session#options, read in index.js of 1.17.3 to 1.19.0. maxAge counts milliseconds.
import type { Fact } from '../model/fact';
import { literal, type Setting } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';

export default defineLibrary({
  id: 'express-session',
  modules: ['express-session'],
  detect: (source) => source.calls('express-session', '()').flatMap((call) => session(source, call)),
});

function session(source: Source, call: Call): Fact[] {
  const option = call.options(0);
  const base = { library: 'express-session', span: call.span, scopes: call.scopes };
  const cookie = cookieAttributes(option, { httpOnly: true, secure: false, path: '/' }, 'cookie.');
  const name = option('name', 'connect.sid');
  return [
    {
      ...base,
      kind: 'session',
      version: source.version('express-session'),
      name,
      store: store(option),
      storeDefault: 'memory',
      saveUninitialized: option('saveUninitialized', true),
      resave: option('resave', true),
      proxy: option('proxy'),
      cookie,
    },
    {
      ...base,
      kind: 'cookie',
      name,
      content: { kind: 'unknown' },
      holdsSession: true,
      writer: 'server',
      deletes: false,
      maxAgeUnit: 'milliseconds',
      ...cookie,
    },
    { ...base, kind: 'secret', purpose: 'session', setting: option('secret'), envName: 'SESSION_SECRET' },
  ];
}

/** `new session.MemoryStore()` is the default written out; the package `memorystore` is something else. */
function store(option: Options): Setting {
  const written = option('store');
  const reference = option.reference('store');
  const memory = reference?.module === 'express-session' && reference.steps.join('.') === 'MemoryStore.new()';
  return memory ? { ...written, value: literal('memory') } : written;
}
