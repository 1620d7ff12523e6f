// Express and connect-like routers, Fastify, Koa routers and Hono share one form: app.METHOD(path, ...handlers).
import type { RouteFact } from '../model/fact';
import { is, literal, unknown, type Value } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'all', 'use'];
/** What is done with a session or a cookie jar, rather than read from it. */
const writes = /^(set|delete|clear|remove|destroy|regenerate|save|reload|touch|flash)$/;
const servers =
  /^(express|@nestjs\/core|fastify|koa|koa-router|@koa\/router|hono|restify|polka|router|express-promise-router|find-my-way)$/;

export default defineLibrary({
  id: 'routes',
  modules: [],
  family: ['express', 'fastify', 'koa', 'hono', '@koa/'],
  // A route alone is nothing to look at: only one that knows who is signed in, or that signs people in or out.
  triggers: [
    [
      'req\\.session\\b|req\\.user\\b|request\\.session\\b|request\\.user\\b|ctx\\.session\\b|ctx\\.user\\b|isAuthenticated|\\b(ensure|require|check|is)_?(Auth|Login|Logged|SignedIn)',
      '\\.(post|put|patch|delete|all)\\(\\s*[\'"`/]|\\.route\\(',
    ],
    ['\\.(post|all)\\(\\s*[\'"`]/[^\'"`]{0,100}(login|sign-?in|forgot|password|otp|2fa|mfa)'],
    ['\\.(get|route)\\(\\s*[\'"`]/[^\'"`]{0,100}(logout|log-out|logoff|log-off|sign-?out|delete|remove|destroy)'],
    [
      '\\b(app|[a-z]*[rR]outer|fastify|server)\\.get\\(',
      '\\.(deleteOne|deleteMany|findByIdAnd(Delete|Remove)|findOneAnd(Delete|Remove))\\(',
    ],
    ['\\b(app|[a-z]*[rR]outer|fastify|server)\\.get\\(', '\\.session\\.(user|role|is_?admin)\\w*\\s*=[^=\\n]*\\.(query|params)\\b'],
    ['\\.route\\(\\s*[\'"`]/[^\'"`]{0,100}(login|sign-?in|forgot|password|otp|2fa|mfa)', '\\.(post|all)\\('],
  ],
  detect: (source) => {
    const calls = methods.flatMap((method) => source.methods(method).filter((call) => call.count >= 1 && isServer(call)));
    return calls.length > 0 && source.runsIn() !== 'browser' ? routes(source, calls) : [];
  },
});

function routes(source: Source, calls: readonly Call[]): RouteFact[] {
  const users = ['session', 'user', 'cookies', 'signedCookies', 'isAuthenticated'].flatMap((name) =>
    source.accesses(name).filter(({ steps }) => steps.some(isRequest) && !writes.test(steps[steps.indexOf(name) + 1] ?? '')),
  );
  const changes = changesOf(source);
  return calls.flatMap((call): RouteFact[] => {
    const parts = partsOf(call);
    if (!parts) return [];
    const functions = parts.own.map((one) => one.function());
    const handlers = functions.flatMap((one) => (one && one.file === call.span.file ? [one.scope] : []));
    const isInside = ({ scopes }: { scopes: readonly number[] }): boolean => handlers.some((handler) => scopes.includes(handler));
    const middleware = parts.own.map(nameOf).filter((name) => name !== '');
    return [
      {
        kind: 'route',
        library: 'routes',
        span: call.span,
        scopes: call.scopes,
        app: call.receiver.join('.'),
        method: call.steps.at(-1) ?? '',
        path: parts.path?.value ?? pathBefore(source, call),
        handlers,
        middleware,
        knowsUser: users.some(isInside) || middleware.some(asksForUser),
        readsCookie: users.some((one) => isInside(one) && one.steps.some((step) => /^(cookies|signedCookies)$/.test(step))),
        first: parts.own[0]?.span,
        changes: changes.filter(isInside).map(({ what, span }) => ({ what, span })),
      },
    ];
  });
}

/** The path, where it is given, and what stands behind it; nothing where it is a getter of settings: `app.get('env')`. */
function partsOf(call: Call): { path: Expression | undefined; own: Expression[] } | undefined {
  const all = Array.from({ length: call.count }, (_, index) => call.argument(index)).filter((one) => one !== undefined);
  const first = all[0]?.value;
  const hasPath = first?.kind === 'literal' && typeof first.value === 'string';
  if (hasPath) return all.length > 1 || call.steps.at(-1) === 'use' ? { path: all[0], own: all.slice(1) } : undefined;
  const at = call.receiver.includes('route') || call.steps.at(-1) === 'use';
  return at ? { path: undefined, own: all } : undefined;
}

/** `router.route('/login').post(...)`; what is used without a path is used for all. */
function pathBefore(source: Source, call: Call): Value {
  if (call.steps.at(-1) === 'use') return call.count === 1 ? literal('/') : unknown;
  const route = source.methods('route').find(({ whole }) => whole.start === call.whole.start && whole.end < call.whole.end);
  return route?.argument(0)?.value ?? unknown;
}

/** A router of a known package, or something called like one. Clients have the same methods: an `api` has to be given a function. */
function isServer(call: Call): boolean {
  const { root, module, receiver } = call;
  if (root === 'module') return servers.test(module);
  const own = receiver[0] === 'this' ? receiver[1] : receiver[0];
  if (root !== 'local' || !/^(app|router|server|api|fastify|routes?|[a-z]+Router|[a-z]+App|[a-z]+Routes)$/.test(own ?? '')) return false;
  return own !== 'api' || call.argument(call.count - 1)?.function() !== undefined;
}

/** The last name of what is given: `auth.required` is `required`, `limiter({ max: 5 })` is `limiter`. */
function nameOf({ steps }: Expression): string {
  return [...steps].reverse().find((step) => step !== '()' && step !== '[]') ?? '';
}

const isRequest = (name: string): boolean => /^(req|request|ctx|context|c|_req)$/.test(name);

const asksForUser = (name: string): boolean =>
  /^(is|ensure|require|requires|check|verify)_?(auth|login|logged|signed|user|session|admin)|^(auth|authenticated|authRequired|protect)$/i.test(
    name,
  );

type Change = RouteFact['changes'][number] & { readonly scopes: readonly number[] };

/** Calls and statements that sign out, or delete from a database or the session. */
export function changesOf(source: Source): Change[] {
  const call = (what: Change['what'], test: (call: Call) => boolean, ...names: string[]): Change[] =>
    names
      .flatMap((name) => source.methods(name))
      .filter(test)
      .map(({ span, scopes }) => ({ what, span, scopes }));
  return [
    ...call('sign-out', ({ receiver }) => receiver.length === 1 && isRequest(receiver[0]), 'logout', 'logOut'),
    ...call('sign-out', ({ receiver }) => receiver.at(-1) === 'session', 'destroy'),
    ...call(
      'delete',
      () => true,
      'deleteOne',
      'deleteMany',
      'findByIdAndDelete',
      'findByIdAndRemove',
      'findOneAndDelete',
      'findOneAndRemove',
    ),
    ...call(
      'delete',
      ({ receiver }) =>
        /^[A-Z]/.test(receiver.at(-1) ?? '') || /^(prisma|db|models?)$/.test(receiver.find((step) => step !== 'this') ?? ''),
      'destroy',
      'remove',
      'delete',
    ),
    ...call('delete', deletesBySql, 'query', 'execute', 'run'),
    ...source
      .assignments('session')
      .filter(({ steps, value }) => isRequest(steps[0]) && steps.length === 2 && value && is(value.value, null, undefined))
      .map(({ target, scopes }): Change => ({ what: 'sign-out', span: target, scopes })),
    ...call('cookie', clearsCookie, 'clearCookie', 'cookie', 'deleteCookie', 'set'),
    ...source
      .assignments('session')
      .filter(
        ({ steps, value }) => isRequest(steps[0]) && steps.length === 3 && /^(user|role|is_?admin)/i.test(steps[2]) && isOfAddress(value),
      )
      .map(({ target, scopes }): Change => ({ what: 'session', span: target, scopes })),
    ...source
      .assignments('session')
      .filter(({ steps, value }) => isRequest(steps[0]) && steps.length === 3 && value && !remembered.test(steps[2]))
      .map(({ target, scopes }): Change => ({ what: 'entry', span: target, scopes })),
    ...call(
      'entry',
      ({ receiver }) => isRequest(receiver[0]) && receiver[1] === 'session' && receiver.length === 3,
      'push',
      'splice',
      'add',
    ),
  ];
}

/** What a session remembers of the way through the pages, or of a sign-in that goes on. */
const remembered =
  /^(return|redirect|back|next|url|prev|last|view|count|visit|flash|message|msg|error|success|info|notice|state|nonce|code|oauth|oidc|csrf|captcha|lang|locale|theme|seen|referr?er|from|page|query|search|filter|sort|created|cookie)/i;

/** `res.clearCookie('token')`, `res.cookie('token', '', { maxAge: 1 })`, `deleteCookie(c, 'token')`, `ctx.cookies.set('token')`. */
function clearsCookie(call: Call): boolean {
  const name = call.steps.at(-1) ?? '';
  if (name === 'deleteCookie') return isRequest(call.argument(0)?.steps.join('.') ?? '');
  if (name === 'set' && call.receiver.join('.') !== 'ctx.cookies') return false;
  const empty = name === 'clearCookie' || (name === 'set' && call.count === 1) || is(call.argument(1)?.value ?? literal(true), '', null);
  return call.receiver.length > 0 && empty;
}

const isOfAddress = (value: Expression | undefined): boolean =>
  value?.mentions().some((name) => /^(req|request|ctx)\.(query|params)(\.|$)/.test(name)) ?? false;

function deletesBySql(call: Call): boolean {
  const text = call.argument(0)?.value;
  const first = text?.kind === 'text' ? text.parts[0] : text;
  return first?.kind === 'literal' && /^\s*DELETE\s+FROM\b/i.test(String(first.value));
}
