// https://github.com/fastify/session#options (11.1.3) and https://github.com/fastify/fastify-secure-session (8.4.0), read in index.js.
import type { Fact } from '../model/fact';
import { sessionFacts } from '../model/new-session';
import { byConnection, byRequest, connectionFor } from '../model/sent-cookie';
import { literal, textOf } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { predictableId } from './predictable-id';

const modules = ['@fastify/session', 'fastify-session', '@fastify/secure-session', 'fastify-secure-session'];

export default defineLibrary({
  id: 'fastify-session',
  modules,
  triggers: [['\\btrustProxy\\b', 'fastify']],
  detect: (source) => [
    ...source.methods('register').flatMap((call) => registered(source, call)),
    ...source.calls('fastify', '()', 'fastify.()').flatMap(trust),
    ...source.calls('@nestjs/platform-fastify', 'FastifyAdapter.new()').flatMap(trust),
  ],
});

function trust(call: Call): Fact[] {
  const given = call.options(0)('trustProxy');
  if (given.value.kind === 'absent') return [];
  return [{ kind: 'proxy-trust', library: 'fastify', span: call.span, scopes: call.scopes, trust: given, app: call.variable }];
}

function registered(source: Source, call: Call): Fact[] {
  const module = call.argument(0)?.reference().module ?? '';
  if (!modules.includes(module)) return [];
  return module.includes('secure') ? secureSession(source, call) : session(source, call);
}

function session(source: Source, call: Call): Fact[] {
  const option = call.options(1);
  const cookie = cookieAttributes(option, { httpOnly: true, secure: true, path: '/' }, 'cookie.');
  return sessionFacts({
    library: '@fastify/session',
    span: call.span,
    scopes: call.scopes,
    version: source.version('@fastify/session'),
    name: option('cookieName', 'sessionId'),
    store: option('store'),
    storeDefault: 'memory',
    developmentOnly: call.onlyInDevelopment(),
    saveUninitialized: option('saveUninitialized', true),
    secret: option('secret'),
    regenerates: true,
    rolling: option('rolling'),
    lifetime: cookie.maxAge,
    lifetimeUnit: 'milliseconds',
    predictableId: predictableId(source, option, 'idGenerator'),
    cookie,
    sent: {
      ...byRequest({
        secure: connectionFor(cookie.secure, 'auto', true, false),
        ...(textOf(cookie.secure) === 'auto' ? { sameSite: byConnection(cookie.sameSite, cookie.sameSite.value, literal('lax')) } : {}),
      }),
      keptBackOverHttp: true,
    },
  });
}

/** One session or a list of them; each has its own key. */
function secureSession(source: Source, call: Call): Fact[] {
  const list = call.argument(1)?.items().items ?? [];
  const all = list.length > 0 ? list.map((one) => one.options(call.span)) : [call.options(1)];
  return all.flatMap((option) => {
    const cookie = cookieAttributes(option, { httpOnly: true, secure: false }, 'cookie.');
    return sessionFacts({
      library: '@fastify/secure-session',
      span: call.span,
      scopes: call.scopes,
      version: source.version('@fastify/secure-session'),
      name: option('cookieName', 'session'),
      storeDefault: 'cookie',
      secret: option('key'),
      moreSecrets: [option('secret')],
      envName: 'SESSION_KEY',
      lifetime: option('expiry', 86_401),
      lifetimeUnit: 'seconds',
      cookie,
    });
  });
}
