// Defaults, read in the sources: cors 2.8 and @fastify/cors 11 (`*`, no credentials; `true` names the origin that asks), @koa/cors 5 (`*`, but names the
// origin that asks as soon as credentials are on), hono 4 (`*`), koa2-cors (names the origin that asks).
import type { CorsFact } from '../model/fact';
import { absent, is, isAbsent, isOff, literal, type Setting, type Value } from '../model/value';
import { type Call, defineLibrary, type Expression, type Options, type Source } from '../source/define-library';

export default defineLibrary({
  id: 'cors',
  modules: ['cors', '@koa/cors', '@fastify/cors', 'fastify-cors', 'koa2-cors', 'koa-cors', 'hono/cors'],
  triggers: [['enableCors\\('], ['NestFactory\\.create', '\\bcors\\s*:'], ['\\bcors\\s*:\\s*[{\\w]', 'credentials\\s*:']],
  detect: (source) => [
    ...calls(source)
      .filter(({ call }) => !call.onlyInDevelopment())
      .map(({ call, option, library }) => fact(source, call, option, library)),
    ...source
      .calls(/^(@koa\/cors|koa2-cors|koa-cors|kcors)$/, '()')
      .filter((call) => !call.onlyInDevelopment())
      .map((call) => koa(source, call)),
    ...nest(source),
    ...properties(source),
  ],
});

/** The calls that take options of `cors`, and where. */
function calls(source: Source): { call: Call; option: Options; library: string }[] {
  const registered = source
    .methods('register')
    .filter((call) => /^(@fastify\/cors|fastify-cors)$/.test(call.argument(0)?.reference().module ?? ''));
  return [
    ...[...source.calls('cors', '()'), ...source.calls('hono/cors', 'cors.()')].map((call) => ({
      call,
      option: call.options(0),
      library: call.module,
    })),
    ...source.methods('enableCors').map((call) => ({ call, option: call.options(0), library: 'NestJS' })),
    ...registered.map((call) => ({ call, option: call.options(1), library: '@fastify/cors' })),
  ];
}

function fact(source: Source, call: Call, option: Options, library: string): CorsFact {
  const origin = option('origin', '*');
  const reflects = is(origin, true) || lets(source, option.expression('origin'));
  return { kind: 'cors', library, span: call.span, scopes: call.scopes, origin, reflects, credentials: option('credentials', false) };
}

function koa(source: Source, call: Call): CorsFact {
  const own = fact(source, call, call.options(0), call.module);
  const always = own.library === '@koa/cors' ? is(own.origin, '*') : own.origin.origin === 'default';
  return { ...own, reflects: own.reflects || (always && !isOff(own.credentials)) };
}

/** `NestFactory.create(AppModule, { cors: true })`: https://docs.nestjs.com/security/cors. With credentials `properties` sees it. */
function nest(source: Source): CorsFact[] {
  return source.calls('@nestjs/core', 'NestFactory.create.()').flatMap((call): CorsFact[] => {
    const own = [1, 2].map((index) => call.options(index)).find((option) => !isAbsent(option('cors')));
    if (!own) return [];
    const option = own.expression('cors')?.options();
    const { span } = own('cors');
    const base = { kind: 'cors', library: 'NestJS', span, scopes: call.scopes, reflects: false } as const;
    const setting = (path: string, value: Value): Setting => ({ path, value, origin: 'default', span });
    if (is(own('cors'), true))
      return [{ ...base, origin: setting('origin', literal('*')), credentials: setting('credentials', literal(false)) }];
    if (!option?.closed || !isOff(option('credentials'))) return [];
    return [{ ...base, origin: option('origin', '*'), credentials: option('credentials', false) }];
  });
}

/** `cors: { origin: true, credentials: true }` in the options of a server: NestFactory, socket.io, Apollo and others hand them to `cors`. */
function properties(source: Source): CorsFact[] {
  if (/(vite|webpack|rsbuild|vitest|storybook)[^/]*\.[cm]?[jt]s$/.test(source.path)) return [];
  return source.written('cors').flatMap(({ expression, setting, scopes }): CorsFact[] => {
    const option = expression.options();
    const [origin, credentials] = [option('origin'), option('credentials', false)];
    if (isAbsent(origin) || isOff(credentials)) return [];
    const reflects = is(origin, true) || lets(source, option.expression('origin'));
    return [{ kind: 'cors', library: 'cors', span: setting.span, scopes, origin, reflects, credentials }];
  });
}

type Uses = readonly { readonly span: { readonly start: number }; readonly role: string }[];

/** Whether a function certainly lets every origin pass: it never looks at it, or hands it back as it is. */
function lets(source: Source, origin: Expression | undefined): boolean {
  const own = origin?.value.kind === 'function' ? origin.function() : undefined;
  if (!own || own.file !== source.path) return false;
  const [asked, callback] = own.parameters;
  if (callback?.name) return answersAll(source, own.scope, callback.name, asked?.uses ?? [], () => origin?.callsOnEveryWay(1) === true);
  const result = origin?.result();
  if (!result) return false;
  if (is(result.value, true, '*')) return true;
  return asked?.name !== undefined && isOrigin(result, asked.name);
}

/** `(origin) => origin`, `(ctx) => ctx.get('Origin')`, `(ctx) => ctx.request.header.origin`. */
function isOrigin(result: Expression, parameter: string): boolean {
  const [first, ...others] = result.mentions();
  const steps = (first ?? '').split('.');
  if (others.length > 0) return false;
  return steps[0] === parameter && (steps.length === 1 || /^origin$/i.test(steps.at(-1) ?? ''));
}

/** Whether every answer lets the origin pass: where the function looks at it, the answers must be all there is. */
function answersAll(source: Source, scope: number, callback: string, uses: Uses, always: () => boolean): boolean {
  const answers = source.methods(callback).filter(({ scopes }) => scopes.includes(scope));
  const handed = answers.map((call) => call.argument(1));
  const passes = (one: Expression | undefined, call: Call): boolean =>
    one !== undefined &&
    is(call.argument(0)?.value ?? absent, null, undefined, false) &&
    (is(one.value, true, '*') || uses.some(({ span }) => span.start === one.span.start));
  const looks = uses.some(({ span, role }) => role !== 'condition' && !handed.some((one) => one?.span.start === span.start));
  return answers.length > 0 && answers.every((call, index) => passes(handed[index], call)) && (!looks || always());
}
