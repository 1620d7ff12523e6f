// `auth` of version 5 as middleware: https://authjs.dev/getting-started/session-management/protecting, read in next-auth/src/lib/index.ts
import type { AuthjsMiddlewareFact } from '../model/fact';
import { is, isAbsent, textOf, textsOf } from '../model/value';
import { type Call, defineLibrary, type FunctionFlow, type Made, type Options, type Origin, type Source } from '../source/define-library';
import { adapter } from './authjs';

const file = /(^|\/)(middleware|proxy)\.[cm]?[jt]s$/;

export default defineLibrary({
  id: 'authjs-middleware',
  modules: [],
  files: [['/(middleware|proxy)\\.[cm]?[jt]s$', 'auth']],
  detect: (source): AuthjsMiddlewareFact[] => {
    if (!file.test(source.path)) return [];
    const made = instanceOf(source);
    return made ? [middleware(source, made)] : [];
  },
});

/** The `auth` that the file exports as middleware, else one that it only uses. */
function instanceOf(source: Source): Made | undefined {
  const made = source.makers().filter(({ call, path }) => call.module === 'next-auth' && path[0] === 'auth');
  return made.find(({ name, exported }) => exported && /^(default|middleware|proxy)$/.test(name)) ?? made.find(({ exported }) => !exported);
}

const optionsOf = (call: Call): Options => call.argument(0)?.options(call.span) ?? call.options(0);

/** `auth` turns nobody away by itself where no callback says who is authorized: https://authjs.dev/reference/nextjs#authorized */
export function letsEveryonePass(source: Source): boolean {
  const made = instanceOf(source);
  return made !== undefined && isAbsent(optionsOf(made.call)('callbacks.authorized'));
}

function middleware(source: Source, { call, exported, wrapper, path }: Made): AuthjsMiddlewareFact {
  const option = optionsOf(call);
  const authorized = option('callbacks.authorized');
  const answer = option.expression('callbacks.authorized')?.flow();
  const answers = answer?.deliveries.filter(({ into }) => into.length === 1 && into[0] === 'result') ?? [];
  const config = source
    .exports()
    .find(({ name }) => name === 'config')
    ?.expression?.options();
  const isEdge = /(^|\/)middleware\.[cm]?[jt]s$/.test(source.path) && config?.('runtime').value.kind !== 'literal';
  const [own] = source.exports().filter(({ name }) => /^(default|middleware|proxy)$/.test(name));
  return {
    kind: 'authjs-middleware',
    library: 'next-auth',
    span: (exported ? wrapper?.span : undefined) ?? own?.span ?? call.span,
    scopes: [],
    instance: call.span,
    form: !exported ? 'function' : wrapper ? 'wrapper' : path.length === 1 ? 'plain' : 'function',
    edge: isEdge,
    next: source.version('next'),
    runtime: config?.('runtime'),
    adapter: adapter(option),
    split: split(source, call, option),
    nodeDriver: nodeDriver(option),
    strategy: option('session.strategy'),
    session: option('session'),
    authorized,
    mayAnswer: !isAbsent(authorized) && (!answer || answers.some(({ from, how }) => how === 'opened' || from.some(isResponse))),
    mayRefuse: !answer || answers.some(({ value }) => !is(value.value, true)),
    looks: wrapper === undefined || looksAtUser(wrapper),
    namesPaths: config !== undefined && namesPaths(config),
  };
}

/** What the second instance would have to share stands in the first one's file: then a person has to move it. */
const shared = ['callbacks', 'cookies', 'secret', 'jwt', 'basePath', 'pages', 'useSecureCookies'];

/** A second instance with a configuration of its own: https://authjs.dev/guides/edge-compatibility#split-config */
function split(source: Source, call: Call, option: Options): AuthjsMiddlewareFact['split'] {
  const [, folder, ending] = /^(.*\/)auth\.([jt]s)$/.exec(call.span.file) ?? [];
  const entrances = source.imported(/^(\.|[@~#]).*(^|\/)auth$/);
  if (!folder || entrances.length !== 1 || shared.some((name) => option(name).value.kind !== 'absent')) return undefined;
  const [{ name, whole, text }] = entrances;
  const head = `import NextAuth from 'next-auth';\nimport authConfig from '${name}.config';\n\n`;
  const [, own] = /^export\s*\{\s*auth\s+as\s+(middleware|proxy|default)\s*\}/.exec(text) ?? [];
  const file = `${folder}auth.config.${ending}`;
  if (own === 'default') return { file, entrance: whole, text: `${head}export default NextAuth(authConfig).auth;` };
  if (own) return { file, entrance: whole, text: `${head}export const { auth: ${own} } = NextAuth(authConfig);` };
  return /^import\s*\{\s*auth\s*\}/.test(text)
    ? { file, entrance: whole, text: `${head}const { auth } = NextAuth(authConfig);` }
    : undefined;
}

/** What a call gives is taken for a response, but for calls that certainly give true or false. */
const isResponse = (origin: Origin): boolean =>
  origin.root === 'call' && !/^(Boolean|includes|startsWith|endsWith|some|every|has|test)$/.test(origin.call()?.steps.at(-1) ?? '');

/** The wrapped function reads `request.auth`, or hands the request to something that may. */
function looksAtUser(wrapper: Call): boolean {
  const flow = wrapper.argument(0)?.flow();
  if (!flow) return true;
  if (flow.reads.some(({ root, path }) => root === 'parameter' && path[0] === '0' && path[1] === 'auth')) return true;
  if (flow.names.has('auth') || flow.parameters.some(({ members }) => members.some(({ key }) => key === 'auth'))) return true;
  return flow.calls.some((call) => !/^next-intl(\/|$)/.test(call.module) && takesRequest(flow, call)) || flow.names.has('getToken');
}

function takesRequest(flow: FunctionFlow, call: Call): boolean {
  const given = Array.from({ length: call.count || 0 }, (_, index) => call.argument(index)).flatMap((one) =>
    one ? flow.originsOf(one) : [],
  );
  return given.some(({ root, path }) => root === 'parameter' && path.length === 1);
}

/** Paths of its own, such as `/dashboard/:path*`, not everything but some. */
function namesPaths(config: Options): boolean {
  const texts = textsOf(config('matcher'));
  return texts?.some((text) => /^\/[\w-]/.test(text)) ?? false;
}

const nodeAdapters = /^@(?:next-)?auth\/(mongodb|typeorm|typeorm-legacy|sequelize|mikro-orm|neo4j|firebase)-adapter$/;
const nodeDrivers =
  /^(@prisma\/client|pg|mysql2?(\/promise)?|better-sqlite3|drizzle-orm\/(node-postgres|postgres-js|better-sqlite3|mysql2|bun-sqlite))$/;

/** The construction behind `createClient()`, a function of the project. */
const madeBy = (call: Call | undefined): Call | undefined => call?.leadsTo() ?? call;

/** What keeps the adapter from running on the Edge runtime; nothing where that is not known. */
function nodeDriver(option: Options): string | undefined {
  const made = option.expression('adapter')?.call();
  if (!made) return undefined;
  if (nodeAdapters.test(made.module)) return made.module;
  if (!/^@(next-)?auth\//.test(made.module)) return undefined;
  const drivers = (made.argument(0)?.origins() ?? []).flatMap((origin) => madeBy(origin.call()) ?? []);
  const [driver] = drivers.filter(({ module, path }) => nodeDrivers.test(module) && !path.includes('$extends'));
  const isEdgeReady = driver?.module === '@prisma/client' && driver.options(0)('adapter').value.kind !== 'absent';
  return isEdgeReady || textOf(option('adapter')) !== undefined ? undefined : driver?.module;
}
