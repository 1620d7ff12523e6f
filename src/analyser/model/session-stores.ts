import { literal, type Setting } from './value';

const stores: readonly [module: RegExp, name: string][] = [
  [/^connect-redis$|^(io)?redis$|koa-redis|@upstash\/redis|upstash|RedisStore/i, 'redis'],
  [/^connect-mongo|connect-mongodb-session|koa-session-mongo|mongo/i, 'mongodb'],
  [/^connect-pg-simple$|postgres|\bpg\b/i, 'postgresql'],
  [/express-mysql-session|mysql/i, 'mysql'],
  [/prisma/i, 'prisma'],
  [/^(connect-sqlite3|better-sqlite3-session-store)$|sqlite/i, 'sqlite'],
  [/connect-session-knex|knex/i, 'a database by knex'],
  [/connect-session-sequelize|sequelize/i, 'a database by sequelize'],
  [/connect-typeorm|typeorm/i, 'a database by typeorm'],
  [/dynamodb/i, 'dynamodb'],
  [/firestore/i, 'firestore'],
  [/memcached/i, 'memcached'],
  [/^memorystore$/i, 'memory'],
  [/session-file-store/i, 'files'],
];

/** A session store as its setting holds it, with the database behind it as text where what makes it says so. */
export function namedStore(setting: Setting): Setting {
  const { value } = setting;
  if (value.kind !== 'unknown') return setting;
  const made = [value.from?.replace(/:.*$/, ''), value.name].filter((one) => one !== undefined);
  const name = stores.find(([pattern]) => made.some((one) => pattern.test(one)))?.[1];
  return name === undefined ? setting : { ...setting, value: literal(name, value.at) };
}
