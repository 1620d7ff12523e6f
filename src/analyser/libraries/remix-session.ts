// https://reactrouter.com/explanation/sessions-and-cookies, read in react-router 7: only path and sameSite are set; unsigned without
// `secrets`, never encrypted; maxAge counts seconds.
import type { Fact, SessionFact } from '../model/fact';
import { sessionFacts } from '../model/new-session';
import { isAbsent, literal, type Setting, unknown } from '../model/value';
import { cookieAttributes, offByDefault } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';

const modules = /^(@remix-run\/(node|cloudflare|deno|server-runtime|architect)|react-router|@react-router\/(node|cloudflare|architect))$/;
const storage = /^create(Cookie|File|Memory|WorkersKV|ArcTable|)SessionStorage$/;

export default defineLibrary({
  id: 'remix-session',
  modules: [], // react-router is in every second page: what makes a session is called by name
  family: ['@remix-run/', 'react-router', '@react-router/'],
  triggers: [['\\bcreate(Cookie|File|Memory|WorkersKV|ArcTable)?SessionStorage\\b']],
  detect: (source) => source.calls(modules).flatMap((call) => session(source, call)),
});

function session(source: Source, call: Call): Fact[] {
  const kind = call.steps.length === 1 ? storage.exec(call.steps[0]) : null;
  if (!kind) return [];
  const made = call.options(0).expression('cookie')?.call();
  const isCookie = made?.steps.join('.') === 'createCookie';
  const option = isCookie && made ? made.options(1) : below(call.options(0), 'cookie.');
  const secrets = option('secrets');
  const readable = kind[1] === 'Cookie';
  return sessionFacts({
    library: kind[0],
    span: call.span,
    scopes: call.scopes,
    version: source.version(call.module),
    name: isCookie && made ? made.setting(0, 'name') : option('name', '__session'),
    storeDefault: storeDefault(kind[1]),
    secret: secrets,
    signed: signed(secrets, kind[1]),
    readable,
    lifetime: option('maxAge'),
    lifetimeUnit: 'seconds',
    cookie: cookieAttributes(option, { ...offByDefault, sameSite: 'lax', path: '/' }),
    ...(isCookie ? { ownCookie: false as const } : {}),
  });
}

function storeDefault(kind: string): SessionFact['storeDefault'] {
  return kind === 'Memory' ? 'memory' : kind === 'Cookie' ? 'cookie' : 'other';
}

/** What the cookie says is believed where it holds the session, or names a file. Elsewhere it is a random identifier. */
function signed(secrets: Setting, kind: string): Setting {
  if (!/^(Cookie|File)$/.test(kind)) return { ...secrets, value: unknown };
  const { value } = secrets;
  const none = isAbsent(secrets) || (value.kind === 'list' && !value.open && value.items.length === 0);
  return {
    ...secrets,
    origin: value.kind === 'absent' ? 'default' : 'written',
    value: none ? literal(false) : value.kind === 'list' ? literal(true) : unknown,
  };
}

/** The same options, seen from one of their members. */
export function below(option: Options, prefix: string): Options {
  const read = (path: string, fallback?: Parameters<Options>[1]): Setting => option(prefix + path, fallback);
  return Object.assign(read, {
    expression: (path: string) => option.expression(prefix + path),
    reference: (path: string) => option.reference(prefix + path),
    closed: option.closed,
    span: option.span,
  });
}
