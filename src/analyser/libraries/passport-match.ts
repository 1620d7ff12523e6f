// How a strategy's verify callback finds the account: OpenID Connect Core 5.7, an address is no identifier.
import type { Fact } from '../model/fact';
import type { Call, FunctionInfo, Source } from '../source/define-library';

/** Names of what looks for somebody in a database. */
export const finding =
  /^(find|get|fetch|lookup|load|select|search)(One|First|Unique|User|Account|Member|By\w*|All|Many|OrCreate|\w*ByEmail)*\w*$|^where$|^upsert$/i;
const email = /(^|\.)_?e?mails?(\.|$)|\bemail$/i;
const checked = ['verified', 'email_verified', 'emailVerified', 'verified_email', 'isEmailVerified', 'isVerified'];
const local = /passport-(local|jwt|http|custom|magic|saml|ldap|oauth2-client|anonymous|cookie|bearer)/;

/** The file knows whether an address is confirmed. */
export const asksIfVerified = (source: Source): boolean => checked.some((name) => source.holdsName(name));

/** A callback whose every look for a user goes by the address that the provider tells. */
export function matching(source: Source, call: Call): Fact[] {
  if (local.test(call.module) || asksIfVerified(source)) return [];
  const callback = callbackOf(source, call);
  if (!callback || callback.file !== source.path) return [];
  const profile = callback.parameters.map(({ name }) => name ?? '').find((name) => /profile|user_?info|claims/i.test(name));
  const within = source.everyCall().filter(({ scopes }) => scopes.includes(callback.scope));
  const looks = within.filter((one) => finding.test(one.steps.at(-1) ?? '') && one.count > 0);
  const spoken = looks.map((one) => ({ one, names: mentions(one) }));
  const byAddress = spoken.filter(({ one, names }) => names.some((name) => email.test(name)) || /ByEmail$/.test(one.steps.at(-1) ?? ''));
  const byOther = spoken.some(({ names }) => names.some((name) => identifies(name, profile)));
  const [first] = byAddress;
  if (!first || byOther || !profile || !speaksOf(source, callback, profile)) return [];
  return [{ kind: 'oauth-match', library: call.module, span: first.one.span, scopes: first.one.scopes, provider: providerOf(call.module) }];
}

/** The last argument, or `validate` of a class that extends the strategy. */
function callbackOf(source: Source, call: Call): FunctionInfo | undefined {
  const last = [1, 2, 0].map((index) => call.argument(index)?.function()).find((one) => one !== undefined);
  if (last || call.count !== 1 || !source.holdsName('validate')) return last;
  const scopes = new Set(source.everyCall().flatMap((one) => one.scopes));
  const methods = [...scopes].map((scope) => source.functionAt(scope)).filter((one) => one?.name === 'validate');
  return methods.length === 1 ? methods[0] : undefined;
}

const mentions = (call: Call): string[] =>
  [0, 1].flatMap((index) => {
    const given = call.argument(index);
    return given ? [...given.mentions(), ...(given.value.kind === 'object' ? Object.keys(given.value.members) : [])] : [];
  });

/** `profile.id`, `sub`, `googleId`: what a provider calls a user, whatever his address; or the profile as a whole. */
export const identifies = (name: string, profile: string | undefined): boolean =>
  name === profile || /(^|\.)(id|sub|oid|uid|user_?id|\w+Id|\w+_id|provider\w*)$/.test(name);

const speaksOf = (source: Source, { scope }: FunctionInfo, profile: string): boolean =>
  ['email', 'emails'].some((name) => source.accesses(name).some(({ steps, scopes }) => scopes.includes(scope) && steps[0] === profile)) ||
  source.accesses('emails').some(({ steps, scopes }) => scopes.includes(scope) && steps[0] === 'emails');

/** `passport-google-oauth20` is google. */
const providerOf = (module: string): string => /passport-([a-z]+)/.exec(module)?.[1] ?? module;
