import { set } from '../model/fix';
import { defineRule } from '../model/rule';
import { isAbsent } from '../model/value';

export default defineRule({
  id: 'authjs-middleware-protects-nothing',
  title: 'The middleware lets everyone through',
  severity: 'error',
  cwe: 862,
  references: [
    'https://authjs.dev/getting-started/session-management/protecting',
    'https://authjs.dev/reference/nextjs#authorized',
    'ASVS 5.0, 8.3.1',
  ],
  why: `In Auth.js 5, \`auth\` as middleware only keeps sessions alive unless \`callbacks.authorized\` says who may pass: without that callback everyone may, signed in or not. next-auth 4 was the
other way round, so this is what an upgrade often leaves behind.

Around a function of your own, \`auth((request) => ...)\`, the \`false\` of \`authorized\` is ignored as well: your function runs, and \`request.auth\` is \`null\`. Only a response that \`authorized\`
returns counts there.

It is silent where the application asks for the session in its pages and handlers and the matcher names no paths: then the middleware is there to keep sessions alive, as documented.`,
  how: 'Add `callbacks: { authorized: ({ auth }) => !!auth }`, or check `request.auth` in your own function.',
  fix: 'suggestion',
  bad: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { auth: middleware } = NextAuth({ providers: [GitHub] });
export const config = { matcher: ['/dashboard/:path*'] };`,
  good: `import NextAuth from 'next-auth';
import GitHub from 'next-auth/providers/github';
export const { auth: middleware } = NextAuth({ providers: [GitHub], callbacks: { authorized: ({ auth }) => !!auth } });
export const config = { matcher: ['/dashboard/:path*'] };`,
  exampleFile: 'middleware.ts',
  exampleDependencies: { 'next-auth': '5.0.0-beta.32', next: '15.5.0' },

  on: 'authjs-middleware',
  check({ form, authorized, mayAnswer, mayRefuse, looks, namesPaths, span }, project) {
    const asks = project.all('authjs-server-read').some((one) => one.way === 'asks' && one.span.file !== span.file);
    const isIdle = isAbsent(authorized) && (namesPaths || !asks);
    if (form === 'plain' && isIdle)
      return {
        at: span,
        message: 'Everyone gets through: this middleware has no callbacks.authorized.',
        fixes: set(authorized, '({ auth }) => !!auth', 'Let only those through who are signed in', 'suggestion'),
      };
    if (form !== 'wrapper' || looks) return undefined;
    if (!isAbsent(authorized))
      return mayAnswer || !mayRefuse
        ? undefined
        : { at: span, message: 'Everyone gets through: around a function, the false of authorized is ignored.' };
    return namesPaths ? { at: span, message: 'Everyone gets through: this function never looks at request.auth.' } : undefined;
  },
});
