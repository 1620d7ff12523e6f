// Libraries over web storage, each with its documentation. What they keep can be read by every script of the origin.
import type { StorageFact } from '../model/fact';
import { keptWords } from '../model/names';
import { unknown } from '../model/value';
import { contentOf } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Source } from '../source/define-library';

type Area = 'localStorage' | 'sessionStorage';

const known: readonly { readonly module: string; readonly area: Area; readonly paths: readonly string[] }[] = [
  // https://github.com/nbubna/store
  { module: 'store2', area: 'localStorage', paths: ['()', 'set.()', 'local.()', 'local.set.()', 'setAll.()'] },
  { module: 'store2', area: 'sessionStorage', paths: ['session.()', 'session.set.()'] },
  // https://github.com/marcuswestin/store.js
  { module: 'store', area: 'localStorage', paths: ['set.()'] },
  // https://localforage.github.io/localForage/: IndexedDB, else localStorage
  { module: 'localforage', area: 'localStorage', paths: ['setItem.()', 'createInstance.().setItem.()'] },
  // https://github.com/pamelafox/lscache
  { module: 'lscache', area: 'localStorage', paths: ['set.()'] },
  { module: 'local-storage', area: 'localStorage', paths: ['()', 'set.()'] },
  { module: 'local-storage-fallback', area: 'localStorage', paths: ['setItem.()'] },
  { module: 'ngx-webstorage', area: 'localStorage', paths: ['LocalStorageService.new().store.()'] },
  { module: 'ngx-webstorage', area: 'sessionStorage', paths: ['SessionStorageService.new().store.()'] },
  { module: '@ionic/storage', area: 'localStorage', paths: ['Storage.new().set.()'] },
  { module: '@ionic/storage-angular', area: 'localStorage', paths: ['Storage.new().set.()'] },
];

export default defineLibrary({
  id: 'storage-wrappers',
  modules: known.map(({ module }) => module),
  // A package of the workspace may hand it on.
  triggers: [
    ['\\$cacheFactory\\b', 'passw|\\bpwd|card_?number|\\bcvv'],
    ['localforage\\.setItem\\(', keptWords],
  ],
  detect: (source): StorageFact[] => [...known.flatMap((one) => ofLibrary(source, one)), ...preferences(source), ...caches(source)],
});

function ofLibrary(source: Source, { module, area, paths }: (typeof known)[number]): StorageFact[] {
  return source
    .calls(module, ...paths)
    .filter((call) => !(call.count < 2))
    .map((call) => entry(call, module, area));
}

const entry = (call: Call, library: string, area: StorageFact['area']): StorageFact => ({
  kind: 'storage',
  library,
  area,
  span: call.span,
  scopes: call.scopes,
  key: call.argument(0)?.value ?? unknown,
  content: contentOf(call.argument(1)) ?? unknown,
});

/** https://docs.angularjs.org/api/ng/service/$cacheFactory: `$cacheFactory('name').put(key, value)`, for all of the page. */
const caches = (source: Source): StorageFact[] =>
  source
    .methods('put')
    .filter(({ steps }) => steps.includes('$cacheFactory'))
    .map((call) => ({ ...entry(call, '$cacheFactory', 'localStorage'), area: 'memory' }));

/** https://capacitorjs.com/docs/apis/preferences: `set({ key, value })`, a plain file on the phone. */
function preferences(source: Source): StorageFact[] {
  return source.calls(/^@capacitor\/(preferences|storage)$/, 'Preferences.set.()', 'Storage.set.()').map((call) => {
    const option = call.options(0);
    const content = contentOf(option.expression('value')) ?? option('value').value;
    return { ...entry(call, 'Preferences', 'device'), key: option('key').value, content };
  });
}
