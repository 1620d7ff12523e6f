import { checksElsewhere } from '../model/next-protection';
import { defineRule, type Project } from '../model/rule';

export default defineRule({
  id: 'nextjs-cookie-presence-auth',
  title: 'Any cookie of the right name opens protected pages',
  severity: 'warning',
  cwe: 565,
  references: [
    'https://www.better-auth.com/docs/integrations/next',
    'https://nextjs.org/docs/app/guides/authentication#optimistic-checks-with-proxy-optional',
    'ASVS 5.0, 7.2.1',
  ],
  why: `The middleware only looks whether a cookie is there. Whoever types \`document.cookie = 'session=x'\` into the browser's console passes, and an expired or revoked session does as well.

As a quick redirect for people who are signed out this is fine, and the documentation of Better Auth's \`getSessionCookie\` says so, as long as pages, route handlers and server actions
check the session themselves.

Reported is a middleware that turns people away by a cookie alone where nothing else in the application verifies a session or token, or reads that cookie. Silent: middleware that verifies
(\`auth()\`, \`jwtVerify\`, \`getToken\`), or that asks another server.

Silent as well: applications that keep no data themselves and hand their cookies to another server (\`credentials: 'include'\`). Where one does so in another way, suppress this in the place.`,
  how: 'Verify the token in the middleware (`jwtVerify`, `auth()`), and the session again where data is read or changed.',
  fix: 'none',
  exampleFile: 'middleware.ts',
  bad: `import { NextResponse, type NextRequest } from 'next/server';
export function middleware(request: NextRequest) {
  if (!request.cookies.get('session')) return NextResponse.redirect(new URL('/login', request.url));
  return NextResponse.next();
}
export const config = { matcher: ['/dashboard/:path*'] };`,
  good: `import { jwtVerify } from 'jose';
import { NextResponse, type NextRequest } from 'next/server';
const key = new TextEncoder().encode(process.env.SESSION_SECRET);
export async function middleware(request: NextRequest) {
  try {
    await jwtVerify(request.cookies.get('session')?.value ?? '', key, { algorithms: ['HS256'] });
    return NextResponse.next();
  } catch {
    return NextResponse.redirect(new URL('/login', request.url));
  }
}
export const config = { matcher: ['/dashboard/:path*'] };`,

  on: 'next-middleware',
  check(middleware, project) {
    const { checks, turnsAway, complete, asksServer, span, form } = middleware;
    // A wrapper around it may well be what checks.
    if (form !== 'function' || !turnsAway || !complete || asksServer || checks.length === 0 || checks.some(({ way }) => way !== 'cookie'))
      return undefined;
    if (
      checksElsewhere(project, middleware) ||
      isReadElsewhere(
        checks.map(({ cookie }) => cookie),
        span.file,
        project,
      )
    )
      return undefined;
    const at = checks.find((one) => one.span.file === span.file)?.span ?? span;
    return { at, message: 'Anyone can pass with a made-up cookie: only its presence is checked.' };
  },
});

/** Whoever reads the cookie as well may verify it, or hand it to a server that does. */
function isReadElsewhere(cookies: readonly (string | undefined)[], file: string, project: Project): boolean {
  const known = project.all('session-check').filter((one) => one.span.file !== file && !project.isTest(one.span.file));
  const keepsData = project.all('next-entry').some(({ touchesData }) => touchesData);
  return known.some(({ way, cookie }) => way === 'token' || (cookie === undefined ? !keepsData : cookies.includes(cookie)));
}
