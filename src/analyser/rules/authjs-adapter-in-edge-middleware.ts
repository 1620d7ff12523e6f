import type { AuthjsMiddlewareFact } from '../model/fact';
import { set } from '../model/fix';
import { defineRule, type ProblemFix } from '../model/rule';
import { is, isAbsent } from '../model/value';
import { atLeast } from '../model/version';

export default defineRule({
  id: 'authjs-adapter-in-edge-middleware',
  title: 'The middleware fails: its database driver needs Node.js',
  severity: 'error',
  references: ['https://authjs.dev/guides/edge-compatibility', 'https://nextjs.org/docs/app/api-reference/file-conventions/proxy'],
  why: `\`middleware.ts\` runs on the Edge runtime, which has no TCP sockets and no file system. An instance of Auth.js with an adapter for Prisma, MongoDB, \`pg\` or the like cannot reach its
database there: depending on the driver, the build fails, or every request does, or no session is ever found.

Three ways lead out. Split the configuration: providers and callbacks in \`auth.config.ts\`, a second instance of it in the middleware, the adapter and
\`session: { strategy: 'jwt' }\` in \`auth.ts\`. Or let the middleware run on Node.js: \`runtime: 'nodejs'\` since Next.js 15.5, \`proxy.ts\` since 16. Or use a driver made for the edge.

Silent are adapters and drivers that are not known to need Node.js.`,
  how: "Split the configuration, or run the middleware on Node.js: `runtime: 'nodejs'`.",
  fix: 'suggestion',
  bad: `export { auth as middleware } from './auth';
export const config = { matcher: ['/dashboard/:path*'] };`,
  good: `export { auth as middleware } from './auth';
export const config = { matcher: ['/dashboard/:path*'], runtime: 'nodejs' };`,
  exampleFile: 'middleware.ts',
  exampleBeside: {
    'auth.ts': `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
import { MongoDBAdapter } from '@auth/mongodb-adapter';
import { client } from './database';
export const { handlers, auth } = NextAuth({
  adapter: MongoDBAdapter(client),
  providers: [GitHub],
  callbacks: { authorized: ({ auth }) => !!auth },
});`,
  },
  exampleDependencies: { 'next-auth': '5.0.0-beta.32', next: '15.5.0' },

  on: 'authjs-middleware',
  check(fact) {
    const { edge, nodeDriver, runtime, next, span, adapter, strategy } = fact;
    if (!edge || !nodeDriver || isAbsent(adapter)) return undefined;
    // Prisma fails with the first query only, and sessions in the cookie need none.
    const isLate = nodeDriver === '@prisma/client' && is(strategy, 'jwt');
    const canChoose = atLeast(next, '15.5.0', false) && runtime;
    return {
      at: span,
      message: `${isLate ? 'Queries fail here' : 'The middleware fails'}: ${nodeDriver} needs Node.js, this runs on the Edge.`,
      severity: isLate ? 'warning' : undefined,
      fixes: [...(canChoose ? set(runtime, "'nodejs'", 'Run the middleware on Node.js', 'suggestion') : []), ...splitUp(fact)],
      related: [{ at: adapter.span, message: 'The adapter is given here.' }],
    };
  },
});

/** The instance with the adapter keeps its sessions in the cookie as well: else the other one signs people out. */
function splitUp({ split, strategy }: AuthjsMiddlewareFact): ProblemFix[] {
  const [jwt] = is(strategy, 'jwt') ? [{ edits: [] }] : set(strategy, "'jwt'");
  if (!split || !jwt) return [];
  const { file, entrance, text } = split;
  const typed = file.endsWith('.ts');
  const config = `${typed ? "import type { NextAuthConfig } from 'next-auth';\n\n" : ''}// What runs on the Edge as well: no adapter, and nothing that needs a database.
export default {
  session: { strategy: 'jwt' },
  providers: [],
}${typed ? ' satisfies NextAuthConfig' : ''};
`;
  const edits = [{ span: { file, start: 0, end: 0 }, text: config, creates: true as const }, { span: entrance, text }, ...jwt.edits];
  return [{ title: 'Split the configuration: auth.config for the middleware, sessions in the cookie', kind: 'suggestion', edits }];
}
