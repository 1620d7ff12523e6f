import type { Fact, JwtSignFact, JwtVerifyFact } from '../model/fact';
import { absent, type Setting, type Span, textOf, type Value } from '../model/value';
import type { Call, Expression, Options, Source } from './define-library';
import { type Payload, payloadOf } from './token-payload';

export { isBrowserPackage } from './browser-package';

/** A setting that a library has no place for. */
export const noSetting = (path: string, span: Span, value: Value = absent): Setting => ({ path, value, origin: 'inferred', span });

type Signing = Pick<JwtSignFact, 'library' | 'key' | 'algorithm' | 'expiresIn'> & Partial<JwtSignFact>;

/** Signing a token: the payload is the argument at `payload`, or given. */
export function signing(call: Call, payload: number | Payload, own: Signing): Fact[] {
  const { span, scopes } = call;
  const fact: JwtSignFact = {
    kind: 'jwt-sign',
    span,
    scopes,
    numberUnit: 'seconds',
    digitsAreMilliseconds: false,
    issuer: noSetting('issuer', span),
    audience: noSetting('audience', span),
    hints: hintsOf(call),
    ...(typeof payload === 'number' ? payloadOf(call, payload) : payload),
    ...own,
  };
  return [fact, secretOf(fact)];
}

type Checking = Pick<JwtVerifyFact, 'library' | 'key' | 'algorithms'> & Partial<JwtVerifyFact>;

/** Checking a token. What a library has no option for is absent. */
export function checking(call: Call, own: Checking): Fact[] {
  const { span, scopes, whole } = call;
  const fact: JwtVerifyFact = {
    kind: 'jwt-verify',
    span,
    scopes,
    whole,
    keyFromFunction: own.key.value.kind === 'function',
    ignoreExpiration: noSetting('ignoreExpiration', span),
    clockTolerance: noSetting('clockTolerance', span),
    acceptsUnsigned: false,
    confusable: false,
    issuer: noSetting('issuer', span),
    audience: noSetting('audience', span),
    keySet: false,
    ignored: [],
    ...own,
  };
  return [fact, secretOf(fact)];
}

/** Unpacking a token without checking it. */
export function decoding(source: Source, call: Call, library: string, runsIn = source.runsIn()): Fact {
  const { span, scopes } = call;
  const token = call.argument(0)?.name;
  const origin = call.argument(0)?.reference().steps.join('.');
  const checked = checkedIn(source).some((scope) => scopes.includes(scope));
  return { kind: 'jwt-decode', library, span, scopes, token, origin, checked, runsIn, callers: call.callers(), claims: call.reads() };
}

/** The callbacks of `passport.authenticate('jwt', ..., callback)`: it has looked at the signature of the request's token, if not at its age alone. */
function checkedIn(source: Source): number[] {
  const checks = source.methods('authenticate').filter((call) => /jwt|bearer/i.test(textOf(call.setting(0, 'strategy')) ?? ''));
  return checks.flatMap((call) => [1, 2].map((index) => call.argument(index)?.function()?.scope ?? -1));
}

function secretOf({ library, span, scopes, key }: JwtSignFact | JwtVerifyFact): Fact {
  return { kind: 'secret', library, span, scopes, purpose: 'jwt', setting: key, envName: 'JWT_SECRET' };
}

/** The names under which a token is made: `refreshToken` in `{ refreshToken: sign(...) }` or `res.cookie('refreshToken', sign(...))`. */
export function hintsOf(call: Call): string[] {
  const goes = call.destinations().filter(({ how }) => how !== 'argument');
  const near = goes.filter(({ how }) => how !== 'returned');
  return [call.variable, ...near.map(({ name }) => name), call.around()?.name, ...goes.map(({ name }) => name)].filter(
    (name, index, all) => name !== undefined && all.indexOf(name) === index,
  ) as string[];
}

/** Those of some options that are written, or may be. */
export function written(option: Options, ...paths: string[]): Setting[] {
  return paths.map((path) => option(path)).filter(({ value }) => value.kind !== 'absent');
}

/** Whether keys come from a list that a server publishes. */
export function isKeySet(expression: Expression | undefined): boolean {
  const { module, steps } = expression?.reference() ?? { module: '', steps: [] };
  return module === 'jwks-rsa' || steps.some((step) => step === 'createRemoteJWKSet' || step === 'createLocalJWKSet');
}

/** It is put under a name that says what it does: `const auth = { required: ..., optional: ... }`. */
export function isNamedOptional(call: Call): boolean {
  return hintsOf(call).some((name) => /optional|maybe|guest|anonymous/i.test(name));
}
