import { ts } from './ts';
import { nameOf, type Unit } from './unit';

const serverModules =
  /^(node:|express$|fastify$|koa$|@koa\/|@nestjs\/|hono$|@hapi\/|next\/(server|headers)$|http$|https$|fs$|crypto$|passport|express-|mongoose$|pg$|mysql|@prisma\/client$|server-only$|socket\.io$|bcrypt|sequelize$|@trpc\/server)/;
const browserModules =
  /^(react-dom|react-router|next\/router$|client-only$|vue$|vue-router$|@angular\/|svelte$|js-cookie$|react-native|@reduxjs\/|react-redux$|redux$|pinia$)/;

/** A route of Remix, React Router or Next.js that holds both. */
const loads = /\bexport (const|async function|function) (loader|action|getServerSideProps|getStaticProps)\b/;

/** Where a file's code runs, as far as its own text shows. */
export function runsIn(unit: Unit): 'server' | 'browser' | 'unknown' {
  const directives = unit.file.statements.slice(0, 3).map((one) => (ts.isExpressionStatement(one) ? nameOf(one.expression) : undefined));
  if (directives.includes('use client')) return 'browser';
  if (directives.includes('use server')) return 'server';
  const modules = importedModules(unit);
  const server = modules.some((name) => serverModules.test(name));
  const browser =
    modules.some((name) => browserModules.test(name)) ||
    /\b((window|document|localStorage|sessionStorage)\s*\.|use(State|Effect|LayoutEffect|Reducer|Context|Navigate|Router|Pathname|SearchParams|Params|SelectedLayoutSegments?)\s*[(<])/.test(
      unit.text,
    );
  if (browser && !server && loads.test(unit.text)) return 'unknown';
  if (server !== browser) return server ? 'server' : 'browser';
  if (server) return 'unknown';
  if (/\.(vue|svelte)$/.test(unit.path)) return 'browser';
  if (/\/(server|backend|api)\/|\/(middleware|proxy)\.[cm]?[jt]s$|\.server\.[jt]sx?$|\/route\.[jt]s$/.test(unit.path)) return 'server';
  const usesRequest = /\b(req|request|ctx)\.(headers|cookies|header|get|body|session)\b/.test(unit.text);
  return usesRequest ? 'server' : 'unknown';
}

/** Every module that a file imports or requires. */
export function importedModules(unit: Unit): string[] {
  const names: string[] = [];
  for (const statement of unit.file.statements) {
    if (ts.isImportDeclaration(statement)) names.push(nameOf(statement.moduleSpecifier) ?? '');
  }
  for (const { parent } of unit.identifiers('require')) {
    if (ts.isCallExpression(parent) && nameOf(parent.expression) === 'require') names.push(nameOf(parent.arguments[0]) ?? '');
  }
  return names;
}
