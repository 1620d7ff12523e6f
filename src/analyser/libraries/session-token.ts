// https://authjs.dev/reference/core#session: `generateSessionToken` makes the identifiers of database sessions, else a random UUID.
import type { SessionIdFact } from '../model/fact';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';
import { predictableId } from './predictable-id';

export default defineLibrary({
  id: 'session-token',
  modules: [], // authjs says which files matter
  triggers: [['generateSessionToken']],
  detect: (source) => {
    if (!source.holdsName('generateSessionToken')) return [];
    const calls = source.calls(/^(next-auth(\/next)?|@auth\/[\w-]+)$/);
    const given = calls.flatMap((call) => [0, 1, 2].map((index) => maker(source, call.options(index), call)));
    const typed = source.typed('NextAuthOptions', 'AuthOptions', 'NextAuthConfig', 'AuthConfig');
    const written = typed.map((value) => maker(source, value.options(), { span: value.span, scopes: [] }));
    return [...given, ...written].flat();
  },
});

function maker(source: Source, option: Options, { span, scopes }: Pick<Call, 'span' | 'scopes'>): SessionIdFact[] {
  const found = predictableId(source, option, 'session.generateSessionToken');
  return found ? [{ kind: 'session-id', library: 'Auth.js', span, scopes, maker: found }] : [];
}
