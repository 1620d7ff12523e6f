// https://react-native-async-storage.github.io/async-storage and https://reactnative.dev/docs/security: plain files on the device.
// https://github.com/mrousavy/react-native-mmkv#encryption: plain as well, unless it is given a key.
import type { StorageFact } from '../model/fact';
import { unknown, type Value } from '../model/value';
import { contentOf, wrappedBy } from '../source/cookie-attributes';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';

export const asyncStorage = /^(@react-native-async-storage\/async-storage|@react-native-community\/async-storage|react-native)$/;
const setItem = ['setItem.()', 'mergeItem.()', 'AsyncStorage.setItem.()', 'AsyncStorage.mergeItem.()'];
const mmkv = ['MMKV.new().set.()', 'createMMKV.().set.()', 'MMKV.new().setString.()', 'MMKVLoader.new().initialize.().setString.()'];

export default defineLibrary({
  id: 'device-storage',
  modules: [
    '@react-native-async-storage/async-storage',
    '@react-native-community/async-storage',
    'react-native-mmkv',
    'react-native-mmkv-storage',
  ],
  family: ['react-native'],
  triggers: [['\\bAsyncStorage\\b', 'react-native']],
  detect: (source): StorageFact[] => [
    ...source
      .calls(asyncStorage, ...setItem)
      .flatMap((call) => [call, ...wrappedBy(source, call)])
      .map((call) => entry(call, 'AsyncStorage')),
    ...source.calls(asyncStorage, 'multiSet.()', 'AsyncStorage.multiSet.()').flatMap(several),
    ...source.calls(asyncStorage, 'useAsyncStorage.().setItem.()').map((call) => hook(source, call)),
    ...plain(source),
  ],
});

function entry(call: Call, library: string): StorageFact {
  const key = call.argument(0)?.value ?? unknown;
  return fact(call, library, key, contentOf(call.argument(1)) ?? unknown);
}

const fact = ({ span, scopes }: Call, library: string, key: Value, content: Value): StorageFact => ({
  kind: 'storage',
  library,
  area: 'device',
  span,
  scopes,
  key,
  content,
});

/** `multiSet([['token', token], ...])`: each pair where it stands. */
function several(call: Call): StorageFact[] {
  const pairs = call.argument(0)?.items().items ?? [];
  return pairs.flatMap((pair: Expression): StorageFact[] => {
    const [key, content] = pair.items().items;
    if (!key || !content) return [];
    return [{ ...fact(call, 'AsyncStorage', key.value, contentOf(content) ?? unknown), span: pair.span }];
  });
}

/** `const { setItem } = useAsyncStorage('token')`: the key stands where the hook is called. */
function hook(source: Source, call: Call): StorageFact {
  const [made] = source.calls(asyncStorage, 'useAsyncStorage.()').filter(({ scopes }) => scopes[0] === call.scopes[0]);
  return fact(call, 'AsyncStorage', made?.argument(0)?.value ?? unknown, contentOf(call.argument(0)) ?? unknown);
}

/** MMKV without a key; with one, or with one that cannot be seen, it is encrypted. */
function plain(source: Source): StorageFact[] {
  const module = /^react-native-mmkv(-storage)?$/;
  const encrypted = source
    .calls(module, 'MMKV.new()', 'createMMKV.()')
    .some((call) => call.options(0)('encryptionKey').value.kind !== 'absent');
  const loader = source.calls(module, 'MMKVLoader.new().withEncryption.()').length > 0;
  return encrypted || loader ? [] : source.calls(module, ...mmkv).map((call) => entry(call, 'MMKV'));
}
