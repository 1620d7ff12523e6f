// Functions of a project's own over web storage and AsyncStorage, in another file than where a token is handed to them.
import type { StorageFact } from '../model/fact';
import { unknown } from '../model/value';
import { contentOf, mentionedIn } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { asyncStorage } from './device-storage';
import { isArea } from './web-storage';

const puts = /^(set|save|store|put|write|persist|add|keep|remember)/i;

export default defineLibrary({
  id: 'storage-helpers',
  modules: [],
  triggers: [
    [
      '\\b(set|save|store|put|write|persist|add|keep|remember)\\w*\\(\\s*[\'"`]?[\\w.:@/-]{0,40}(token|jwt|passw|pwd)\\w{0,12}[\'"`]?\\s*,',
      '[\'"][.@~/][^\'"\\n]{0,80}(storage|persist|session)[^\'"\\n]{0,20}[\'"]',
    ],
  ],
  detect: (source): StorageFact[] =>
    source
      .everyCall()
      .filter((call) => call.root !== 'global' && call.count > 1 && call.count < 4 && puts.test(call.steps.at(-1) ?? ''))
      .flatMap((call) => kept(source, call)),
});

/** The function puts what it is given under the name that it is given. */
function kept(source: Source, call: Call): StorageFact[] {
  const key = call.argument(0)?.value;
  const callee = key?.kind === 'literal' ? call.callee() : undefined;
  if (!key || !callee || callee.info.file === source.path) return [];
  const [name, content] = callee.info.parameters.map((one) => one.name);
  const inner = callee.calls.find((one) => hands(one, name, content));
  const area = inner && areaOf(inner);
  if (!area) return [];
  const library = area === 'device' ? 'AsyncStorage' : area;
  const { span, scopes } = call;
  return [{ kind: 'storage', library, area, span, scopes, key, content: contentOf(call.argument(1)) ?? unknown }];
}

function hands(inner: Call, name: string | undefined, content: string | undefined): boolean {
  const [first, second] = [0, 1].map((index) => mentionedIn(inner.argument(index)));
  return name !== undefined && content !== undefined && first.includes(name) && second.includes(content);
}

function areaOf(inner: Call): StorageFact['area'] | undefined {
  if (inner.steps.at(-1) !== 'setItem') return undefined;
  if (asyncStorage.test(inner.module)) return 'device';
  return (['localStorage', 'sessionStorage'] as const).find((area) => isArea(inner, area));
}
