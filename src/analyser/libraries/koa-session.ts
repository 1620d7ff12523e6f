// https://github.com/koajs/session, read in 7.0.2: signed, not encrypted, one day; maxAge counts milliseconds.
import type { AppKeysFact, Fact, ProxyTrustFact, ServerAppFact } from '../model/fact';
import { sessionFacts } from '../model/new-session';
import { byRequest, connectionFor } from '../model/sent-cookie';
import { type Setting, unknown } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';
import { signingKeys } from './cookie-session';
import { madeApplication } from './express';
import { predictableId } from './predictable-id';

export default defineLibrary({
  id: 'koa-session',
  modules: ['koa-session'],
  family: ['koa'],
  triggers: [['["\'`]koa["\'`]', '\\.keys\\s*=|\\bkeys\\s*:']],
  detect: (source): Fact[] => [
    ...source.calls('koa-session', '()', 'createSession.()').flatMap((call) => session(source, call)),
    ...keys(source),
    ...source.calls('koa', 'new()').flatMap(application),
    ...proxies(source),
  ],
});

function session(source: Source, call: Call): Fact[] {
  const first = call.argument(0);
  const isApplication = first?.reference().module === 'koa' || first?.name?.startsWith('app@');
  const option: Options = call.options(isApplication ? 1 : 0);
  const cookie = cookieAttributes(option, { httpOnly: true, secure: unknown, path: '/', maxAge: 86_400_000 });
  return sessionFacts({
    library: 'koa-session',
    span: call.span,
    scopes: call.scopes,
    version: source.version('koa-session'),
    name: option('key', 'koa.sess'),
    store: option('store'),
    storeDefault: 'cookie',
    secret: option('signKey'),
    signed: option('signed', true),
    readable: option('store').value.kind === 'absent',
    rolling: option('rolling', false),
    lifetime: cookie.maxAge,
    lifetimeUnit: 'milliseconds',
    predictableId: predictableId(source, option, 'genid'),
    cookie,
    connection: { by: 'request' },
    signedBeside: option('signed', true),
    sent: {
      ...byRequest({ secure: connectionFor(option('secure'), undefined, true, false) }),
      keptBackOverHttp: true,
    },
  });
}

/** `app.keys = [...]` or `new Koa({ keys })`. */
function keys(source: Source): Fact[] {
  if (!source.imports(/^koa(-session)?$/)) return [];
  const assigned = source
    .assignments('keys')
    .filter(({ steps, value }) => value && steps.at(-1) === 'keys' && (steps.length === 2 || (steps.length === 3 && steps[0] === 'this')))
    .map(({ steps, target, value, scopes }) => {
      const made = value?.call();
      const own = made?.module === 'keygrip' ? made.setting(0, 'keys') : undefined;
      const span = value?.span ?? target;
      const slot = { span, before: '', after: '' };
      return {
        ...(own ?? { path: `${steps[0]}.keys`, value: value?.value ?? unknown, origin: 'written' as const, span, slot }),
        scopes,
        target,
      };
    });
  const given = source
    .calls('koa', 'new()')
    .filter((call) => call.count === 1)
    .map((call) => ({ ...signingKeys(call.options(0)), scopes: call.scopes, target: call.span }))
    .filter(({ value }) => value.kind !== 'absent');
  return [...assigned, ...given].flatMap(({ scopes, target, ...own }): Fact[] => {
    const base = { library: 'koa', span: target, scopes };
    const fact: AppKeysFact = { ...base, kind: 'app-keys', keys: own };
    return [fact, { ...base, kind: 'secret', purpose: 'cookie', setting: own, envName: 'APP_KEYS' }];
  });
}

/** `app.proxy = true`, as `new Koa({ proxy: true })`. */
function proxies(source: Source): ProxyTrustFact[] {
  if (!source.imports(/^koa$/) || !source.holdsName('proxy')) return [];
  return source
    .assignments('proxy')
    .filter(({ steps, value }) => value && steps.length === 2 && steps[1] === 'proxy')
    .map(({ steps, target, value, scopes }): ProxyTrustFact => {
      const trust: Setting = { path: 'proxy', value: value?.value ?? unknown, origin: 'written', span: target };
      return { kind: 'proxy-trust', library: 'koa', span: target, scopes, trust, app: steps[0] };
    });
}

function application(call: Call): (ServerAppFact | ProxyTrustFact)[] {
  const { span, scopes, variable } = call;
  const proxy = call.options(0)('proxy');
  const base = { library: 'koa', span, scopes };
  const trust: ProxyTrustFact[] = proxy.value.kind === 'absent' ? [] : [{ ...base, kind: 'proxy-trust', trust: proxy, app: variable }];
  const made = madeApplication(call);
  if (!made || scopes.length > 1) return trust;
  return [...trust, { ...base, kind: 'server-app', ...made, trustStatement: `${made.app}.proxy = true;` }];
}
