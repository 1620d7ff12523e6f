import { defineConfiguration } from '../configuration';
import { required } from '../snippets';

export default defineConfiguration({
  id: 'iron-session',
  title: 'iron-session: the sealed session is the cookie',
  dependencies: { 'iron-session': '^8.0.4', next: '^15.0.0' },
  environment: ['SESSION_PASSWORD_1', 'SESSION_PASSWORD_2'],
  libraries: ['iron-session'],
  strategies: ['jwt'],
  needs: ['Passwords of at least 32 characters; the highest number seals, the others still open.'],
  files: [
    {
      path: 'lib/session.ts',
      text: `import { getIronSession, type SessionOptions } from 'iron-session';
import { cookies } from 'next/headers';
import { required } from './required';

export interface SessionData {
  userId?: string;
}

const options: SessionOptions = {
  cookieName: '__Host-session',
  password: { 1: required('SESSION_PASSWORD_1'), 2: required('SESSION_PASSWORD_2') },
  ttl: 8 * 60 * 60,
  cookieOptions: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
};

export async function currentSession() {
  return getIronSession<SessionData>(await cookies(), options);
}

export async function signIn(userId: string): Promise<void> {
  const session = await currentSession();
  session.userId = userId;
  await session.save();
}

export async function signOut(): Promise<void> {
  (await currentSession()).destroy();
}
`,
    },
    { path: 'lib/required.ts', text: required },
  ],
});
