import type { Answers } from '../answers';
import type { Configuration, OfferedConfiguration } from '../configuration';
import type { Verdict } from '../verdict';
import authjs4Database from './authjs-4-database';
import authjs4Jwt from './authjs-4-jwt';
import authjs4VersionCheck from './authjs-4-version-check';
import authjs5Credentials from './authjs-5-credentials';
import authjs5Database from './authjs-5-database';
import authjs5Jwt from './authjs-5-jwt';
import authjs5VersionCheck from './authjs-5-version-check';
import betterAuthDatabase from './better-auth-database';
import betterAuthHybrid from './better-auth-hybrid';
import betterAuthJwt from './better-auth-jwt';
import bff from './bff';
import expressSessionMongodb from './express-session-mongodb';
import expressSessionPostgresql from './express-session-postgresql';
import expressSessionRedis from './express-session-redis';
import ironSession from './iron-session';
import jose from './jose';
import joseStateless from './jose-stateless';
import jsonwebtoken from './jsonwebtoken';

export type { Configuration } from '../configuration';

/** Every configuration, in the order in which they are offered. */
export const configurations: readonly OfferedConfiguration[] = [
  authjs5Jwt,
  authjs5VersionCheck,
  authjs5Credentials,
  authjs5Database,
  authjs4Jwt,
  authjs4VersionCheck,
  authjs4Database,
  betterAuthDatabase,
  betterAuthHybrid,
  betterAuthJwt,
  expressSessionRedis,
  expressSessionPostgresql,
  expressSessionMongodb,
  ironSession,
  jsonwebtoken,
  jose,
  joseStateless,
  bff,
];

/** What is ready for this verdict with the library that is there; where it has nothing to offer, what is suggested. */
export function configurationsFor(answers: Answers, { strategy }: Verdict): Configuration[] {
  if (strategy === 'conflict') return [];
  const fitting = configurations.filter((one) => one.strategies.includes(strategy) && (one.fits?.(answers, strategy) ?? true));
  const own = fitting.filter(({ libraries }) => answers.library !== undefined && libraries.includes(answers.library));
  const offered = own.length > 0 ? own : fitting.filter(({ suggested }) => suggested);
  return offered.map(({ id, title, dependencies, environment, files, needs }) => ({ id, title, dependencies, environment, files, needs }));
}
