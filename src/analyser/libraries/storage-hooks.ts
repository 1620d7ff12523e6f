// Hooks and atoms that keep a value in web storage, each with its documentation: the key is the first argument.
import type { StorageFact } from '../model/fact';
import { authenticationWords, keptWords } from '../model/names';
import { unknown } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';

type Area = 'localStorage' | 'sessionStorage';

/** https://usehooks-ts.com, https://github.com/streamich/react-use, https://vueuse.org/core, https://mantine.dev/hooks, https://ahooks.js.org */
const modules =
  /^(usehooks-ts|react-use(\/.*)?|@vueuse\/core|@mantine\/hooks|ahooks|@uidotdev\/usehooks|@react-hookz\/web|@rehooks\/local-storage|use-local-storage(-state)?|react-use-localstorage|jotai\/utils|svelte-persisted-store|svelte-local-storage-store|solid-primitives\/storage|@toolpad\/core)$/;
const areas: readonly (readonly [Area, readonly string[]])[] = [
  [
    'localStorage',
    [
      'useLocalStorage',
      'useLocalStorageState',
      'useLocalStorageValue',
      'useStorage',
      'writeStorage',
      'atomWithStorage',
      'persisted',
      'default',
      '',
    ],
  ],
  ['sessionStorage', ['useSessionStorage', 'useSessionStorageState', 'useSessionStorageValue']],
];

const hook = '\\buse(Local|Session)Storage(State|Value)?(<[^(]{0,80}>)?\\(';

export default defineLibrary({
  id: 'storage-hooks',
  modules: [],
  triggers: [
    [hook, keptWords],
    [`${hook}\\s*[a-z_$][^;\\n]{0,120}(${authenticationWords})`],
    [
      '\\b(useStorage|writeStorage|atomWithStorage|persisted)(<[^(]{0,80}>)?\\(',
      '@vueuse/core|@rehooks/local-storage|jotai/utils|svelte-(persisted|local-storage)-store',
      keptWords,
    ],
  ],
  detect: (source): StorageFact[] => areas.flatMap(([area, names]) => names.flatMap((name) => ofHook(source, area, name))),
});

function ofHook(source: Source, area: Area, name: string): StorageFact[] {
  const known = source.calls(modules, name === '' ? '()' : `${name}.()`);
  // Many write this hook themselves: its name says what it does.
  const own = /^use(Local|Session)Storage/.test(name) ? source.methods(name).filter(({ root }) => root !== 'module') : [];
  return [...known, ...own].map((call) => entry(call, areaOf(call, area, name)));
}

/** `useStorage('token', null, sessionStorage)` of VueUse, and atoms with a storage of their own. */
function areaOf(call: Call, usual: Area, name: string): Area {
  if (name !== 'useStorage' && name !== 'atomWithStorage') return usual;
  const given = call.argument(2);
  const steps = given?.call()?.argument(0)?.options().reference('setItem')?.steps ?? given?.reference().steps ?? [];
  return steps.includes('sessionStorage') ? 'sessionStorage' : usual;
}

/** Mantine takes `{ key, defaultValue }`, the others `(key, initial)`. */
function entry(call: Call, area: Area): StorageFact {
  const first = call.argument(0)?.value ?? unknown;
  const key = first.kind === 'object' ? (first.members.key ?? unknown) : first;
  // The initial value says what is kept where it is a switch or a number; an empty text says nothing.
  const initial = (first.kind === 'object' ? first.members.defaultValue : call.argument(1)?.value) ?? unknown;
  const content = initial.kind === 'literal' && /^(boolean|number)$/.test(typeof initial.value) ? initial : unknown;
  const { span, scopes } = call;
  return { kind: 'storage', library: area, area, span, scopes, key, content };
}
