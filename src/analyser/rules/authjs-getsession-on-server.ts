import { set } from '../model/fix';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'authjs-getsession-on-server',
  title: 'Server code asks for the session in a way that fails there',
  severity: 'warning',
  cwe: 287,
  references: [
    'https://next-auth.js.org/configuration/nextjs#getserversession',
    'https://authjs.dev/getting-started/migrating-to-v5',
    'https://authjs.dev/reference/core/jwt#gettoken',
  ],
  why: `\`getSession()\` of \`next-auth/react\` is made for the browser: it asks \`/api/auth/session\` over HTTP. On the server it sends another request for every page, and without the cookies of the
visitor it gives \`null\`, whoever asks. In server components, route handlers and server actions it knows no cookies at all.

\`getServerSession()\` without the options (next-auth 4) uses neither your callbacks nor your adapter: roles are missing, and sessions in the database are not found.
\`getToken()\` of version 5 takes no secret from the environment, and throws without one.`,
  how: 'Call `auth()` in version 5, `getServerSession(authOptions)` in version 4, and give `getToken` its `secret`.',
  fix: 'edit',
  bad: `import { getToken } from 'next-auth/jwt';
export async function GET(request: Request) {
  const token = await getToken({ req: request });
  return Response.json({ name: token?.name });
}`,
  good: `import { getToken } from 'next-auth/jwt';
export async function GET(request: Request) {
  const token = await getToken({ req: request, secret: process.env.AUTH_SECRET });
  return Response.json({ name: token?.name });
}`,
  exampleFile: 'app/api/me/route.ts',
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'authjs-server-read',
  check({ way, major, secret, span }, project) {
    if (way === 'asks' || project.isTest(span.file)) return undefined;
    if (way === 'no-secret')
      return {
        at: secret?.span ?? span,
        message: 'This throws: getToken of version 5 takes no secret from the environment.',
        fixes: secret ? set(secret, 'process.env.AUTH_SECRET', 'Give it AUTH_SECRET') : [],
      };
    if (way === 'no-options')
      return { at: span, message: 'Your callbacks and adapter do not apply here: getServerSession has no options.' };
    return {
      at: span,
      message: `The visitor may look signed out here: use ${major === 5 ? 'auth()' : 'getServerSession(authOptions)'} on the server.`,
    };
  },
});
