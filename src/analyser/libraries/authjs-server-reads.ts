// getSession asks the server over HTTP, with the cookies of the browser: https://next-auth.js.org/configuration/nextjs#getserversession
import type { AuthjsServerReadFact, SecretFact } from '../model/fact';
import { is, isAbsent } from '../model/value';
import { parseVersion } from '../model/version';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const serverFile = /\/pages\/api\/|(^|\/)app\/(.*\/)?route\.[cm]?[jt]sx?$|\/(middleware|proxy|instrumentation)\.[cm]?[jt]s$/;
const serverComponent = /(^|\/)app\/(.*\/)?(page|layout|template|default|not-found)\.[jt]sx?$/;

export default defineLibrary({
  id: 'authjs-server-reads',
  modules: [],
  triggers: [
    ['next-auth/(?:react|client)', '\\bgetSession\\b'],
    ['next-auth', '\\bgetServerSession\\('],
    ['[=(]\\s*await\\s+auth\\(\\s*\\)'],
    ['(?:next-auth|@auth/core)/jwt', '\\bgetToken\\b'],
  ],
  detect: (source) => [
    ...source.calls(/^next-auth\/(react|client)$/, 'getSession.()').flatMap((call) => browserFunction(source, call)),
    ...source
      .calls(/^next-auth(\/next)?$/, 'getServerSession.()', 'unstable_getServerSession.()')
      .flatMap((call) => (call.count === 0 || call.count === 2 ? [read(source, call, 'no-options')] : [])),
    ...source.calls('next-auth', '().auth.()').map((call) => read(source, call, 'asks')),
    ...source.calls(/^(next-auth|@auth\/core)\/jwt$/, 'getToken.()').flatMap((call) => withoutSecret(source, call)),
    ...source.calls(/^(next-auth|@auth\/core)\/jwt$/, 'getToken.()', 'encode.()', 'decode.()').flatMap((call) => secretIn(source, call, 0)),
    ...source
      .calls('next-auth/middleware', '()', 'withAuth.()', 'default.()')
      .flatMap((call) => secretIn(source, call, call.argument(0)?.function() ? 1 : 0)),
  ],
});

function read(source: Source, { span, scopes }: Call, way: AuthjsServerReadFact['way']): AuthjsServerReadFact {
  return { kind: 'authjs-server-read', library: 'next-auth', span, scopes, way, major: majorIn(source) };
}

function majorIn(source: Source): 4 | 5 {
  const version = source.version('next-auth');
  return (parseVersion(version)?.[0] ?? 4) >= 5 || version === 'beta' ? 5 : 4;
}

function browserFunction(source: Source, call: Call): AuthjsServerReadFact[] {
  return runsOnServer(source, call) ? [read(source, call, 'browser-function')] : [];
}

/** Certainly on the server: by the file's place, a directive, or the function that Next.js calls there. */
function runsOnServer(source: Source, call: Call): boolean {
  if (source.marked('use client').length > 0) return false;
  const names = call.scopes.map((scope) => source.functionAt(scope)?.name);
  if (names.includes('getInitialProps')) return false;
  if (names.some((name) => name === 'getServerSideProps' || name === 'getStaticProps')) return true;
  if (serverFile.test(source.path) || source.imports(/^(server-only|next\/headers)$/)) return true;
  if (serverComponent.test(source.path) || isMarked(source, call)) return true;
  const given = call.argument(0)?.value;
  return given?.kind === 'object' && 'req' in given.members;
}

function isMarked(source: Source, { span }: Call): boolean {
  return source.marked('use server').some(({ expression }) => {
    const body = expression?.function()?.span ?? expression?.span;
    return body !== undefined && body.file === span.file && body.start <= span.start && span.end <= body.end;
  });
}

/** Version 5 reads no secret from the environment there. */
function withoutSecret(source: Source, call: Call): AuthjsServerReadFact[] {
  const major = call.module.startsWith('@auth/') ? 5 : majorIn(source);
  const option = call.options(0);
  const secret = option('secret');
  if (major !== 5 || !isAbsent(secret) || !option.closed || is(option('raw'), true)) return [];
  return [{ ...read(source, call, 'no-secret'), major, secret }];
}

/** What reads the cookie by itself is given the same secret again. */
function secretIn(source: Source, call: Call, at: number): SecretFact[] {
  const { span, scopes } = call;
  const setting = call.options(at)('secret');
  const envName = majorIn(source) === 5 ? 'AUTH_SECRET' : 'NEXTAUTH_SECRET';
  return isAbsent(setting) ? [] : [{ kind: 'secret', library: 'next-auth', span, scopes, purpose: 'authjs', setting, envName }];
}
