// What `authorize` returns is handed to the jwt callback as `user`: https://authjs.dev/getting-started/authentication/credentials
import type { AuthjsAuthorizeFact, AuthjsCallbacksFact, ReturnedRecord } from '../model/fact';
import { namesPassword, namesPasswordHash } from '../model/secret-names';
import { is } from '../model/value';
import {
  type Delivery,
  defineLibrary,
  type Expression,
  type FunctionFlow,
  type Options,
  type Origin,
  wholeFlow,
} from '../source/define-library';
import { type AuthjsConfiguration, adapter, configurations } from './authjs';
import { provider } from './authjs-providers';

export default defineLibrary({
  id: 'authjs-authorize',
  modules: [],
  detect: (source) =>
    configurations(source).flatMap((configuration) =>
      authorizers(configuration.option).flatMap((flow) => authorizing(configuration, flow) ?? []),
    ),
});

/** What `authorize` does, for every Credentials provider whose function can be read. */
function authorizers(option: Options): FunctionFlow[] {
  return credentials(option).flatMap((one) => authorizeOf(one)?.flow() ?? []);
}

function credentials(option: Options): Expression[] {
  const { items } = option.expression('providers')?.items() ?? { items: [] };
  return items.filter((item) => provider(item)?.type === 'credentials');
}

const authorizeOf = (item: Expression): Expression | undefined =>
  item.call()?.options(0).expression('authorize') ?? item.options().expression('authorize');

function authorizing({ base, option }: AuthjsConfiguration, flow: FunctionFlow): AuthjsAuthorizeFact | undefined {
  const records = recordsIn(flow);
  const whole = wholeFlow(flow);
  const plain = [
    ...whole.comparisons.flatMap(({ sides }) => {
      const stored = sides.find(({ from }) => isStored(from));
      return stored && sides.some(({ from }) => isTyped(from)) ? [{ span: stored.span, how: 'compared' as const }] : [];
    }),
    ...whole.handed
      .filter(({ callee, name, from }) => queries.test(callee) && isStoredName(name) && isTyped(from))
      .map(({ span }) => ({ span, how: 'queried' as const })),
  ];
  if (records.length === 0 && plain.length === 0) return undefined;
  const { library } = base;
  return { kind: 'authjs-authorize', library, span: flow.info.span, scopes: [], records, plain, carriedOn: carriesUser(option) };
}

/** What databases are asked with; a function of the project's own may well hash first. */
const queries = /^(findOne|findOneBy|findOneOrFail|findFirst|findFirstOrThrow|findUnique|findUniqueOrThrow|findMany|where)$/;

/** Whether the token takes over all that sign-in gives. */
function carriesUser(option: Options): boolean {
  const flow = option.expression('callbacks.jwt')?.flow();
  return (flow?.deliveries ?? []).some(({ from }) => from.some(isWholeUser));
}

const isWholeUser = ({ root, path }: Origin): boolean => root === 'parameter' && path.join('.') === '0.user';

/** What sign-in gives as `user`, over all providers of a configuration. */
export function usersOf(option: Options): AuthjsCallbacksFact['users'] {
  const { items, complete } = option.expression('providers')?.items() ?? { items: [], complete: false };
  const flows = authorizers(option);
  if (flows.some((flow) => recordsIn(flow).length > 0)) return 'record';
  const isPicked = complete && items.length > 0 && items.every((item) => picks(item, provider(item)?.type));
  return isPicked && option('adapter').value.kind === 'absent' && !is(adapter(option), true) ? 'picked' : 'unknown';
}

/** Built-in providers hand on id, name, email and image unless they have a `profile` function of their own. */
function picks(item: Expression, type: string | undefined): boolean {
  if (type === 'credentials') return onlyPicked(authorizeOf(item)?.flow());
  if (type !== 'oauth') return false;
  const own = item.call()?.options(0);
  if (!own) return item.reference().module !== '';
  return own('profile').value.kind === 'absent' || onlyPicked(own.expression('profile')?.flow());
}

function onlyPicked(flow: FunctionFlow | undefined): boolean {
  const results = flow?.deliveries.filter(({ into }) => into.length === 1 && into[0] === 'result') ?? [];
  const isPlain = ({ how, from }: Delivery): boolean => how === 'opened' || (how === 'set' && from.every(({ root }) => root === 'written'));
  return results.some(({ how }) => how === 'opened') && results.every(isPlain);
}

/** Where the function returns a record whose password it has just read. */
function recordsIn(flow: FunctionFlow): AuthjsAuthorizeFact['records'] {
  const results = flow.deliveries.filter(({ into, how }) => into[0] === 'result' && how !== 'opened');
  const overridden = new Set(results.map(({ into }) => into.slice(1).join('.')));
  return results.flatMap((one): ReturnedRecord[] => {
    if (isPutThere(one)) return [{ value: one.span, spread: false, secret: one.into[1], removal: one.removal }];
    const {
      into,
      how,
      from,
      value: { span, steps },
    } = one;
    const name = /^[A-Za-z_$][\w$.]*$/.test(steps.join('.')) ? steps.join('.') : undefined;
    const [secret] = from.flatMap((origin) => secretsIn(flow, origin, 0));
    const whole = into.length === 1 || (how === 'set' && into.length === 2);
    if (secret === undefined || !whole || overridden.has([...into.slice(1), secret].join('.'))) return [];
    return [{ value: span, spread: how === 'spread', name, secret }];
  });
}

/** `{ id: user.id, password: user.password }`. */
const isPutThere = ({ into, how, from }: Delivery): boolean =>
  how === 'set' &&
  into.length === 2 &&
  isPassword.test(into[1]) &&
  from.some(({ root, path }) => root === 'call' && isPassword.test(path.at(-1) ?? ''));

/** The password itself, not `mustChangePassword`. */
const isPassword = /^((hashed|encrypted)_?)?(password|passwd|pwd)(_?(hash|hashed|digest))?$/i;

/** The members of a record that are read as a password: `compare(password, user.passwordHash)`, `user.comparePassword(password)`. */
function secretsIn(flow: FunctionFlow, origin: Origin, depth: number): string[] {
  if (origin.root !== 'call') return [];
  const after = (one: Origin): string | undefined =>
    one.key === origin.key && origin.path.every((step, index) => one.path[index] === step) ? one.path[origin.path.length] : undefined;
  const read = flow.reads.flatMap((one) => after(one) ?? []).filter((name) => isStoredName(name) || isChecker(name));
  const gone = flow.removed.flatMap((one) => after(one) ?? []);
  const own = read
    .map((name) => (isChecker(name) ? 'password' : name))
    .filter((name) => !gone.includes(name) && !origin.without.includes(name));
  if (own.length > 0 || depth > 1 || origin.path.length > 0) return own;
  const inner = read.length > 0 || gone.length > 0 || origin.without.length > 0 ? undefined : origin.flow();
  const results = inner?.deliveries.filter(({ into, how }) => into.length === 1 && into[0] === 'result' && how !== 'opened') ?? [];
  const isCut = inner?.deliveries.some(({ into }) => into.length === 2 && into[0] === 'result' && isStoredName(into[1]));
  return inner && !isCut ? results.flatMap(({ from }) => from.flatMap((one) => secretsIn(inner, one, depth + 1))) : [];
}

const isStoredName = (name: string): boolean => namesPassword(name) || namesPasswordHash(name) || name === 'hash';

/** Methods of a record that compare with its own password. */
const isChecker = (name: string): boolean =>
  /^(is)?(compare|check|valid|validate|verify|correct|match|matches|authenticate)\w*pass(word)?\w*$/i.test(name) ||
  /^(matchPassword|passwordMatches)$/.test(name);

/** The password as it was typed. */
function isTyped(origins: readonly Origin[]): boolean {
  return origins.some(({ root, path }) => root === 'parameter' && path[0] === '0' && path.length > 1 && namesPassword(path.at(-1) ?? ''));
}

/** A member of something else that is called a password; no variable of the environment and no constant. */
function isStored(origins: readonly Origin[]): boolean {
  return origins.some(
    ({ root, path }) =>
      (root === 'call' || (root === 'other' && path.length > 1 && path[0] !== 'process' && path[0] !== 'import.meta')) &&
      path.length > 0 &&
      isStoredName(path.at(-1) ?? '') &&
      !/^[A-Z\d_]+$/.test(path.at(-1) ?? ''),
  );
}
