import type { NextEntryFact, NextMiddlewareFact } from '../model/fact';
import { checksElsewhere, isPublic, runsFor } from '../model/next-protection';
import { defineRule, type Problem, type Project } from '../model/rule';
import { textOf } from '../model/value';

export default defineRule({
  id: 'nextjs-matcher-gap',
  title: 'The matcher keeps the check from running where it is needed',
  severity: 'warning',
  cwe: 863,
  references: [
    'https://nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher',
    'https://nextjs.org/docs/app/guides/data-security',
    'ASVS 5.0, 8.3.1',
  ],
  why: `The middleware runs only for addresses that \`config.matcher\` names. \`'/dashboard'\` is that one address, without what lies below it; the pattern of the documentation,
\`/((?!api|_next/static|_next/image|favicon.ico).*)\`, leaves out everything that begins with \`api\`.

Reported is what can be seen in the code: the middleware checks for addresses like \`/admin\` that its matcher never lets through to it; a route handler that changes a database, or
reads users, customers, invoices and the like from it, asks nobody who is signed in, and lies where the matcher leaves it out; and, where nothing but the middleware checks, pages below
the one address that the matcher names.

Silent are handlers that check for themselves, webhooks, cron jobs and what else is public by its name, and patterns that cannot be read with certainty.`,
  how: "Add the address to the matcher, with what lies below it: `'/admin/:path*'`; or check the session in the handler itself.",
  fix: 'none',
  exampleFile: 'middleware.ts',
  bad: `import { auth } from './auth';
export default auth((request) => {
  const { pathname } = request.nextUrl;
  if (!request.auth && (pathname.startsWith('/dashboard') || pathname.startsWith('/admin'))) return Response.redirect(new URL('/login', request.url));
});
export const config = { matcher: ['/dashboard/:path*'] };`,
  good: `import { auth } from './auth';
export default auth((request) => {
  const { pathname } = request.nextUrl;
  if (!request.auth && (pathname.startsWith('/dashboard') || pathname.startsWith('/admin'))) return Response.redirect(new URL('/login', request.url));
});
export const config = { matcher: ['/dashboard/:path*', '/admin/:path*'] };`,
  exampleBeside: {
    'auth.ts':
      "import NextAuth from 'next-auth';\nimport GitHub from 'next-auth/providers/github';\nexport const { auth } = NextAuth({ providers: [GitHub] });",
  },
  exampleDependencies: { 'next-auth': '5.0.0-beta.32' },

  on: 'next-middleware',
  check(middleware, project) {
    if (!middleware.turnsAway || middleware.checks.length === 0) return undefined;
    const at = middleware.entries.length === 1 ? middleware.entries[0].span : middleware.matcher.span;
    const dead = middleware.prefixes.find((prefix) => guarded.test(prefix) && isLeftOut(middleware, prefix));
    if (dead) {
      const name = dead.length > 25 ? 'an address' : dead;
      return { at, message: `Nobody is checked at ${name}: the matcher keeps the middleware from running.` };
    }
    const left = project
      .all('next-entry')
      .filter((one) => asksNobody(one) && runsFor(middleware, one.path ?? '') === false && !project.isTest(one.span.file));
    return handlers(left, at) ?? below(left, middleware, project);
  },
});

function handlers(left: readonly NextEntryFact[], at: Problem['at']): Problem | undefined {
  const open = left.filter((one) => changes(one) || readsPersonal(one));
  if (open.length === 0) return undefined;
  const change = open.some(changes) ? 'change' : 'read';
  return {
    at,
    message: `Anyone can ${change} data by an address that this leaves out: nothing checks it there.`,
    related: open.slice(0, 5).map(({ span, path }) => ({ at: span, message: `${path} asks nobody who is signed in.` })),
  };
}

/** What lies below the one address that an entry of the matcher names. */
function below(left: readonly NextEntryFact[], middleware: NextMiddlewareFact, project: Project): Problem | undefined {
  for (const entry of middleware.entries) {
    const text = textOf(entry) ?? '';
    const open = /^\/[\w/-]+$/.test(text) ? left.filter((one) => one.touchesData && one.path?.startsWith(`${text}/`)) : [];
    if (open.length === 0 || checksElsewhere(project, middleware)) continue;
    return {
      at: entry.span,
      message: 'Nobody is checked below this address: the matcher names it alone.',
      related: open.slice(0, 5).map(({ span, path }) => ({ at: span, message: `${path} reads or changes data and asks nobody.` })),
    };
  }
  return undefined;
}

/** Addresses that are for some people only, by their name. */
const guarded = /^\/(admin|dashboard|account|settings|profile|private|protected|internal|manage|billing|members?|console)(\/|$)/i;

const isLeftOut = (middleware: NextMiddlewareFact, prefix: string): boolean =>
  [prefix, `${prefix.replace(/\/$/, '')}/any`].every((path) => runsFor(middleware, path) === false);

/** It certainly does what it does for whoever asks. */
const asksNobody = (entry: NextEntryFact): boolean =>
  entry.type !== 'action' && entry.type !== 'layout' && entry.complete && !entry.asks && !isPublic(entry);

const isHandler = ({ type }: NextEntryFact): boolean => type === 'route' || type === 'api';
const changes = (entry: NextEntryFact): boolean => isHandler(entry) && entry.writes.length > 0 && entry.name !== 'GET';

/** Data that is for some people only, by the address: `/api/users/:id`, `/api/admin/reports`. */
function readsPersonal(entry: NextEntryFact): boolean {
  const parts = (entry.path ?? '').split('/').filter((part) => part !== '' && !part.startsWith(':'));
  return isHandler(entry) && entry.touchesData && (parts.includes('admin') || personal.test(parts.at(-1) ?? ''));
}

const personal = /^(users?|customers?|invoices?|payments?|transactions?|patients?|employees?|payroll|billing|accounts?)$/i;
