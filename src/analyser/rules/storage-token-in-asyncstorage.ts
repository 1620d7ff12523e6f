import { defineRule } from '../model/rule';
import { storedToken } from '../model/stored-token';

export default defineRule({
  id: 'storage-token-in-asyncstorage',
  title: 'A token lies in an unencrypted file on the phone',
  severity: 'warning',
  cwe: 922,
  references: [
    'https://reactnative.dev/docs/security#storing-sensitive-info',
    'https://docs.expo.dev/versions/latest/sdk/securestore/',
    'https://mas.owasp.org/MASVS/05-MASVS-STORAGE/',
  ],
  why: `AsyncStorage writes plain files or a plain database, and MMKV does unless it is given a key. They go into backups of the phone, and whoever reads one, or a
rooted or stolen phone, has the token and is the user. The documentation of React Native says not to keep tokens there.

The systems have a place for this: Keychain on iOS, Keystore on Android. \`expo-secure-store\` and \`react-native-keychain\` write there, with nearly the same calls.

There is no mechanical fix: the token that already lies in AsyncStorage has to be moved once and removed. A refresh token makes new
tokens for weeks: there it is an error.`,
  how: 'Keep it with `expo-secure-store` or `react-native-keychain`, and remove the old entry.',
  fix: 'none',
  bad: `import AsyncStorage from '@react-native-async-storage/async-storage';
export async function keep(accessToken: string) {
  await AsyncStorage.setItem('access_token', accessToken);
}`,
  good: `import * as SecureStore from 'expo-secure-store';
export async function keep(accessToken: string) {
  await SecureStore.setItemAsync('access_token', accessToken);
}`,

  on: 'storage',
  check(entry, project) {
    const token = entry.area === 'device' && storedToken(entry);
    if (!token || entry.sends || (entry.content.kind === 'literal' && project.isTest(entry.span.file))) return undefined;
    return {
      at: entry.span,
      severity: token === 'refresh token' ? 'error' : 'warning',
      message: `Whoever reads the phone's files has this ${token}: ${entry.library} does not encrypt.`,
    };
  },
});
