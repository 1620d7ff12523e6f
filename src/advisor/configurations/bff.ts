import { defineConfiguration } from '../configuration';
import { expressSignIn, required, sameOrigin } from '../snippets';

export default defineConfiguration({
  id: 'bff',
  title: 'Backend for frontend: tokens of providers stay on the server',
  dependencies: { 'express-session': '^1.19.0', 'connect-redis': '^9.0.0', redis: '^5.0.0', express: '^5.0.0' },
  environment: ['SESSION_SECRETS', 'REDIS_URL', 'API_URL'],
  libraries: ['express-session', 'jose', 'jsonwebtoken'],
  strategies: ['database', 'hybrid'],
  suggested: true,
  fits: ({ payload, clients }) => payload === 'large' && (clients === undefined || clients.includes('web')),
  needs: ['The callback of your OAuth client calls signIn(), then keepTokens().'],
  files: [
    {
      path: 'src/bff.ts',
      text: `import { RedisStore } from 'connect-redis';
import express, { type Request } from 'express';
import session from 'express-session';
import { createClient } from 'redis';
import { required } from './required';
import { sameOrigin } from './same-origin';
import { currentUser } from './sign-in';

declare module 'express-session' {
  interface SessionData {
    provider: { accessToken: string; refreshToken?: string };
  }
}

const client = createClient({ url: required('REDIS_URL') });
client.on('error', (error: Error) => console.error('session store: ' + error.message));
client.connect().catch(() => process.exit(1));

export const app = express();
app.set('trust proxy', 1);
app.use(
  session({
    name: '__Host-sid',
    secret: required('SESSION_SECRETS').split(','),
    store: new RedisStore({ client }),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { secure: true, httpOnly: true, sameSite: 'lax', path: '/', maxAge: 30 * 60 * 1000 },
  }),
);
app.use(sameOrigin);

/** The browser never sees these: they stay in the store. */
export function keepTokens(req: Request, accessToken: string, refreshToken?: string): void {
  req.session.provider = { accessToken, refreshToken };
}

app.get('/api/profile', async (req, res) => {
  if (!currentUser(req) || !req.session.provider) return void res.sendStatus(401);
  const answer = await fetch(required('API_URL') + '/profile', {
    headers: { Authorization: 'Bearer ' + req.session.provider.accessToken },
  });
  res.status(answer.status).json(await answer.json());
});
`,
    },
    { path: 'src/sign-in.ts', text: expressSignIn },
    { path: 'src/same-origin.ts', text: sameOrigin },
    { path: 'src/required.ts', text: required },
  ],
});
