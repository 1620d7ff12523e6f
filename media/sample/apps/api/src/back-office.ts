import { RedisStore } from 'connect-redis';
import session from 'express-session';
import { createClient } from 'redis';

const client = createClient({ url: process.env.REDIS_URL });
client.connect().catch(console.error);

/** Staff sessions: kept in Redis, short, and never sent to another site. */
export const backOfficeSession = session({
  name: 'staff',
  secret: [process.env.STAFF_SESSION_SECRET!, process.env.STAFF_SESSION_SECRET_OLD!],
  store: new RedisStore({ client }),
  resave: false,
  saveUninitialized: false,
  cookie: { secure: true, sameSite: 'strict', maxAge: 30 * 60 * 1000 },
});
