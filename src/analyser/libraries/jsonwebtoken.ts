// https://github.com/auth0/node-jsonwebtoken: no expiry by default; read in sign.js and verify.js of 8.5.1 and 9.0.3.
import type { Fact } from '../model/fact';
import { isAbsent, type Setting, type Slot, unknown } from '../model/value';
import { atLeast } from '../model/version';
import { type Call, defineLibrary, type Expression, type Options, type Source } from '../source/define-library';
import { isUnawaited, unheeded } from '../source/token-check';
import { checking, decoding, isBrowserPackage, isKeySet, signing, written } from '../source/token-facts';
import { payloadIn } from '../source/token-payload';

const modules = ['jsonwebtoken', 'jsonwebtoken-promisified', 'jsonwebtoken-esm'];
const library = 'jsonwebtoken';

export default defineLibrary({
  id: library,
  modules,
  detect: (source) =>
    modules.flatMap((module) => [
      ...source.calls(module, 'sign.()', 'signAsync.()').flatMap((call) => sign(source, call)),
      ...source.calls(module, 'verify.()', 'verifyAsync.()').flatMap((call) => verify(source, call)),
      ...source.calls(module, 'decode.()').map((call) => decode(source, call)),
    ]),
});

function sign(source: Source, call: Call): Fact[] {
  const option = call.options(2);
  const { span, scopes } = call;
  const weak = ['allowInsecureKeySizes', 'allowInvalidAsymmetricKeyTypes'].map((name) => option(name));
  return [
    ...signing(call, payloadIn(source, call, 0), {
      library,
      version: source.version(library),
      key: call.setting(1, 'secretOrPrivateKey'),
      algorithm: option('algorithm', 'HS256'),
      expiresIn: lifetime(option),
      digitsAreMilliseconds: true,
      issuer: option('issuer'),
      audience: option('audience'),
    }),
    ...weak.map((setting): Fact => ({ kind: 'jwt-key-option', library, span, scopes, setting })),
  ];
}

/** `expiresInMinutes` and `expiresInSeconds` were taken up to version 5; later ones refuse to sign with them. */
function lifetime(option: Options): Setting {
  const old = ['expiresInMinutes', 'expiresInSeconds'].map((name) => option(name)).find((setting) => !isAbsent(setting));
  return old ? { ...old, value: unknown } : option('expiresIn');
}

/** The code compares `exp` with the time by itself, to tell expired tokens from forged ones. */
function asksForExpiry(source: Source, { scopes }: Call): boolean {
  const home = scopes.at(-1);
  const isHere = (one: { readonly scopes: readonly number[] }): boolean => home !== undefined && one.scopes.includes(home);
  return source.accesses('exp').some(isHere) && source.everyCall().some((one) => isHere(one) && clock.test(one.steps.join('.')));
}

const clock = /^Date\.(now|new\(\))|^(dayjs|moment)\b/;

function verify(source: Source, call: Call): Fact[] {
  const option = call.options(2);
  const version = source.version(library);
  const key = call.setting(1, 'secretOrPublicKey');
  const { span, scopes } = call;
  const callback = callbackOf(call);
  return [
    ...checking(call, {
      library,
      version,
      token: call.argument(0)?.name,
      key,
      algorithms: option('algorithms'),
      ignoreExpiration: asksForExpiry(source, call)
        ? { ...option('ignoreExpiration', false), value: unknown }
        : option('ignoreExpiration', false),
      clockTolerance: option('clockTolerance', 0),
      acceptsUnsigned: !atLeast(version, '9.0.0', true),
      confusable: !atLeast(version, '9.0.0', true),
      issuer: option('issuer'),
      audience: option('audience'),
      others: written(option, 'subject', 'jwtid', 'nonce', 'maxAge'),
      keySet: isKeySet(call.argument(1)),
      ignored: [{ setting: option('algorithm'), instead: option('algorithms') }],
      unheeded: unheeded(source, call, callback),
      later: callback !== undefined,
      unawaited: call.path === 'verifyAsync.()' && isUnawaited(source, call),
    }),
    {
      kind: 'jwt-key-option',
      library,
      span,
      scopes,
      setting: option('allowInvalidAsymmetricKeyTypes'),
    },
  ];
}

/** The last argument, where it is a function: the key may be one as well. */
function callbackOf(call: Call): Expression | undefined {
  const last = call.count > 2 ? call.argument(call.count - 1) : undefined;
  return last?.value.kind === 'function' ? last : undefined;
}

function decode(source: Source, call: Call): Fact {
  const own = source.runsIn(); // a Node.js package: only a browser bundle says otherwise
  const runsIn = own === 'browser' || (own === 'unknown' && isBrowserPackage(source)) ? 'browser' : 'server';
  return { ...decoding(source, call, library, runsIn), keySlot: keySlot(call) } as Fact;
}

/** `jwt.decode(token)` has room for a key after the token; a bare `decode(token)` would need another import. */
function keySlot(call: Call): Slot | undefined {
  const token = call.argument(0);
  if (!token || call.count !== 1 || call.receiver.length === 0) return undefined;
  return { span: { ...token.span, start: token.span.end }, before: ', ', after: '' };
}
