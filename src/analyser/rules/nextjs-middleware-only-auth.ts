import { checksElsewhere, guards, isPublic, runsFor, skipsMiddleware } from '../model/next-protection';
import { defineRule } from '../model/rule';

export default defineRule({
  id: 'nextjs-middleware-only-auth',
  title: 'Only the middleware asks who is signed in',
  severity: 'warning',
  cwe: 863,
  references: [
    'https://nextjs.org/docs/app/guides/data-security',
    'https://github.com/advisories/GHSA-f82v-jwr5-mffw',
    'https://nextjs.org/blog/cve-2025-29927',
    'ASVS 5.0, 8.3.1',
  ],
  why: `The middleware (\`proxy\` since Next.js 16) is one gate before everything. A hole in its matcher, a rewrite, a server action that is called from another page, or a flaw in the framework opens
everything behind it: with CVE-2025-29927 one request header was enough, in Next.js before 12.3.5, 13.5.9, 14.2.25 and 15.2.3. With such a version this is an error.

Reported once, at the middleware: where it turns people away, pages, route handlers or server actions behind it read or change a database, and nothing else in the application asks who is signed in.

Silent as soon as any page, layout, handler, action or helper asks (\`auth()\`, \`getServerSession()\`, \`auth.api.getSession()\`, \`currentUser()\`, \`getUser()\`, a verified token).`,
  how: 'Ask for the session again where data is read or changed: in a data access layer, or in each page, handler and action.',
  fix: 'none',
  exampleFile: 'app/dashboard/page.tsx',
  exampleBeside: {
    'middleware.ts': `export { default } from 'next-auth/middleware';
export const config = { matcher: ['/dashboard/:path*'] };`,
    'lib/prisma.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();",
  },
  bad: `import { prisma } from '../../lib/prisma';
// middleware.ts: export { default } from 'next-auth/middleware'; nothing else asks.
export default async function Page() {
  const invoices = await prisma.invoice.findMany();
  return <ul>{invoices.map(({ id }) => <li key={id}>{id}</li>)}</ul>;
}`,
  good: `import { getServerSession } from 'next-auth';
import { redirect } from 'next/navigation';
import { authOptions } from '../../lib/auth';
import { prisma } from '../../lib/prisma';
export default async function Page() {
  const session = await getServerSession(authOptions);
  if (!session?.user) redirect('/login');
  const invoices = await prisma.invoice.findMany({ where: { ownerEmail: session.user.email } });
  return <ul>{invoices.map(({ id }) => <li key={id}>{id}</li>)}</ul>;
}`,

  on: 'next-middleware',
  check(middleware, project) {
    if (!guards(middleware) || checksElsewhere(project, middleware)) return undefined;
    const behind = project
      .all('next-entry')
      .filter((one) => one.complete && !one.asks && one.touchesData && !isPublic(one) && !project.isTest(one.span.file))
      .filter((one) => one.type !== 'layout' && (one.path === undefined ? one.writes.length > 0 : runsFor(middleware, one.path) === true));
    if (behind.length === 0) return undefined;
    return {
      at: middleware.span,
      severity: skipsMiddleware(middleware.version) ? 'error' : undefined,
      message: skipsMiddleware(middleware.version)
        ? 'One request header opens everything: this Next.js skips the only check (CVE-2025-29927).'
        : 'Whoever gets past this reads everything: nothing behind it asks who is signed in.',
      related: behind.slice(0, 5).map(({ span }) => ({ at: span, message: 'This reads or changes data and asks nobody.' })),
    };
  },
});
