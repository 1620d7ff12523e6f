// https://github.com/vvo/iron-session, read in 8.0.4 and 9.0.1; 6 took the same options in other functions. ttl counts seconds.
import type { Fact } from '../model/fact';
import { sessionFacts } from '../model/new-session';
import { is, literal, type Setting } from '../model/value';
import { cookieAttributes } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Expression, type Options, type Source } from '../source/define-library';

const modules = ['iron-session', 'iron-session/next', 'iron-session/edge', 'iron-session/express', 'next-iron-session'];
const entry = /^(getIronSession|withIronSession(Api|Ssr)?(Route)?|ironSession|unsealData|sealData|createGetIronSession)$/;

export default defineLibrary({
  id: 'iron-session',
  modules,
  detect: (source) => {
    const called = modules.flatMap((module) => source.calls(module).flatMap((call) => fromCall(source, call)));
    if (called.length > 0 || !source.imports(/^(next-)?iron-session/)) return called;
    return source.typed('SessionOptions', 'IronSessionOptions').flatMap((value) => fromType(source, value));
  },
});

/** The options come last: after the request and response, or after the cookie store. */
function fromCall(source: Source, call: Call): Fact[] {
  const name = call.steps[0] ?? '';
  if (call.steps.length !== 1 || !entry.test(name) || !(call.count >= 1)) return [];
  return facts(source, call.options(call.count - 1), call);
}

/** Options that another file hands over. */
function fromType(source: Source, value: Expression): Fact[] {
  return facts(source, value.options(), { span: value.span, scopes: [] });
}

function facts(source: Source, option: Options, { span, scopes }: Pick<Call, 'span' | 'scopes'>): Fact[] {
  const cookie = cookieAttributes(option, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' }, 'cookieOptions.');
  const age = cookie.maxAge;
  return sessionFacts({
    library: 'iron-session',
    span,
    scopes,
    version: source.version('iron-session'),
    name: option('cookieName'),
    storeDefault: 'cookie',
    secret: option('password'),
    lifetime: age.value.kind === 'absent' ? option('ttl', 14 * 86_400) : age,
    lifetimeUnit: 'seconds',
    cookie,
    ...(is(option('ttl'), 0) ? { lasts: sentAge(option) } : {}), // 0: without end
    sent: { maxAge: sentAge(option), because: { maxAge: 'a minute less than ttl' } },
  });
}

/** What is written, `undefined` as well; else the sealed session's, less the minute that clocks may differ by (core.ts, computeCookieMaxAge). */
function sentAge(option: Options): Setting {
  const written = option('cookieOptions.maxAge');
  const ttl = option('ttl', 14 * 86_400);
  if (written.value.kind !== 'absent' || ttl.value.kind !== 'literal') return written.value.kind === 'absent' ? ttl : written;
  const seconds = Number(ttl.value.value);
  return { ...ttl, origin: 'inferred', value: literal(seconds === 0 ? 2_147_483_647 : seconds - 60, ttl.value.at) };
}
