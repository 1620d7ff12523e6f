import { defineConfiguration } from '../configuration';
import { expressServer, expressSignIn, required, sameOrigin } from '../snippets';

export default defineConfiguration({
  id: 'express-session-mongodb',
  title: 'express-session with MongoDB',
  dependencies: { 'express-session': '^1.19.0', 'connect-mongo': '^6.0.0', mongodb: '^6.0.0', express: '^5.0.0' },
  environment: ['SESSION_SECRETS', 'MONGODB_URL'],
  libraries: ['express-session'],
  strategies: ['database', 'hybrid'],
  fits: ({ store }) => store === undefined || store === 'sql' || store === 'sql-tcp-only',
  needs: ['An index on session.userId.', 'TLS in front of the server, by one proxy.'],
  files: [
    {
      path: 'src/sessions.ts',
      text: `import MongoStore from 'connect-mongo';
import session from 'express-session';
import { MongoClient } from 'mongodb';
import { required } from './required';

const client = new MongoClient(required('MONGODB_URL'));

export const sessions = session({
  name: '__Host-sid',
  // The newest secret first: it signs, the others are still accepted.
  secret: required('SESSION_SECRETS').split(','),
  store: MongoStore.create({ client, collectionName: 'sessions', stringify: false }),
  resave: false,
  saveUninitialized: false,
  rolling: true,
  cookie: { secure: true, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 30 * 60 * 1000 },
});

/** Ends the user's sessions on every device, at once. */
export async function signOutEverywhere(userId: string): Promise<void> {
  await client.db().collection('sessions').deleteMany({ 'session.userId': userId });
}
`,
    },
    { path: 'src/server.ts', text: expressServer },
    { path: 'src/sign-in.ts', text: expressSignIn },
    { path: 'src/same-origin.ts', text: sameOrigin },
    { path: 'src/required.ts', text: required },
  ],
});
