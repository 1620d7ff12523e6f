// https://zustand.docs.pmnd.rs/integrations/persisting-store-data, https://github.com/rt2zz/redux-persist,
// https://prazdevs.github.io/pinia-plugin-persistedstate: whole stores are kept in localStorage, unless another storage is given.
import type { StorageFact } from '../model/fact';
import { namesAuthentication } from '../model/names';
import { textsOf, unknown, type Value } from '../model/value';
import { type Call, defineLibrary, type Expression, type Options, type Source } from '../source/define-library';

/** Members of a store by which a token is known. */
const tokens = [
  'token',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
  'jwt',
  'idToken',
  'authToken',
  'userToken',
  'sessionToken',
  'bearerToken',
  'apiToken',
  'apiKey',
  'tokens',
  'user.token',
  'auth.token',
  'session.token',
  'user.accessToken',
  'auth.accessToken',
  'session.accessToken',
  'user.refreshToken',
  'auth.refreshToken',
  'state.token',
  'password',
];

export default defineLibrary({
  id: 'state-persistence',
  modules: ['redux-persist', 'vuex-persistedstate', 'vuex-persist'],
  family: ['zustand', 'redux-persist', 'pinia'],
  triggers: [
    ['zustand/middleware', '\\bpersist\\b', 'token|jwt|api_key|apiKey'],
    ['\\bdefineStore\\(', '\\bpersist\\b', 'token|jwt|api_key|apiKey'],
  ],
  detect: (source): StorageFact[] => [
    ...source.calls('zustand/middleware', 'persist.()').flatMap(zustand),
    ...source.calls('pinia', 'defineStore.()').flatMap((call) => pinia(source, call)),
    ...source.calls('redux-persist', 'persistReducer.()', 'persistCombineReducers.()').flatMap((call) => redux(call)),
    ...vuex(source),
  ],
});

const fact = ({ span, scopes }: Call, library: string, area: StorageFact['area'], content: Value): StorageFact => ({
  kind: 'storage',
  library,
  area,
  span,
  scopes,
  key: unknown,
  content,
});

/** `persist(set => ({ token: null, ... }), { name, storage, partialize })`. */
function zustand(call: Call): StorageFact[] {
  const option = call.options(1);
  const area = areaOf(option.expression('storage') ?? option.expression('getStorage'));
  const part = option.expression('partialize');
  const state = (part ?? call.argument(0))?.options();
  return area && state ? tokensIn(state).map((content) => fact(call, 'zustand', area, content)) : [];
}

/** `createJSONStorage(() => sessionStorage)`, or the function alone; undefined for one that cannot be seen: it may be encrypted. */
function areaOf(storage: Expression | undefined): StorageFact['area'] | undefined {
  if (!storage) return 'localStorage';
  const given = storage.call()?.argument(0) ?? storage;
  return areaOfReference(given.options().reference('setItem') ?? given.reference());
}

function areaOfReference({ root, module, steps }: ReturnType<Expression['reference']>): StorageFact['area'] | undefined {
  if (root === 'global')
    return steps.includes('localStorage') ? 'localStorage' : steps.includes('sessionStorage') ? 'sessionStorage' : undefined;
  if (/async-storage$/.test(module) || steps.includes('AsyncStorage')) return 'device';
  if (/^redux-persist\/(lib|es)\/storage\/session$/.test(module)) return 'sessionStorage';
  return /^redux-persist\/(lib|es)\/storage$/.test(module) ? 'localStorage' : undefined;
}

/** The storage that an option names; localStorage where none is given. */
function areaAt(option: Options, path: string): StorageFact['area'] | undefined {
  if (option(path).value.kind === 'absent') return 'localStorage';
  const reference = option.reference(path);
  return reference && areaOfReference(reference);
}

/** The first token that a state holds, as an object with that one member. */
function tokensIn(state: Options): Value[] {
  const name = tokens.find((one) => isHeld(state, one));
  return name === undefined ? [] : [{ kind: 'object', members: { [name.split('.').at(-1) ?? name]: unknown } }];
}

function isHeld(state: Options, path: string): boolean {
  const { value, origin, slot } = state(path);
  return value.kind !== 'absent' && value.kind !== 'function' && origin === 'written' && slot?.removal !== undefined;
}

/** `defineStore('auth', { state: () => ({ token: '' }), persist: true | { storage, pick } })`, or a setup function with options behind. */
function pinia(source: Source, call: Call): StorageFact[] {
  const setup = call.argument(1)?.value.kind === 'function';
  const option = call.options(setup ? 2 : 1);
  const persist = option('persist').value;
  if (persist.kind === 'absent' || (persist.kind === 'literal' && !persist.value)) return [];
  // Nuxt's module of the plugin takes cookies: https://prazdevs.github.io/pinia-plugin-persistedstate/frameworks/nuxt.html#storages
  const usual = source.version('nuxt') === undefined ? 'localStorage' : undefined;
  const chosen = persist.kind === 'object' && 'storage' in persist.members;
  const area =
    persist.kind === 'literal' || (persist.kind === 'object' && !persist.open && !chosen) ? usual : areaAt(option, 'persist.storage');
  const state = (setup ? call.argument(1) : option.expression('state'))?.options();
  const picked = textsOf(option('persist.pick')) ?? textsOf(option('persist.paths'));
  if (!area || !state) return [];
  const kept = picked ? picked.filter((name) => tokens.includes(name)).slice(0, 1) : undefined;
  const contents = kept ? kept.map((name): Value => ({ kind: 'object', members: { [name]: unknown } })) : tokensIn(state);
  return contents.map((content) => fact(call, 'pinia', area, content));
}

/** `persistReducer({ key: 'root', storage, whitelist: ['auth'] }, reducer)`: parts that are called after authentication hold its token. */
function redux(call: Call): StorageFact[] {
  const option = call.options(0);
  const area = areaAt(option, 'storage');
  const kept = [...(textsOf(option('whitelist')) ?? []), ...(textsOf(option('key')) ?? [])];
  const part = kept.find(namesAuthentication);
  if (!area || part === undefined) return [];
  return [fact(call, 'redux-persist', area, { kind: 'object', members: { [`${part}Token`]: unknown } })];
}

/** https://github.com/robinvdvleuten/vuex-persistedstate#createpersistedstateoptions */
function vuex(source: Source): StorageFact[] {
  return source.calls('vuex-persistedstate', '()', 'createPersistedState.()').flatMap((call) => {
    const option = call.options(0);
    const area = areaAt(option, 'storage');
    const path = textsOf(option('paths'))?.find((one) => tokens.includes(one.split('.').at(-1) ?? ''));
    if (!area || path === undefined) return [];
    return [fact(call, 'vuex-persistedstate', area, { kind: 'object', members: { [path.split('.').at(-1) ?? path]: unknown } })];
  });
}
