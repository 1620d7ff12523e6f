// What the jwt and session callbacks carry on: https://authjs.dev/reference/core#callbacks, https://next-auth.js.org/configuration/callbacks
import type { AuthjsCallbacksFact, AuthjsCarried } from '../model/fact';
import { namesPassword, namesPasswordHash } from '../model/secret-names';
import { is, isAbsent, textOf } from '../model/value';
import { type Delivery, defineLibrary, type FunctionFlow, type Options, type Origin, wholeFlow } from '../source/define-library';
import { type AuthjsConfiguration, adapter, configurations } from './authjs';
import { usersOf } from './authjs-authorize';

export default defineLibrary({
  id: 'authjs-callbacks',
  modules: [],
  detect: (source) => configurations(source).flatMap((one) => callbacks(one) ?? []),
});

function callbacks({ base, option }: AuthjsConfiguration): AuthjsCallbacksFact | undefined {
  const jwt = carrying(option, 'jwt', 'token');
  const session = carrying(option, 'session', 'session');
  if (!jwt && !session) return undefined;
  const { library, span, scopes, major, partial } = base;
  return {
    kind: 'authjs-callbacks',
    library,
    span,
    scopes,
    major,
    partial,
    strategy: strategyOf(option, partial),
    adapter: adapter(option),
    users: usersOf(option),
    jwt,
    session,
  };
}

/** What is written; else `database` with an adapter, `jwt` without one: https://authjs.dev/reference/core#session */
function strategyOf(option: Options, partial: boolean): AuthjsCallbacksFact['strategy'] {
  const written = option('session.strategy');
  const text = textOf(written);
  if (text === 'jwt' || text === 'database') return text;
  if (partial || !isAbsent(written)) return undefined;
  const given = adapter(option);
  if (isAbsent(given)) return 'jwt';
  return is(given, true) || given.value.kind === 'object' ? 'database' : undefined;
}

function carrying(option: Options, callback: 'jwt' | 'session', subject: 'token' | 'session'): AuthjsCallbacksFact['jwt'] {
  const own = option.expression(`callbacks.${callback}`)?.flow();
  const flow = own && wholeFlow(own);
  return flow && { span: flow.info.span, carried: flow.deliveries.flatMap((one) => carried(flow, one, subject) ?? []) };
}

/** The delivery, where it goes into the token or the session, or into the result that stands for it. */
function carried(flow: FunctionFlow, delivery: Delivery, subject: 'token' | 'session'): AuthjsCarried[] | undefined {
  const returned = delivery.into[0] === 'result';
  const into = returned ? delivery.into.slice(1) : delivery.into.slice(2);
  if (delivery.how === 'opened' || (!returned && (delivery.into[0] !== '0' || delivery.into[1] !== subject))) return undefined;
  const { span: value, steps } = delivery.value;
  const name = /^[A-Za-z_$][\w$.]*$/.test(steps.join('.')) ? steps.join('.') : undefined;
  return delivery.from.flatMap((origin) => {
    if (origin.root === 'written' || origin.without.length > 0) return [];
    const [from, ...member] = origin.root === 'parameter' && origin.path[0] === '0' ? origin.path.slice(1) : ['other', ...origin.path];
    return [
      {
        into: into.join('.'),
        from: isGiven(from) ? from : 'other',
        member: member.join('.'),
        spread: delivery.how === 'spread',
        span: delivery.span,
        value,
        name,
        removal: delivery.how === 'set' && !(returned && into.length === 0) ? delivery.removal : undefined,
        examined: origin.parsed || flow.asked.some((one) => isSame(one, origin)),
        stripped: flow.removed.some((one) => isPasswordOf(one, [...origin.path]) || isPasswordOf(one, ['0', subject, ...into])),
        returned,
      },
    ];
  });
}

const isGiven = (name: string | undefined): name is 'token' | 'user' | 'account' | 'profile' | 'session' =>
  /^(token|user|account|profile|session)$/.test(name ?? '');

/** `user.password` for `user`. */
function isPasswordOf({ root, path }: Origin, whole: readonly string[]): boolean {
  const last = path.at(-1) ?? '';
  const isBelow = root === 'parameter' && path.length === whole.length + 1 && whole.every((step, index) => path[index] === step);
  return isBelow && (namesPassword(last) || namesPasswordHash(last));
}

const isSame = (one: Origin, other: Origin): boolean => one.root === other.root && one.path.join('.') === other.path.join('.');
