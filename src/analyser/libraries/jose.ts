// https://github.com/panva/jose, read in 4, 5 and 6: no expiry by itself, a number is a date; the kind of key limits the algorithms.
import type { Fact, JwtKeySourceFact } from '../model/fact';
import { literal, type Setting, unknown } from '../model/value';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';
import { isUnawaited, unheeded } from '../source/token-check';
import { checking, decoding, hintsOf, isKeySet, noSetting, signing, written } from '../source/token-facts';
import { payloadOf } from '../source/token-payload';
import { bindsKey, takesProofs } from './key-confirmation';

const library = 'jose';
const builders = /^(?:.*\.)?(SignJWT|EncryptJWT|UnsecuredJWT)\.new\(\)\./;

export default defineLibrary({
  id: library,
  modules: ['jose', 'jose/jwt/sign', 'jose/jwt/verify', 'jose-node-cjs-runtime'],
  family: ['jose/'],
  detect: (source): Fact[] => {
    const calls = source.calls(/^jose(\/|-|$)/);
    const named = (name: RegExp): Call[] => calls.filter(({ path }) => name.test(path));
    const unsigned = named(/^UnsecuredJWT\.decode\.\(\)$/);
    return [
      ...named(/(SignJWT|EncryptJWT|UnsecuredJWT)\.new\(\)\.(.*\.)?(sign|encrypt|encode)\.\(\)$/)
        .filter((call) => !unsigned.some((one) => takesApart(one, call)))
        .flatMap((call) => built(calls, call)),
      ...named(/^(jwtVerify|jwtDecrypt|compactVerify)\.\(\)$/).flatMap((call) => verify(source, call)),
      ...named(/^JWT\.sign\.\(\)$/).flatMap((call) => oldSign(source, call)),
      ...named(/^JWT\.verify\.\(\)$/).flatMap((call) => oldVerify(source, call)),
      ...unsigned.filter((call) => !isOwn(call)).flatMap(unsecured),
      ...named(/^(decodeJwt|JWT\.decode)\.\(\)$/).map((call) => decoding(source, call, library, server(source))),
      ...named(/^(importPKCS8|importJWK|JWK\.asKey|base64url\.decode)\.\(\)$/).map(importedKey),
      ...named(/^createRemoteJWKSet\.\(\)$/).flatMap(plainKeySet),
    ];
  },
});

const server = (source: Source): 'server' | 'browser' | 'unknown' => source.runsIn();

/** `new SignJWT(payload).setExpirationTime('2h').sign(key)`, in one chain or step by step on a variable. */
function built(calls: readonly Call[], call: Call): Fact[] {
  const chain = calls.filter(
    (one) =>
      one.scopes.join() === call.scopes.join() &&
      (one.whole.start === call.whole.start || isSameBuilder(one, call)) &&
      builders.test(`${one.path}.`),
  );
  const start = calls.find((one) => /(SignJWT|EncryptJWT|UnsecuredJWT)\.new\(\)$/.test(one.path) && isStartOf(one, call, chain));
  const set = (name: string): Setting | undefined => chain.find(({ path }) => path.endsWith(`.${name}.()`))?.setting(0, name);
  const header = chain.find(({ path }) => path.endsWith('.setProtectedHeader.()'))?.options(0);
  const kind = builders.exec(`${call.path}.`)?.[1];
  const missing = noSetting('setExpirationTime', call.span);
  const before = { span: { ...call.span, end: call.span.start }, before: 'setExpirationTime(', after: ').' };
  const key = call.setting(0, 'key');
  const facts = signing(call, start ? payloadOf(start, 0) : 0, {
    library,
    key: kind === 'UnsecuredJWT' ? noSetting('key', call.span, unknown) : key,
    algorithm:
      kind === 'UnsecuredJWT' ? noSetting('alg', call.span, literal('none')) : (header?.('alg') ?? noSetting('alg', call.span, unknown)),
    expiresIn: set('setExpirationTime') ?? { ...missing, origin: 'written', slot: before },
    numberUnit: 'epoch-seconds',
    issuer: set('setIssuer') ?? noSetting('issuer', call.span),
    audience: set('setAudience') ?? noSetting('audience', call.span),
    hints: hintsOf(call),
    encrypted: kind === 'EncryptJWT' ? true : undefined,
  });
  return start ? facts : facts.filter((fact) => fact.kind === 'secret');
}

/** `token.setIssuedAt()` and `token.sign(key)` on one variable. */
const isSameBuilder = (one: Call, call: Call): boolean => call.receiver[0] !== '' && one.receiver[0] === call.receiver[0];

function isStartOf(one: Call, call: Call, chain: readonly Call[]): boolean {
  if (one.scopes.join() !== call.scopes.join()) return false;
  return (
    one.whole.start === call.whole.start || one.variable === call.receiver[0] || chain.some(({ whole }) => whole.start === one.whole.start)
  );
}

function verify(source: Source, call: Call): Fact[] {
  const option = call.options(2);
  const keySource = call.argument(1);
  const embedded = keySource?.reference();
  const { span, scopes } = call;
  const source_: JwtKeySourceFact = { kind: 'jwt-key-source', library, span: keySource?.span ?? span, scopes, way: 'embedded' };
  return [
    ...checking(call, {
      library,
      token: call.argument(0)?.name,
      key: call.setting(1, 'key'),
      algorithms: option('algorithms', unknown), // limited by the kind of key; `none` is never accepted
      ignoreExpiration: stoppedClock(option, 'currentDate'),
      clockTolerance: inSeconds(option('clockTolerance', 0)),
      issuer: option('issuer'),
      audience: option('audience'),
      others: written(option, 'subject', 'typ', 'requiredClaims', 'maxTokenAge'),
      encrypted: call.path.startsWith('jwtDecrypt') ? true : undefined,
      keySet: isKeySet(keySource),
      unheeded: unheeded(source, call, undefined),
      unawaited: isUnawaited(source, call),
    }),
    ...(embedded?.module.startsWith('jose') && embedded.steps.includes('EmbeddedJWK') && !provesKey(source, call) ? [source_] : []),
  ];
}

const provesKey = (source: Source, call: Call): boolean => takesProofs(call) !== false || bindsKey(source, call.scopes);

/** `currentDate: new Date(0)` makes every expiry lie in the future. */
function stoppedClock(option: Options, path: string): Setting {
  const setting = option(path);
  const made = option.expression(path)?.call();
  const fixed = made?.path === 'Date.new()' && made.count >= 1 && made.argument(0)?.value.kind === 'literal';
  return fixed ? { ...setting, value: literal(true) } : noSetting(path, setting.span);
}

/** `'10 minutes'` or seconds. */
function inSeconds(setting: Setting): Setting {
  const text = setting.value.kind === 'literal' ? /^(\d+) ?(s|m|h|d|w|y)/.exec(String(setting.value.value)) : null;
  const unit = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_557_600 }[text?.[2] ?? ''];
  return text && unit ? { ...setting, value: literal(Number(text[1]) * unit) } : setting;
}

/** jose 1 and 2: https://github.com/panva/jose/blob/v2.x/docs/README.md#jwtsignpayload-key-options */
function oldSign(source: Source, call: Call): Fact[] {
  const option = call.options(2);
  return signing(call, 0, {
    library,
    version: source.version(library),
    key: call.setting(1, 'key'),
    algorithm: option('algorithm', unknown),
    expiresIn: option('expiresIn'),
    issuer: option('issuer'),
    audience: option('audience'),
  });
}

function oldVerify(source: Source, call: Call): Fact[] {
  const option = call.options(2);
  const isNone = call.argument(1)?.reference().steps.join('.').endsWith('JWK.None');
  const key = call.setting(1, 'key');
  return checking(call, {
    library,
    version: source.version(library),
    token: call.argument(0)?.name,
    key,
    algorithms: isNone ? { ...key, path: 'algorithms', value: literal('none'), slot: undefined } : option('algorithms', unknown),
    ignoreExpiration: option('ignoreExp', false),
    clockTolerance: inSeconds(option('clockTolerance', 0)),
    issuer: option('issuer'),
    audience: option('audience'),
    unheeded: unheeded(source, call, undefined),
  });
}

/** `UnsecuredJWT.decode(token)` in the function that made the token. */
const takesApart = (decoded: Call, made: Call): boolean =>
  isOwn(decoded) && decoded.scopes.join() === made.scopes.join() && decoded.argument(0)?.steps.join('.') === made.variable;

/** Made and taken apart on the spot, for the checks of claims that `decode` makes: nobody else sees it. */
const isOwn = (call: Call): boolean => call.argument(0)?.reference().steps.includes('encode') === true;

function unsecured(call: Call): Fact[] {
  return checking(call, {
    library,
    token: call.argument(0)?.name,
    key: noSetting('key', call.span, unknown),
    algorithms: noSetting('algorithms', call.span, literal('none')),
  });
}

/** A key that stands in the code before it is made into a key object. */
function importedKey(call: Call): Fact {
  const { span, scopes } = call;
  return { kind: 'secret', library, span, scopes, purpose: 'jwt', setting: call.setting(0, 'key'), envName: 'JWT_SECRET' };
}

function plainKeySet(call: Call): Fact[] {
  const made = call.argument(0)?.call();
  const address = made?.path === 'URL.new()' ? made.argument(0)?.value : call.argument(0)?.value;
  const { span, scopes } = call;
  const isPlain = address?.kind === 'literal' && /^http:\/\/(?!localhost|127\.|\[::1\])/.test(String(address.value));
  return isPlain ? [{ kind: 'jwt-key-source', library, span, scopes, way: 'plain-http' }] : [];
}
