import { defineConfiguration } from '../configuration';
import { expressServer, expressSignIn, required, sameOrigin } from '../snippets';

export default defineConfiguration({
  id: 'express-session-redis',
  title: 'express-session with Redis',
  dependencies: { 'express-session': '^1.19.0', 'connect-redis': '^9.0.0', redis: '^5.0.0', express: '^5.0.0' },
  environment: ['SESSION_SECRETS', 'REDIS_URL'],
  libraries: ['express-session'],
  strategies: ['database', 'hybrid'],
  fits: ({ store }) => store === undefined || store === 'kv',
  needs: ['A Redis that evicts nothing: noeviction, with memory to spare.', 'TLS in front of the server, by one proxy.'],
  files: [
    {
      path: 'src/sessions.ts',
      text: `import { RedisStore } from 'connect-redis';
import session from 'express-session';
import { createClient } from 'redis';
import { required } from './required';

const client = createClient({ url: required('REDIS_URL') });
client.on('error', (error: Error) => console.error('session store: ' + error.message));
client.connect().catch(() => process.exit(1));

export const sessions = session({
  name: '__Host-sid',
  // The newest secret first: it signs, the others are still accepted.
  secret: required('SESSION_SECRETS').split(','),
  store: new RedisStore({ client, prefix: 'sess:' }),
  resave: false,
  saveUninitialized: false,
  rolling: true,
  cookie: { secure: true, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 30 * 60 * 1000 },
});

/** Remembers whose session it is, so that all of a user can be ended; call it after signIn(). */
export async function remember(userId: string, sessionId: string): Promise<void> {
  await client.sAdd('user-sessions:' + userId, sessionId);
}

/** Ends the user's sessions on every device, at once. */
export async function signOutEverywhere(userId: string): Promise<void> {
  const ids = await client.sMembers('user-sessions:' + userId);
  await client.del(['user-sessions:' + userId, ...ids.map((id) => 'sess:' + id)]);
}
`,
    },
    { path: 'src/server.ts', text: expressServer },
    { path: 'src/sign-in.ts', text: expressSignIn },
    { path: 'src/same-origin.ts', text: sameOrigin },
    { path: 'src/required.ts', text: required },
  ],
});
