// https://authjs.dev/reference/core#signin; the address of a Google account need not be verified: https://next-auth.js.org/providers/google
import type { AuthjsSignInFact } from '../model/fact';
import { is, type Span, textOf } from '../model/value';
import {
  type Call,
  type Delivery,
  defineLibrary,
  type Expression,
  type FunctionFlow,
  type Guard,
  type Origin,
} from '../source/define-library';
import { type AuthjsConfiguration, configurations } from './authjs';
import { providersOf } from './authjs-providers';

export default defineLibrary({
  id: 'authjs-sign-in',
  modules: [],
  detect: (source) => configurations(source).flatMap((one) => signIn(one) ?? []),
});

function signIn({ base, option }: AuthjsConfiguration): AuthjsSignInFact | undefined {
  const flow = option.expression('callbacks.signIn')?.flow();
  if (!flow) return undefined;
  const results = flow.deliveries.filter(({ into, how, guards }) => into[0] === 'result' && how === 'set' && guards.every(isPossible));
  const refusesNobody = results.length > 0 && !flow.mayEndOtherwise && results.every(({ value }) => is(value.value, true));
  const idle = results.filter(({ alone }) => alone).flatMap(({ guards }) => guards.filter(asksWho));
  const providers = providersOf(option).providers.map(({ id }) => id);
  const asksVerified = [...flow.names].some((name) => /verified|^hd$|edov/i.test(name));
  return {
    kind: 'authjs-sign-in',
    library: base.library,
    span: flow.info.span,
    scopes: [],
    refusesNobody,
    idleTest: idle[0]?.expression.span,
    saysWho: promise.test(flow.comments),
    domainTests: asksVerified ? [] : flow.calls.filter(testsDomain).flatMap((call) => deciding(flow, call, results, providers)),
    profile: profileIn(flow),
  };
}

/** The test, where an answer depends on it, with the providers that the answer is given for. */
function deciding(
  flow: FunctionFlow,
  { whole }: Call,
  results: readonly Delivery[],
  providers: readonly string[],
): AuthjsSignInFact['domainTests'] {
  const holds = ({ file, start, end }: Span): boolean => file === whole.file && start <= whole.start && whole.end <= end;
  const leadsTo = (one: Expression): boolean => holds(one.span) || operandsOf(flow, one).some(({ expression }) => holds(expression.span));
  const depending = results.filter(
    ({ value, guards }) =>
      leadsTo(value) ||
      guards.some(({ expression, operands }) => leadsTo(expression) || operands.flat().some((one) => holds(one.expression.span))),
  );
  if (depending.length === 0) return [];
  const named = depending.flatMap(({ guards }) => guards.flatMap(providerNamed));
  return [{ span: whole, providers: named.length > 0 ? named : providers }];
}

/** Where the arguments come from: `domain` of `allowed.includes(domain)`. */
function operandsOf(flow: FunctionFlow, expression: Expression): Origin[] {
  const call = expression.call();
  const given = Array.from({ length: call?.count || 0 }, (_, index) => call?.argument(index));
  return given.flatMap((one) => (one ? flow.originsOf(one) : []));
}

/** `google` of `account.provider === 'google'`. */
function providerNamed({ operands }: Guard): string[] {
  const isProvider = operands.flat().some(({ root, path }) => root === 'parameter' && path.slice(1).join('.') === 'account.provider');
  return isProvider ? operands.flat().flatMap(({ expression: one }) => textOf(one.value) ?? []) : [];
}

/** Comments that say whom the callback keeps out; `allow sign in` is no such promise. */
const promise =
  /\bonly (allow|let|users?|people|members?|employees|staff|e-?mails?|accounts?|admins?|addresses)|\brestrict|\b(allow|white)-?list|\bdeny|\ballow(ed)? only|\bblock(ed)? (users?|domains?|e-?mails?)|\bcheck (the )?(domain|e-?mail)/i;

/** Not a way that constants rule out: the documentation's `const isAllowedToSignIn = true`. */
const isPossible = ({ value, holds }: Guard): boolean => value.kind !== 'literal' || Boolean(value.value) === holds;

/** A test of who it is: of an address, a domain, a list of names. */
function asksWho({ origins, operands }: Guard): boolean {
  const isWho = ({ root, path }: Origin): boolean =>
    root === 'parameter' &&
    /^(user|profile|email)$/.test(path[1] ?? '') &&
    path.some((one) => /email|domain|^hd$|login|username|^id$/i.test(one));
  return operands.length > 0 && [...origins, ...operands.flat()].some(isWho);
}

/** `profile.email.endsWith('@example.com')`, `email.split('@')`. */
function testsDomain(call: Call): boolean {
  const name = call.steps.at(-1) ?? '';
  if (!/email$/i.test(call.receiver.filter((step) => !/^(toLowerCase|trim|\(\))$/.test(step)).at(-1) ?? '')) return false;
  const first = call.argument(0);
  const text = first && textOf(first.value);
  return name === 'endsWith' ? text === undefined || /[.@]/.test(text) : name === 'split' && text === '@';
}

function profileIn(flow: FunctionFlow): string | undefined {
  const [first] = flow.parameters;
  return first?.name ? `${first.name}.profile` : first?.members.find(({ key }) => key === 'profile')?.name;
}
