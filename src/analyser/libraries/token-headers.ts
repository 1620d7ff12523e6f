// Tokens that are read from web storage to be sent along: https://axios-http.com/docs/interceptors,
// https://www.apollographql.com/docs/react/networking/authentication, https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery
import type { StorageFact } from '../model/fact';
import type { Span } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { isArea } from './web-storage';

export default defineLibrary({
  id: 'token-headers',
  modules: [],
  triggers: [['(localStorage|sessionStorage)(\\?)?\\.getItem', 'authorization|interceptors|setContext|prepareHeaders', 'token|jwt']],
  detect: (source): StorageFact[] => {
    const senders = new Set(functionsThatSend(source));
    return (['localStorage', 'sessionStorage'] as const).flatMap((area) =>
      source
        .methods('getItem')
        .filter((call) => isArea(call, area) && (call.scopes.some((scope) => senders.has(scope)) || isSent(source, call)))
        .map((call) => read(call, area)),
    );
  },
});

const read = (call: Call, area: StorageFact['area']): StorageFact => ({
  kind: 'storage',
  library: area,
  area,
  span: call.span,
  scopes: call.scopes,
  key: call.argument(0)?.value ?? { kind: 'unknown' },
  content: { kind: 'unknown' },
  sends: true,
});

/** Interceptors and their like: functions that put something into every request. */
function functionsThatSend(source: Source): number[] {
  const interceptors = source.methods('use').filter(({ receiver }) => receiver.includes('interceptors') && receiver.includes('request'));
  const contexts = source.calls(/^@apollo\/client(\/link\/context)?$|^apollo-link-context$/, 'setContext.()');
  const given = [...interceptors, ...contexts].map((call) => call.argument(0)?.function());
  const prepared = source.written('prepareHeaders').map(({ expression }) => expression.function());
  return [...given, ...prepared].flatMap((one) => (one ? [one.scope] : []));
}

/** What is read stands in an `Authorization` header, by itself or through its variable. */
function isSent(source: Source, call: Call): boolean {
  const written = ['Authorization', 'authorization'].flatMap((name) => [
    ...source.written(name).map(({ expression, scopes }) => ({ expression, scopes })),
    ...source.assignments(name).flatMap(({ value, scopes }) => (value ? [{ expression: value, scopes }] : [])),
  ]);
  return written.some(({ expression, scopes }) => {
    if (inside(expression.span, call.whole)) return true;
    const shared = call.scopes.every((scope, index) => scope === scopes[index]);
    return shared && call.variable !== undefined && expression.mentions().includes(call.variable);
  });
}

const inside = (outer: Span, inner: Span): boolean => outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
