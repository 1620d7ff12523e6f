import { defineConfiguration } from '../configuration';
import { expressServer, expressSignIn, postgres, required, sameOrigin } from '../snippets';

export default defineConfiguration({
  id: 'express-session-postgresql',
  title: 'express-session with PostgreSQL',
  dependencies: { 'express-session': '^1.19.0', 'connect-pg-simple': '^10.0.0', pg: '^8.0.0', express: '^5.0.0' },
  environment: ['SESSION_SECRETS', 'DATABASE_URL'],
  libraries: ['express-session'],
  strategies: ['database', 'hybrid'],
  fits: ({ store }) => store === undefined || store === 'sql' || store === 'sql-tcp-only',
  needs: ['The table session, from table.sql of connect-pg-simple.', 'TLS in front of the server, by one proxy.'],
  files: [
    {
      path: 'src/sessions.ts',
      text: `import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import { pool } from './database';
import { required } from './required';

const PostgresStore = connectPgSimple(session);

export const sessions = session({
  name: '__Host-sid',
  // The newest secret first: it signs, the others are still accepted.
  secret: required('SESSION_SECRETS').split(','),
  store: new PostgresStore({ pool, tableName: 'session' }),
  resave: false,
  saveUninitialized: false,
  rolling: true,
  cookie: { secure: true, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 30 * 60 * 1000 },
});

/** Ends the user's sessions on every device, at once. */
export async function signOutEverywhere(userId: string): Promise<void> {
  await pool.query("delete from session where sess ->> 'userId' = $1", [userId]);
}
`,
    },
    { path: 'src/server.ts', text: expressServer },
    { path: 'src/sign-in.ts', text: expressSignIn },
    { path: 'src/same-origin.ts', text: sameOrigin },
    { path: 'src/database.ts', text: postgres },
    { path: 'src/required.ts', text: required },
  ],
});
