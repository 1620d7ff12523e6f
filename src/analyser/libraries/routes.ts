// Express and connect-like routers, Fastify, Koa routers and Hono share one form: app.METHOD(path, ...handlers).
// Next.js route handlers: https://nextjs.org/docs/app/building-your-application/routing/route-handlers
import type { RouteFact } from '../model/fact';
import { type Call, defineLibrary, type Expression } from '../source/define-library';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'all', 'use'];
const servers = /^(express|fastify|koa-router|@koa\/router|hono|restify|polka|router|express-promise-router|find-my-way)$/;

export default defineLibrary({
  id: 'routes',
  modules: [], // a route alone is nothing to look at: other libraries say which files matter
  family: ['express', 'fastify', 'koa', 'hono', '@koa/'],
  detect: (source) => methods.flatMap((method) => source.methods(method).flatMap((call) => route(method, call))),
});

function route(method: string, call: Call): RouteFact[] {
  if (!(call.count >= 1) || !isServer(call)) return [];
  const all = Array.from({ length: call.count }, (_, index) => call.argument(index)).filter((one) => one !== undefined);
  const first = all[0]?.value;
  const own = first?.kind === 'literal' && typeof first.value === 'string' ? all.slice(1) : all;
  const chained = call.receiver.includes('route');
  if (own.length === all.length && method !== 'use' && !chained) return [];
  const functions = own.map((one) => one.function());
  const handlers = functions.flatMap((one) => (one && one.file === call.span.file ? [one.scope] : []));
  return [
    {
      kind: 'route',
      library: 'routes',
      span: call.span,
      scopes: call.scopes,
      method,
      path: own.length < all.length && first ? first : { kind: 'unknown' },
      handlers,
      middleware: own.map(nameOf).filter((name) => name !== ''),
    },
  ];
}

/** A router of a known package, or something called like one. */
function isServer({ root, module, receiver }: Call): boolean {
  if (root === 'module') return servers.test(module);
  return root === 'local' && /^(app|router|server|api|fastify|routes?|[a-z]+Router|[a-z]+App)$/.test(receiver[0] ?? '');
}

/** The last name of what is given: `auth.required` is `required`, `limiter({ max: 5 })` is `limiter`. */
function nameOf({ steps }: Expression): string {
  return [...steps].reverse().find((step) => step !== '()' && step !== '[]') ?? '';
}
