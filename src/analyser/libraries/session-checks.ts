// Who is signed in: how server code asks the libraries that know. Only what looks the session up or verifies it; `getSessionCookie` does not
// (https://www.better-auth.com/docs/integrations/next).
import type { Fact, SessionCheck } from '../model/fact';
import { namesAuthentication } from '../model/names';
import { is, textOf } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const known: readonly (readonly [module: RegExp, path: RegExp, way: SessionCheck['way']])[] = [
  [/^next-auth(\/next)?$/, /^((unstable_)?getServerSession|\(\)\.auth)\.\(\)$/, 'session'],
  [/^next-auth\/react$/, /^getSession\.\(\)$/, 'session'],
  [/^next-auth\/middleware$/, /^(\(\)|withAuth\.\(\)|default\.\(\))$/, 'session'],
  [/^next-auth\/jwt$/, /^(getToken|decode)\.\(\)$/, 'token'],
  [/^@clerk\//, /^(auth|currentUser|getAuth|requireAuth|clerkMiddleware|authMiddleware|withClerkMiddleware|withAuth)\.\(\)/, 'session'],
  [/^@clerk\//, /^auth\.protect\.\(\)$/, 'session'],
  [/^better-auth(\/|$)/, /\.api\.(getSession|userHasPermission|hasPermission|listSessions)\.\(\)$/, 'session'],
  [/^better-auth\/cookies$/, /^getCookieCache\.\(\)$/, 'token'],
  [/^better-auth\/cookies$/, /^getSessionCookie\.\(\)$/, 'cookie'],
  [/^@supabase\//, /\.auth\.(getUser|getClaims|getSession)\.\(\)$/, 'session'],
  [/^@auth0\//, /(getSession|getAccessToken|with(Api|Page|Middleware)AuthRequired|\.middleware)\.\(\)$/, 'session'],
  [/^@kinde-oss\//, /(getKindeServerSession\.\(\)|withAuth\.\(\)|authMiddleware\.\(\))/, 'session'],
  [/^@workos-inc\/authkit/, /^(withAuth|getUser|authkitMiddleware|authkit|getSession|ensureSignedIn)\.\(\)$/, 'session'],
  [/^@stackframe\//, /\.getUser\.\(\)$/, 'session'],
  [/^@(logto\/next|propelauth\/nextjs|descope\/nextjs|frontegg\/nextjs)/, /./, 'session'],
  [/^next-firebase-auth-edge/, /./, 'session'],
  [/^iron-session/, /^(getIronSession|withIronSession\w*|unsealData)\.\(\)/, 'session'],
  [/^lucia$/, /\.(validateSession|validateRequest)\.\(\)$/, 'session'],
  [/^firebase-admin/, /\.(verifyIdToken|verifySessionCookie)\.\(\)$/, 'token'],
  [/^jose/, /^(jwtVerify|jwtDecrypt|compactVerify|compactDecrypt)\.\(\)$/, 'token'],
  [/^jsonwebtoken$/, /^verify\.\(\)$/, 'token'],
];

/** Names under which a project that cannot be followed asks the same; they are how the documentation of the libraries calls them. */
const localNames = /^(getServerSession|getServerAuthSession|unstable_getServerSession|currentUser)$/;

export default defineLibrary({
  id: 'session-checks',
  modules: ['better-auth/cookies', 'next-auth/middleware', 'next-auth/jwt'],
  family: ['@clerk/', 'better-auth', '@supabase/', '@auth0/', '@kinde-oss/', '@workos-inc/', 'iron-session/'],
  triggers: [
    ['\\b(getServerSession|getServerAuthSession|currentUser|getKindeServerSession|getIronSession|withApiAuthRequired|validateRequest)\\('],
    ['[=(]\\s*await\\s+auth\\(\\s*\\)|\\bauth\\.protect\\(|\\.api\\s*\\.getSession\\('],
    ['\\.auth\\.(getUser|getClaims)\\(', 'supabase'],
    ['\\bcookies(\\(\\)\\)?)?\\.get\\(\\s*[\'"`][\\w.-]*(token|sess|auth|jwt)'],
    ['withCredentials\\s*:\\s*true|\\bcredentials\\s*:\\s*[\'"]include'],
  ],
  detect: (source): Fact[] => {
    if (source.runsIn() === 'browser') return [...cookieReads(source), ...handedOn(source)];
    const checks = source.everyCall().flatMap((call) => {
      const check = checkOf(call);
      return check ? [fact(check, call)] : [];
    });
    return [...checks, ...cookieReads(source), ...handedOn(source)];
  },
});

/** How a call asks who is signed in; nothing where it does not. */
export function checkOf(call: Call): SessionCheck | undefined {
  const { module, path, steps, root } = call;
  if (root === 'module') {
    const way = known.find(([one, two]) => one.test(module) && two.test(path))?.[2];
    if (way) return { way, library: module, span: call.span };
  }
  const name = steps.at(-1) ?? '';
  const written = steps.join('.');
  if (localNames.test(written) || (root !== 'global' && /^(auth|protect)$/.test(written) && call.awaited))
    return { way: 'session', library: written, span: call.span };
  if (/(^|\.)auth\.api\.getSession$/.test(written)) return { way: 'session', library: 'better-auth', span: call.span };
  if (/supabase\w*(\.\(\))?\.auth\.(getUser|getClaims|getSession)$/i.test(written))
    return { way: 'session', library: '@supabase/ssr', span: call.span };
  return /^(verifyIdToken|verifySessionCookie|validateSession|validateRequest)$/.test(name)
    ? { way: 'session', library: name, span: call.span }
    : undefined;
}

/** `cookies().get('token')`, `request.cookies.has('token')`, js-cookie `get('token')`: one that says who is signed in. */
export function cookieRead(call: Call): SessionCheck | undefined {
  if (!readsCookie(call)) return undefined;
  const cookie = call.argument(0)?.value;
  const text = cookie && textOf(cookie);
  if (text === undefined || !namesAuthentication(text)) return undefined;
  return { way: 'cookie', library: call.module || 'request.cookies', span: call.span, cookie: text };
}

function readsCookie({ module, path, steps, count, receiver }: Call): boolean {
  if (/^cookies-next/.test(module)) return /^(getCookie|hasCookie)\.\(\)$/.test(path);
  if (!/^(get|has)$/.test(steps.at(-1) ?? '') || count !== 1) return false;
  return (
    steps.at(-2) === 'cookies' ||
    receiver.at(-1) === 'cookies' ||
    module === 'js-cookie' ||
    (module === 'next/headers' && steps[0] === 'cookies')
  );
}

/** `credentials: 'include'`, `withCredentials: true`: the browser hands its cookies to another server, which may check them. */
function handedOn(source: Source): Fact[] {
  const written =
    source.written('withCredentials').find(({ setting }) => is(setting, true)) ??
    source.written('credentials').find(({ setting }) => is(setting, 'include'));
  return written
    ? [{ kind: 'session-check', library: 'another server', way: 'cookie', span: written.setting.span, scopes: written.scopes }]
    : [];
}

function cookieReads(source: Source): Fact[] {
  return ['get', 'has']
    .flatMap((name) => source.methods(name))
    .flatMap((call) => {
      const check = cookieRead(call);
      return check ? [fact(check, call)] : [];
    });
}

const fact = (check: SessionCheck, { scopes }: Call): Fact => ({ kind: 'session-check', scopes, ...check });
