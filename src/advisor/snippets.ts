/** Reads a variable that must be there: a missing secret stops the server instead of weakening it. */
export const required = `export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(name + ' is not set');
  return value;
}
`;

/** One pool of PostgreSQL connections. */
export const postgres = `import { Pool } from 'pg';
import { required } from './required';

export const pool = new Pool({ connectionString: required('DATABASE_URL') });
`;

/** The version of a user's tokens, for the check at each verification. */
export const tokenVersions = `import { pool } from './database';

/** Undefined for a disabled or deleted account. */
export async function tokenVersionOf(userId: string): Promise<number | undefined> {
  const { rows } = await pool.query('select token_version from users where id = $1 and not disabled', [userId]);
  return rows[0]?.token_version;
}

/** Ends every token of the user at its next check. */
export async function signOutEverywhere(userId: string): Promise<void> {
  await pool.query('update users set token_version = token_version + 1 where id = $1', [userId]);
}
`;

/** Refuses requests that another site sends with the cookie of a user. */
export const sameOrigin = `import type { NextFunction, Request, Response } from 'express';

/** Browsers tell by Sec-Fetch-Site where a request comes from; older ones by Origin. */
export function sameOrigin(req: Request, res: Response, next: NextFunction): void {
  const safe = ['GET', 'HEAD', 'OPTIONS'].includes(req.method);
  const site = req.get('Sec-Fetch-Site');
  const origin = req.get('Origin');
  const own = site ? site === 'same-origin' || site === 'none' : !origin || origin === req.protocol + '://' + req.get('Host');
  if (safe || own) next();
  else res.sendStatus(403);
}
`;

/** Signing in and out with express-session. */
export const expressSignIn = `import type { Request, Response } from 'express';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    signedInAt: number;
  }
}

/** A new session id at sign-in, so that one planted before is worth nothing. */
export function signIn(req: Request, userId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error) => {
      if (error) return reject(error);
      req.session.userId = userId;
      req.session.signedInAt = Date.now();
      req.session.save((failure) => (failure ? reject(failure) : resolve()));
    });
  });
}

/** Deletes the session in the store, and the cookie with the attributes it was set with. */
export function signOut(req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error) => {
      if (error) return reject(error);
      res.clearCookie('__Host-sid', { path: '/', secure: true, httpOnly: true, sameSite: 'lax' });
      resolve();
    });
  });
}

/** The user, unless the session is older than its absolute time-out. */
export function currentUser(req: Request): string | undefined {
  const { userId, signedInAt = 0 } = req.session;
  return Date.now() - signedInAt < 12 * 60 * 60 * 1000 ? userId : undefined;
}
`;

/** Refresh tokens: opaque, used once, stored as hashes; a second use ends the whole family. */
export const refreshRotation = `import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { pool } from './database';

const hashed = (token: string) => createHash('sha256').update(token).digest('hex');

/** A new refresh token; without a family it starts one. It holds no claims: only the database knows whose it is. */
export async function issueRefresh(userId: string, family: string = randomUUID()): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await pool.query(
    "insert into refresh_tokens (hash, family, user_id, expires_at) values ($1, $2, $3, now() + interval '14 days')",
    [hashed(token), family, userId],
  );
  return token;
}

/** Exchanges a refresh token for the next one. Undefined: sign in again. */
export async function rotateRefresh(token: string): Promise<{ userId: string; refreshToken: string } | undefined> {
  const { rows } = await pool.query(
    'update refresh_tokens set used_at = now() where hash = $1 and used_at is null and expires_at > now() returning user_id, family',
    [hashed(token)],
  );
  if (rows.length === 0) return endFamilyOf(token);
  const { user_id: userId, family } = rows[0];
  return { userId, refreshToken: await issueRefresh(userId, family) };
}

/** Used twice: thief and owner both hold it, so nobody keeps it. */
async function endFamilyOf(token: string): Promise<undefined> {
  await pool.query(
    'delete from refresh_tokens where family = (select family from refresh_tokens where hash = $1 and used_at is not null)',
    [hashed(token)],
  );
  return undefined;
}
`;

/** Single tokens that were revoked, by issuer and id, until they expire by themselves. */
export const denylist = `import { pool } from './database';

export async function revoke(iss: string, jti: string, expiresAt: Date): Promise<void> {
  await pool.query(
    'insert into revoked_tokens (iss, jti, expires_at) values ($1, $2, $3) on conflict do nothing',
    [iss, jti, expiresAt],
  );
}

export async function isRevoked(iss: string, jti: string): Promise<boolean> {
  const { rows } = await pool.query('select 1 from revoked_tokens where iss = $1 and jti = $2', [iss, jti]);
  return rows.length > 0;
}
`;

/** The tables that rotation, version check and denylist use. */
export const tokenTables = `create table refresh_tokens (
  hash text primary key,
  family uuid not null,
  user_id text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on refresh_tokens (family);

create table revoked_tokens (
  iss text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (iss, jti)
);

alter table users add column token_version integer not null default 1;
alter table users add column disabled boolean not null default false;
`;

/** A server with sessions in the right order: after what needs none, before every route. */
export const expressServer = `import express from 'express';
import { sameOrigin } from './same-origin';
import { sessions } from './sessions';
import { currentUser } from './sign-in';

export const app = express();
// One proxy ends TLS: without this the cookie would never be sent.
app.set('trust proxy', 1);
app.use(sessions);
app.use(sameOrigin);

app.get('/me', (req, res) => {
  const userId = currentUser(req);
  if (!userId) return void res.sendStatus(401);
  res.json({ userId });
});
`;
