// Cookies that a server reads as they came: https://expressjs.com/en/api.html#req.cookies, https://github.com/fastify/fastify-cookie,
// https://nextjs.org/docs/app/api-reference/functions/cookies, https://hono.dev/docs/helpers/cookie, https://github.com/jshttp/cookie
import type { CookieReadFact } from '../model/fact';
import { namesIdentity } from '../model/identity-cookies';
import type { Span } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';
import { near } from './near';

const told = 'role|admin|user_?id|\\buid\\b|logged_?in|is_?auth|permission|authenticated|staff|JSON\\.parse';

export default defineLibrary({
  id: 'cookie-reads',
  modules: [],
  family: ['next/', 'hono'],
  triggers: [
    [
      '\\b(req|request|ctx|context|event|c)\\??\\.(req\\.)?cookies\\b|\\bcookies\\(\\)|\\bgetCookie\\(|\\bcookie\\.parse\\(|\\bcookies\\.get\\(',
      near('\\bcookies?\\b', told, 150),
    ],
  ],
  detect: (source) => {
    const reads = variablesOf(source);
    if (reads.length === 0 && source.accesses('cookies').length === 0 && source.calls('cookie').length === 0) return [];
    const of = (operand: Expression): string | undefined => {
      const inner = converted(operand);
      return direct(operand) ?? throughCall(operand, reads) ?? (inner && of(inner));
    };
    const found = [...decisions(source, of), ...parameters(source, of), ...lookups(source, of, reads), ...identities(source, of)];
    return koa(source) ? found.map((one) => ({ ...one, signedWithKeys: true })) : found;
  },
});

type NameOf = (operand: Expression) => string | undefined;

/** `req.cookies.role`, also through a variable or a pattern, and `cookie.parse(header).role`. */
function direct(operand: Expression): string | undefined {
  const { root, module, steps } = operand.reference();
  // A guard of NestJS: https://docs.nestjs.com/guards
  if (/\bswitchToHttp\.\(\)\.getRequest\.\(\)\.cookies\.\w+$/.test(steps.join('.'))) return steps.at(-1);
  if (root === 'module') return module === 'cookie' && /^(parse|parseCookie)$/.test(steps[0]) && steps.length === 3 ? steps[2] : undefined;
  const at = steps.indexOf('cookies');
  if (root !== 'local' || at < 1 || steps.length !== at + 2 || steps[at + 1] === '()') return undefined;
  return /^(req|request|_req|ctxReq)$|Request$/.test(steps[at - 1]) ? steps[at + 1] : undefined;
}

/** `Number(req.cookies.userId)`, `new ObjectId(userId)`: the same in another form. */
function converted(operand: Expression): Expression | undefined {
  const call = operand.call();
  if (!call || call.whole.start !== operand.span.start) return undefined;
  const name = call.steps.filter((step) => step !== 'new()' && step !== '()').at(-1) ?? '';
  return /^(Number|parseInt|String|BigInt|ObjectId|decodeURIComponent)$/.test(name) ? call.argument(0) : undefined;
}

interface Read {
  readonly call: Call;
  readonly name: string;
  readonly variable: string | undefined;
}

/** `cookies().get('role')?.value`, `request.cookies.get('role')`, `getCookie(c, 'role')`, each with the variable that takes it. */
function variablesOf(source: Source): Read[] {
  const isKoa = koa(source);
  const stores = [
    ...source.calls('next/headers', 'cookies.().get.()'),
    ...source.methods('get').filter((call) => isStore(call) || (isKoa && call.receiver.join('.') === 'ctx.cookies')),
  ];
  const helpers = source
    .methods('getCookie')
    .filter(({ root, module }) => root === 'global' || /^(hono\/cookie|h3|vinxi\/http)$/.test(module));
  return [...stores.map((call) => read(call, 0)), ...helpers.map((call) => read(call, 1))].flatMap((one) => one ?? []);
}

const isStore = ({ root, module, receiver }: Call): boolean =>
  (root === 'local' || module === 'next/server') &&
  receiver.at(-1) === 'cookies' &&
  /^(req|request|event|context)$/.test(receiver.at(-2) ?? '');

/** Of Koa: https://github.com/pillarjs/cookies#cookiesgetname-options checks a signature as soon as there are keys. */
const koa = (source: Source): boolean => source.imports(/^(koa|@koa\/router|koa-router)$/);

function read(call: Call, at: number): Read | undefined {
  const value = call.argument(at)?.value;
  if (value?.kind !== 'literal' || typeof value.value !== 'string') return undefined;
  return { call, name: value.value, variable: call.destinations().find(({ how }) => how === 'assigned')?.name };
}

function throughCall(operand: Expression, reads: readonly Read[]): string | undefined {
  const written = operand.steps.join('.');
  const found = reads.find(
    ({ call, variable }) =>
      inside(operand.span, call.whole) || (variable !== undefined && (written === variable || written === `${variable}.value`)),
  );
  return found?.name;
}

const inside = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function fact(source: Source, operand: Expression, name: string, use: CookieReadFact['use'], scopes: readonly number[]): CookieReadFact {
  const { steps, span } = operand;
  const direct = steps.at(-2) === 'cookies' && steps.every((step) => /^[\w$]+$/.test(step));
  const written = steps.join('.');
  const places = source.accesses(name).filter((one) => one.steps.join('.') === written);
  const signed = direct
    ? { text: [...steps.slice(0, -2), 'signedCookies', name].join('.'), places: places.map((one) => one.span) }
    : undefined;
  return { kind: 'cookie-read', library: 'the cookie', span, scopes, name, use, signed };
}

/** Compared with a value that is written out, looked up in a list, or tested by itself. */
function decisions(source: Source, of: NameOf): CookieReadFact[] {
  const compared = source.comparisons().flatMap(({ left, right, scopes }) => {
    const [operand, other] = of(left) === undefined ? [right, left] : [left, right];
    const nothing = other.value.kind === 'literal' && (other.value.value ?? undefined) === undefined;
    return nothing ? [] : named(source, operand, of, 'decision', scopes);
  });
  const listed = source.methods('includes').flatMap((call) => {
    const operand = call.argument(0);
    return operand ? named(source, operand, of, 'decision', call.scopes) : [];
  });
  // A name alone proves nothing when it is merely there: it may only greet someone.
  const tested = source
    .decisions()
    .flatMap((operand) => named(source, operand, of, 'decision', []).filter(({ name }) => !/name|mail/i.test(name)));
  return [...compared, ...listed, ...tested];
}

function named(source: Source, operand: Expression, of: NameOf, use: CookieReadFact['use'], scopes: readonly number[]): CookieReadFact[] {
  const name = of(operand);
  return name !== undefined && namesIdentity(name) ? [fact(source, operand, name, use, scopes)] : [];
}

const queries = [
  'findById',
  'findByPk',
  'findByIdAndUpdate',
  'findOne',
  'findUnique',
  'findFirst',
  'findUniqueOrThrow',
  'findFirstOrThrow',
  'findOneBy',
  'findBy',
  'find',
  'getUserById',
  'getUser',
  'findUser',
  'findUserById',
  'loadUser',
  'fetchUser',
];
const keys = ['id', '_id', 'userId', 'user_id', 'where.id', 'where.userId', 'where.user_id', 'where.username', 'username'];

/** Values of a statement: `query('... WHERE id = ?', [req.cookies.userId])`. */
function parameters(source: Source, of: NameOf): CookieReadFact[] {
  const statements = [...source.methods('query'), ...source.methods('execute')];
  return statements.flatMap((call) =>
    (call.argument(1)?.items().items ?? []).flatMap((operand) => named(source, operand, of, 'lookup', call.scopes)),
  );
}

/** A user who is found by what the cookie says. */
function lookups(source: Source, of: NameOf, reads: readonly Read[]): CookieReadFact[] {
  return queries.flatMap((query) =>
    source.methods(query).flatMap((call) => {
      const first = call.argument(0);
      if (!first) return [];
      if (first.value.kind !== 'object') return named(source, first, of, 'lookup', call.scopes);
      const option = call.options(0);
      const mentioned = first.mentions();
      return keys.flatMap((key) => {
        const { value, span } = option(key);
        const operand = option.expression(key);
        const through = reads.find(({ variable }) => variable !== undefined && mentioned.includes(variable))?.name;
        const name = (operand && of(operand)) ?? nameIn(option.reference(key)?.steps) ?? through;
        if (value.kind === 'absent' || name === undefined || !namesIdentity(name)) return [];
        return [{ kind: 'cookie-read' as const, library: 'the cookie', span, scopes: call.scopes, name, use: 'lookup' as const }];
      });
    }),
  );
}

function nameIn(steps: readonly string[] | undefined): string | undefined {
  const at = steps?.indexOf('cookies') ?? -1;
  return steps && at > 0 && steps.length === at + 2 && /^(req|request)$/.test(steps[at - 1]) ? steps[at + 1] : undefined;
}

/** `req.user = JSON.parse(req.cookies.user)`, `req.userId = req.cookies.userId`, and a parsed cookie whose role is read. */
function identities(source: Source, of: NameOf): CookieReadFact[] {
  const assigned = ['user', 'userId', 'role', 'isAdmin'].flatMap((member) =>
    source.assignments(member).flatMap(({ steps, value, scopes }) => {
      if (!value || steps.length !== 2 || !/^(req|request|ctx|c|locals)$/.test(steps[0])) return [];
      return named(source, parsed(value) ?? value, of, 'identity', scopes);
    }),
  );
  const roles = source.methods('parse').flatMap((call) => {
    const operand = call.argument(0);
    const decides = call.reads().some((name) => /^(role|roles|isAdmin|admin|permissions|userId|id)$/.test(name));
    return operand && decides && call.root === 'global' && call.steps[0] === 'JSON'
      ? named(source, operand, of, 'identity', call.scopes)
      : [];
  });
  return [...assigned, ...roles];
}

function parsed(value: Expression): Expression | undefined {
  const call = value.call();
  return call?.root === 'global' && call.steps.join('.') === 'JSON.parse' ? call.argument(0) : undefined;
}
