// https://github.com/jcs224/hono_sessions, read in Middleware.js of 0.8.1: cookieOptions are handed on as they are, none by default.
import type { Fact } from '../model/fact';
import { sessionFacts } from '../model/new-session';
import { literal, type Setting } from '../model/value';
import { cookieAttributes, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';

const modules = ['hono-sessions', 'hono_sessions', '@jcs224/hono-sessions', 'jsr:@jcs224/hono-sessions', 'npm:hono-sessions'];

export default defineLibrary({
  id: 'hono-sessions',
  modules,
  detect: (source) => modules.flatMap((module) => source.calls(module, 'sessionMiddleware.()').flatMap((call) => session(source, call))),
});

function session(source: Source, call: Call): Fact[] {
  const option = call.options(0);
  return sessionFacts({
    library: 'hono-sessions',
    span: call.span,
    scopes: call.scopes,
    version: source.version('hono-sessions'),
    name: option('sessionCookieName', 'session'),
    store: store(option),
    storeDefault: 'other',
    secret: option('encryptionKey'),
    rotates: false,
    envName: 'SESSION_ENCRYPTION_KEY',
    lifetime: option('expireAfterSeconds'),
    lifetimeUnit: 'seconds',
    cookie: cookieAttributes(option, { ...offByDefault }, 'cookieOptions.'),
  });
}

function store(option: Options): Setting {
  const written = option('store');
  const { module, steps } = option.reference('store') ?? { module: '', steps: [] };
  return modules.includes(module) && steps[0] === 'MemoryStore' ? { ...written, value: literal('memory') } : written;
}
