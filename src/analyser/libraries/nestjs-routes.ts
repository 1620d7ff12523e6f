// Controllers of NestJS: https://docs.nestjs.com/controllers. Guards and decorators stand for what other frameworks put before a handler.
import type { RouteFact } from '../model/fact';
import { literal, textOf, unknown, type Value } from '../model/value';
import { type Call, type Decorated, defineLibrary, type Source } from '../source/define-library';
import { changesOf } from './routes';

const common = '@nestjs/common';
const methods = /^(Get|Post|Put|Patch|Delete|All)$/;
/** Guards that go by what the browser sends by itself; `AuthGuard('jwt')` reads a header. */
const sessionGuards = /^(Session|Authenticated|LoggedIn|IsAuthenticated)\w*$/;

export default defineLibrary({
  id: 'nestjs-routes',
  modules: [],
  triggers: [
    [
      '@Controller\\(',
      '@(Post|All|Put|Patch|Delete)\\(',
      '@Session\\(|\\breq(uest)?\\.(session|cookies|isAuthenticated)\\b|(Session|Authenticated|LoggedIn)Guard',
    ],
    ['@Controller\\(', '@(Post|All)\\(\\s*[\'"`]/?[^\'"`]{0,100}(log-?in|sign-?in|forgot|password|otp|2fa|mfa)'],
    ['@Controller\\(\\s*[\'"`]/?[^\'"`]{0,100}(log-?in|sign-?in|forgot|password|otp|2fa|mfa)', '@(Post|All)\\('],
    ['@Controller\\(', '@Get\\(\\s*[\'"`]/?[^\'"`]{0,100}(log-?out|log-?off|sign-?out|delete|remove|destroy)'],
  ],
  detect: (source) => (source.imports(/^@nestjs\/common$/) ? source.decorated().flatMap((one) => route(source, one)) : []),
});

function route(source: Source, one: Decorated): RouteFact[] {
  const verb = one.own.find((call) => call.module === common && methods.test(call.steps.at(-1) ?? ''));
  const controller = one.ofClass.find((call) => call.path === 'Controller.()');
  if (!verb || !controller) return [];
  const { method } = one;
  const isInside = ({ scopes }: { scopes: readonly number[] }): boolean => scopes.includes(method.scope);
  const reads = (name: string): boolean =>
    source.accesses(name).some((access) => isInside(access) && /^(req|request)$/.test(access.steps[0]));
  const middleware = [...one.ofClass, ...one.own].flatMap(namesOf);
  const readsCookie = reads('cookies') || reads('signedCookies');
  const asksSession = reads('session') || reads('isAuthenticated') || one.ofParameters.some((names) => names.includes('Session'));
  return [
    {
      kind: 'route',
      library: 'NestJS',
      span: verb.span,
      scopes: one.scopes,
      method: (verb.steps.at(-1) ?? '').toLowerCase(),
      path: joined(pathOf(controller), pathOf(verb)),
      handlers: [method.scope],
      middleware,
      knowsUser: readsCookie || asksSession || middleware.some((name) => sessionGuards.test(name)),
      readsCookie,
      first: undefined,
      changes: changesOf(source)
        .filter(isInside)
        .map(({ what, span }) => ({ what, span })),
    },
  ];
}

/** `@Throttle(...)` is `Throttle`, `@UseGuards(ThrottlerGuard, AuthGuard('jwt'))` is `ThrottlerGuard` and `AuthGuard`. */
function namesOf(call: Call): string[] {
  const own = call.steps.at(-1) ?? '';
  if (!/^Use(Guards|Interceptors)$/.test(own)) return [own];
  const given = Array.from({ length: call.count || 0 }, (_, index) => call.argument(index));
  return given.flatMap((one) => one?.steps.filter((step) => /^[A-Za-z_]\w*$/.test(step)).slice(-1) ?? []);
}

/** `@Post('login')`, `@Post()`, `@Controller({ path: 'auth' })`. */
function pathOf(call: Call): Value {
  if (call.count === 0) return literal('');
  const given = call.argument(0)?.value;
  return given?.kind === 'object' ? call.options(0)('path', '').value : (given ?? unknown);
}

function joined(prefix: Value, own: Value): Value {
  const parts = [textOf(prefix) ?? '', textOf(own)].filter((part) => part !== '');
  return parts.includes(undefined) ? unknown : literal(`/${parts.map((part) => part?.replace(/^\/|\/$/g, '')).join('/')}`);
}
