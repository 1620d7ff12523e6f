import type { AnswerValues, QuestionId } from './answers';
import type { Evidence } from './evidence';
import type { SeenPackage } from './seen';

type Store = AnswerValues['store'];

/** Stores that are reached over HTTP, from the edge as well. */
const httpStores =
  /^(@neondatabase\/serverless|@planetscale\/database|@libsql\/client|@auth\/(neon|d1|turso)-adapter|@supabase\/supabase-js)$/;
const keyValueStores =
  /^(redis|ioredis|connect-redis|@redis\/client|@upstash\/redis|@vercel\/kv|memjs|memcached|connect-memcached|connect-dynamodb|@auth\/upstash-redis-adapter)$/;
const databases = new RegExp(
  `^(${[
    'pg|mysql2?|mariadb|tedious|mssql|better-sqlite3|sqlite3|mongodb|mongoose|postgres',
    'prisma|@prisma/client|drizzle-orm|typeorm|sequelize|knex|kysely|objection|@mikro-orm/core',
    'connect-mongo|connect-pg-simple|express-mysql-session|connect-session-(knex|sequelize)|connect-sqlite3|connect-typeorm',
    'better-sqlite3-session-store|@quixo3/prisma-session-store|@(next-)?auth/(prisma|pg|drizzle|mongodb|typeorm|sequelize|kysely|mikro-orm)-adapter',
  ].join('|')})$`,
);

const mobile = /^(react-native|expo|@capacitor\/core|cordova-[\w-]+|@ionic\/\w+)$/;
const pages = /^(next|nuxt|@sveltejs\/kit|astro|@remix-run\/(node|react)|ejs|pug|hbs|express-handlebars|nunjucks)$/;
const browser = /^(react-dom|vue|svelte|solid-js|@angular\/core|preact)$/;
/** Draws an application's own pages on a server: no service beside it. https://angular.dev/guide/ssr comes with express. */
const draws = /^(@angular\/(ssr|platform-server)|@nguniversal\/express-engine)$/;
const servers = /^(express|fastify|koa|@nestjs\/core|@hapi\/hapi|hono|restify)$/;

/** The kind of store that a module gives access to. */
export function storeOf(module: string): Store | undefined {
  if (keyValueStores.test(module)) return 'kv';
  return httpStores.test(module) || databases.test(module) ? 'sql' : undefined;
}

/** Answers that dependencies give: stores, who calls, what kind of application it is. */
export function dependencyEvidence(packages: readonly SeenPackage[], onEdge: boolean): Evidence[] {
  const single = packages.flatMap((one) => Object.keys(one.dependencies).flatMap((name) => ownEvidence(one, name, onEdge)));
  return [...single, ...serviceEvidence(packages)];
}

function ownEvidence(one: SeenPackage, name: string, onEdge: boolean): Evidence[] {
  const say = (question: QuestionId, value: string, because: string) => evidence(one, name, question, value, because);
  const store = storeOf(name);
  const overTcp = onEdge && !httpStores.test(name) && store === 'sql';
  return [
    ...(store ? [say('store', overTcp ? 'sql-tcp-only' : store, `${name} gives access to a shared store`)] : []),
    ...(mobile.test(name) ? [say('clients', 'mobile', `${name} makes a mobile application`)] : []),
    ...(pages.test(name) || browser.test(name) ? [say('clients', 'web', `${name} makes pages for browsers`)] : []),
    ...(pages.test(name) ? [say('architecture', 'server-rendered', `${name} renders pages on the server`)] : []),
  ];
}

/** Several packages with a server of their own are several services. */
function serviceEvidence(packages: readonly SeenPackage[]): Evidence[] {
  const services = packages.flatMap((one) => {
    const names = Object.keys(one.dependencies);
    const name = names.find((dependency) => servers.test(dependency));
    return name === undefined || names.some((dependency) => draws.test(dependency)) ? [] : [{ one, name }];
  });
  if (services.length < 2) return [];
  return services.map(({ one, name }) => evidence(one, name, 'architecture', 'distributed', `one of ${services.length} services`));
}

function evidence({ path, lineOf }: SeenPackage, name: string, question: QuestionId, value: string, because: string): Evidence {
  return { question, value, file: path, line: lineOf(name), because };
}
