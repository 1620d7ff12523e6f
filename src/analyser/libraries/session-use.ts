// What handlers do with the session of their request: https://github.com/expressjs/session#api
import type { Fact, Handler, SessionActFact, SessionReadFact, SessionWriteFact } from '../model/fact';
import { setting } from '../model/new-session';
import { absent, isOff, unknown } from '../model/value';
import { type Access, type Assigned, type Call, defineLibrary, type Expression, type Source } from '../source/define-library';
import { userName, wholeUser } from './passport';

export default defineLibrary({
  id: 'session-use',
  modules: [],
  triggers: [
    ['\\b_?req\\.session\\b'],
    // Debuggers and protocol clients have a request.session as well.
    [
      '\\brequest\\.session\\b',
      '\\bexpress\\b|fastify|nestjs|passport|\\breply\\b|\\bresponse\\.(send|json|redirect|status|render|end)\\(',
    ],
    ['\\bctx\\.session\\b', 'koa'],
    ['\\bsession\\b[^;=\\n]*\\}\\s*=\\s*(req|request|ctx)\\b'],
    ['@Session\\(', 'nestjs'],
    ['\\b(req|request)\\.logout\\b'],
    ['keepSessionInfo'],
    ['clearCookie\\(\\s*[\'"`](connect\\.sid|koa\\.sess|session)'],
  ],
  detect(source) {
    if (!telling.some((name) => source.holdsName(name))) return [];
    const calls = source.everyCall();
    const handler = handlers(source, calls);
    const injected = injectedSessions(source);
    const aliases = ['session', 'sess', 'userSession', 'currentSession', 's'];
    return [
      ...unique(aliases.filter((name) => source.holdsName(name)).flatMap((name) => source.assignments(name))).flatMap((one) =>
        assigned(source, one, handler, injected),
      ),
      ...calls.flatMap((call) => called(source, call, handler)),
      ...(source.holdsName('session') ? source.accesses('session') : []).flatMap(read),
    ];
  },
});

const telling = ['session', 'logout', 'logOut', 'clearCookie', 'keepSessionInfo'];

/** Their `Session` is what they tell of it, not what is kept. */
const otherSessions = /^(next-auth|@auth\/|better-auth|@supabase\/)/;

type HandlerOf = (scopes: readonly number[], request: string) => Handler | undefined;

/** The function that takes the request, else the innermost one. */
function handlers(source: Source, calls: readonly Call[]): HandlerOf {
  const infos = new Map<number, ReturnType<Source['functionAt']>>();
  const at = (scope: number): ReturnType<Source['functionAt']> => {
    if (!infos.has(scope)) infos.set(scope, source.functionAt(scope));
    return infos.get(scope);
  };
  // `promisify(req.session.destroy)` calls it as well.
  const handedOn = ['destroy', 'regenerate']
    .flatMap((name) => (source.holdsName(name) ? source.accesses(name) : []))
    .filter(({ role }) => role === 'argument');
  const known = new Map<number, Handler>();
  const handlerAt = (scope: number): Handler => ({
    scope,
    name: at(scope)?.name,
    paths: calls.flatMap((call) => pathsOf(call, at(scope)?.span, calls)),
    calls: [
      ...calls.filter((call) => call.scopes.includes(scope)).map(nameOfCall),
      ...handedOn.filter(({ scopes: inner }) => inner.includes(scope)).map(({ steps }) => steps.join('.')),
    ],
  });
  return (scopes, request) => {
    const scope = scopes.findLast((one) => at(one)?.parameters.some(({ name }) => name === request)) ?? scopes.at(-1);
    if (scope === undefined) return undefined;
    const handler = known.get(scope) ?? handlerAt(scope);
    known.set(scope, handler);
    return handler;
  };
}

/** The path of a route that this function is an argument of, perhaps inside of a wrapper. */
function pathsOf(call: Call, span: Call['span'] | undefined, calls: readonly Call[]): string[] {
  const name = call.steps.at(-1) ?? '';
  const isRoute = /^(get|post|put|patch|delete|all)$/.test(name) && call.receiver.length > 0;
  if (!span || !isRoute || call.span.end > span.start || span.end > call.whole.end) return [];
  const chained = calls.find(
    (one) => one.steps.at(-1) === 'route' && one.whole.start === call.whole.start && one.whole.end < call.whole.end,
  );
  const path = (chained ?? call).argument(0)?.value;
  if (path?.kind !== 'literal' || typeof path.value !== 'string') return [];
  if (path.value !== '/') return [`${name} ${path.value}`];
  const file = /([^/]+?)(\.(routes?|router|controller))?\.\w+$/.exec(span.file)?.[1] ?? '';
  return [call.receiver[0], file];
}

function nameOfCall({ receiver, steps }: Call): string {
  return [...receiver, steps.at(-1) ?? ''].join('.');
}

/** Where the session stands in a chain of names: of a request, or a variable that holds one. */
function sessionAt(steps: readonly string[], type: string | undefined): number {
  const index = steps.indexOf('session');
  if (index > 0) return /^(req|request|_req|ctx|context|c|r)$|(Req|Request|Ctx)$/.test(steps[index - 1]) ? index : -1;
  return index === 0 && type !== undefined && /Session|Record<string/.test(type) ? 0 : -1;
}

/** `@Session() session` of NestJS, whatever type it is given: the parameter's name and its method. */
function injectedSessions(source: Source): readonly (readonly [name: string | undefined, scope: number])[] {
  if (!source.holdsName('Session')) return [];
  return source
    .decorated()
    .flatMap(({ method, ofParameters }) =>
      ofParameters.flatMap((names, index) => (names.includes('Session') ? [[method.parameters[index]?.name, method.scope] as const] : [])),
    );
}

/** The names from the request on: a parameter typed by a package (`req: Request`) is an instance of its class. */
function ownSteps({ root, steps }: Pick<Call, 'root' | 'steps'>): readonly string[] {
  if (root === 'module' && /Request|Context/.test(steps[0] ?? '') && steps[1] === 'new()') return ['req', ...steps.slice(2)];
  return root === 'local' ? steps : [];
}

function assigned(source: Source, one: Assigned, handlerOf: HandlerOf, injected: ReturnType<typeof injectedSessions>): Fact[] {
  const { reference, steps: written, target, value, scopes } = one;
  const steps = ownSteps(reference);
  const isInjected = injected.some(([name, scope]) => name === steps[0] && scopes.includes(scope));
  const index = isInjected ? 0 : sessionAt(steps, reference.type);
  if (index < 0 || (index === 0 && !isInjected && source.imports(otherSessions))) return [];
  const handler = handlerOf(scopes, written[0] === 'session' ? steps[0] : written[0]);
  const key = steps[index + 1];
  const base = { library: 'the session', span: target, scopes, session: (key === undefined ? written : written.slice(0, -1)).join('.') };
  if (key === undefined) {
    if (value?.value.kind === 'object') return members(source, { ...base, replaces: true }, value, handler);
    const emptied = value === undefined || isOff(value.value);
    return emptied && index > 0 ? [{ ...act(base, 'null', handler), statement: source.statementAt(target) }] : [];
  }
  if (key === 'regenerate' || key === 'save') return [act(base, 'shim', handler)];
  if (key === 'cookie' || steps.length > index + 2) return [];
  return [write(source, base, key, value, handler)];
}

/** Where the session is read, for the order of middleware. */
function read({ reference, span, scopes }: Access): SessionReadFact[] {
  return sessionAt(ownSteps(reference), reference.type) < 0 ? [] : [{ kind: 'session-read', library: 'the session', span, scopes }];
}

const methods = /^(assign|set|destroy|delete|regenerate|log[oO]ut|log[iI]n|clearCookie)$/;

function called(source: Source, call: Call, handlerOf: HandlerOf): Fact[] {
  const name = call.steps.at(-1) ?? '';
  if (!methods.test(name)) return [];
  const { receiver, span, scopes } = call;
  const base = { library: 'the session', span, scopes, session: receiver.join('.') };
  if (name === 'assign' && receiver[0] === 'Object') return merged(source, call, handlerOf);
  const callee = ownSteps(call).slice(0, -1);
  const onSession = callee.at(-1) === 'session' && sessionAt(callee, undefined) > 0;
  const handler = (): Handler | undefined => handlerOf(scopes, receiver[0] ?? '');
  if (onSession && name === 'set' && call.count === 2) {
    const key = call.argument(0)?.value;
    return key?.kind === 'literal' ? [write(source, base, String(key.value), call.argument(1), handler())] : [];
  }
  if (onSession && (name === 'destroy' || name === 'delete')) return [act(base, 'destroy', handler(), call)];
  if (onSession && name === 'regenerate') return [act(base, 'regenerate', handler(), call)];
  if (/^log[oO]ut$/.test(name) && isRequest(receiver)) return [act(base, 'logout', handler(), call)];
  if (/^log[iI]n$/.test(name) && isRequest(receiver) && call.count > 1) return [act(base, 'login', handler(), call)];
  if (name === 'clearCookie' && receiver.length > 0) return [act(base, 'clear-cookie', handlerOf(scopes, 'req'), call)];
  return [];
}

const isRequest = (receiver: readonly string[]): boolean => /^(req|request)$/.test(receiver.at(-1) ?? '');

/** `Object.assign(req.session, { userId })`. */
function merged(source: Source, call: Call, handlerOf: HandlerOf): Fact[] {
  const target = call.argument(0);
  const reference = target?.reference();
  const steps = reference ? ownSteps(reference) : [];
  const index = sessionAt(steps, reference?.type);
  if (!target || index < 0 || steps.length !== index + 1) return [];
  const base = { library: 'the session', span: call.span, scopes: call.scopes, session: target.steps.join('.') };
  const given = call.argument(1);
  return given ? members(source, base, given, handlerOf(call.scopes, target.steps[0])) : [];
}

/** Each member of an object is written. */
function members(source: Source, base: Base, given: Expression, handler: Handler | undefined): Fact[] {
  const { value } = given;
  if (value.kind !== 'object') return [];
  const option = given.options();
  return Object.keys(value.members).map((key) => {
    const content = value.members[key];
    return { ...write(source, base, key, option.expression(key), handler), content, clears: isOff(content) };
  });
}

type Base = Pick<SessionWriteFact, 'library' | 'span' | 'scopes' | 'session' | 'replaces'>;

function write(source: Source, base: Base, key: string, value: Expression | undefined, handler: Handler | undefined): SessionWriteFact {
  const content = value?.value ?? absent;
  return {
    ...base,
    kind: 'session-write',
    key,
    content,
    clears: isOff(content),
    wholeUser: value && wholeUser(source, value, base.scopes),
    serialized: false,
    value: value?.span,
    userName: value && userName(value),
    statement: source.statementAt(base.span),
    handler,
  };
}

function act(base: Base, what: SessionActFact['act'], handler: Handler | undefined, call?: Call): SessionActFact {
  const callbacks = call && Array.from({ length: call.count || 0 }, (_, index) => call.argument(index)?.value.kind);
  const named = call?.argument(0)?.steps.at(-1) ?? '';
  return {
    ...base,
    kind: 'session-act',
    act: what,
    waits:
      !call ||
      call.awaited ||
      Number.isNaN(call.count) ||
      callbacks?.includes('function') === true ||
      /^(cb|callback|done|next)$/.test(named),
    cookie: what === 'clear-cookie' ? (call?.argument(0)?.value ?? unknown) : unknown,
    keepSessionInfo: what === 'login' && call ? call.options(1)('keepSessionInfo', false) : setting('keepSessionInfo', absent, base.span),
    closing: call && { span: { ...call.whole, start: call.whole.end - 1, end: call.whole.end - 1 }, after: call.count > 0 },
    handler,
  };
}

function unique(all: readonly Assigned[]): Assigned[] {
  return [...new Map(all.map((one) => [one.target.start, one])).values()];
}
