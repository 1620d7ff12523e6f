// https://html.spec.whatwg.org/multipage/webstorage.html: every script of the origin can read it.
import type { StorageFact } from '../model/fact';
import { authenticationWords } from '../model/names';
import { literal, unknown, type Value } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';

const areas = ['localStorage', 'sessionStorage'] as const;
const methods = new Set(['setItem', 'getItem', 'removeItem', 'clear', 'key', 'length']);

export default defineLibrary({
  id: 'web-storage',
  modules: [],
  triggers: [['localStorage|sessionStorage', authenticationWords]],
  detect: (source) => areas.flatMap((area) => [...calls(source, area), ...writes(source, area)]),
});

function calls(source: Source, area: StorageFact['area']): StorageFact[] {
  return source
    .methods('setItem')
    .filter((call) => call.root === 'global' && call.steps.join('.') === `${area}.setItem`)
    .map((call) => ({
      kind: 'storage',
      library: area,
      area,
      span: call.span,
      scopes: call.scopes,
      key: argument(call, 0),
      content: contentOf(call.argument(1)),
    }));
}

const argument = (call: Call, index: number): Value => call.argument(index)?.value ?? unknown;

/** What is stored; where it is turned into JSON, what it was before. */
function contentOf(written: Expression | undefined): Value {
  const call = written?.call();
  const json = call?.root === 'global' && call.steps.join('.') === 'JSON.stringify';
  return (json ? call.argument(0) : written)?.value ?? unknown;
}

/** `localStorage.token = x` and `localStorage['token'] = x`. */
function writes(source: Source, area: StorageFact['area']): StorageFact[] {
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
      content: contentOf(value),
    }));
}
