// https://html.spec.whatwg.org/multipage/webstorage.html: every script of the origin can read it.
import type { StorageFact } from '../model/fact';
import { authenticationWords, keptWords } from '../model/names';
import { literal, unknown, type Value } from '../model/value';
import { contentOf, wrappedBy } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const areas = ['localStorage', 'sessionStorage'] as const;
const methods = new Set(['setItem', 'getItem', 'removeItem', 'clear', 'key', 'length']);

const area = '(?<!use)localStorage|(?<!use)sessionStorage';
const writes = 'setItem|Storage\\[|Storage\\.(?!getItem|removeItem|clear\\b|key\\b|length)\\w+\\s*=';
const user = `Storage\\??[.[]['"\`]?(current_?)?user\\b|(\\(\\s*|(key|name|storage|user)\\w{0,12}\\s*[=:]\\s*)["'\`][\\w.:/@\${}-]{0,40}(user|profile|account|customer|member)(_?(info|data|profile))?["'\`]`;

export default defineLibrary({
  id: 'web-storage',
  modules: [],
  triggers: [
    [area, writes, `${keptWords}|${user}`],
    // A key may be a constant of another file: names have to say it.
    [`(setItem\\(|Storage\\[)\\s*[a-z_$][^;\\n]{0,120}(${authenticationWords})`],
  ],
  detect: (source) => areas.flatMap((area) => [...calls(source, area), ...assigned(source, area), ...injected(source, area)]),
});

function calls(source: Source, area: StorageFact['area']): StorageFact[] {
  return source
    .methods('setItem')
    .filter((call) => isArea(call, area))
    .flatMap((call) => [call, ...wrappedBy(source, call)])
    .map((call) => ({
      kind: 'storage',
      library: area,
      area,
      span: call.span,
      scopes: call.scopes,
      key: argument(call, 0),
      content: withToken(source, call, contentOf(call.argument(1)) ?? unknown),
    }));
}

/** `if (data.accessToken) localStorage.setItem('user', JSON.stringify(data))`: what is kept whole is known to hold a token. */
function withToken(source: Source, { scopes }: Call, content: Value): Value {
  if (content.kind !== 'unknown' || content.name === undefined) return content;
  const held = ['accessToken', 'access_token', 'token', 'jwt', 'refreshToken', 'refresh_token', 'idToken'].find((token) =>
    source.accesses(token).some((one) => {
      const at = one.steps.indexOf(token);
      return at > 0 && one.steps.slice(0, at).join('.') === content.name && one.scopes.join() === scopes.join();
    }),
  );
  return held === undefined ? content : { kind: 'object', members: { [held]: unknown } };
}

/** The platform's own, or one that is handed in by its window: `$window.localStorage`, `dom.window.localStorage`. */
export function isArea(call: Call, area: StorageFact['area']): boolean {
  const { root, steps, receiver, type } = call;
  if (root === 'global') return steps.length === 2 && steps[0] === area;
  // Of two that a condition chooses from, the one that keeps longer.
  const chosen = call
    .owners()
    .filter((one) => one.root === 'global')
    .map((one) => one.steps.join('.'));
  if (chosen.length > 0) return chosen.includes('localStorage') ? area === 'localStorage' : chosen.includes(area);
  if (type === 'Storage' && receiver.length === 1) return area === 'localStorage';
  return root === 'local' && receiver.length > 1 && receiver.at(-1) === area;
}

const argument = (call: Call, index: number): Value => call.argument(index)?.value ?? unknown;

/** `localStorage.token = x` and `localStorage['token'] = x`. */
function assigned(source: Source, area: StorageFact['area']): StorageFact[] {
  return source
    .globalWrites(area)
    .filter(({ name }) => name !== '' && !methods.has(name))
    .map(({ name, target, value, scopes }) => ({
      kind: 'storage',
      library: area,
      area,
      span: target,
      scopes,
      key: literal(name),
      content: contentOf(value) ?? unknown,
    }));
}

/** `$window.localStorage.token = x` of AngularJS, `$localStorage.token = x` of ngStorage. */
function injected(source: Source, area: StorageFact['area']): StorageFact[] {
  return [area, `$${area}`].flatMap((holder) =>
    source.assignments(holder).flatMap(({ steps, reference, target, value, scopes }): StorageFact[] => {
      const name = steps.at(-1) ?? '';
      const held = steps.at(-2) === holder && (holder.startsWith('$') || steps.length > 2);
      if (!value || !held || reference.root === 'global' || methods.has(name)) return [];
      return [{ kind: 'storage', library: area, area, span: target, scopes, key: literal(name), content: contentOf(value) ?? unknown }];
    }),
  );
}
