// https://hono.dev/docs/helpers/jwt and /docs/middleware/builtin/jwt, read in 4.13: HS256 before 4.11.4, then `alg` must be named; no expiry by itself.
import type { Fact } from '../model/fact';
import { literal, type Setting, unknown } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { isUnawaited, unheeded } from '../source/token-check';
import { checking, decoding, noSetting, signing, written } from '../source/token-facts';

const library = 'hono/jwt';
const modules = /^hono\/(jwt|utils\/jwt(\/jwt)?)$/;

export default defineLibrary({
  id: 'hono-jwt',
  modules: ['hono/jwt', 'hono/utils/jwt', 'hono/utils/jwt/jwt'],
  detect: (source) => [
    ...source.calls(modules, 'sign.()', 'Jwt.sign.()').flatMap(sign),
    ...source.calls(modules, 'verify.()', 'Jwt.verify.()').flatMap((call) => verify(source, call)),
    ...source.calls(modules, 'decode.()', 'Jwt.decode.()').map((call) => decoding(source, call, library, 'server')),
    ...source.calls(modules, 'jwt.()').flatMap(middleware),
  ],
});

const defaulted = (setting: Setting): Setting =>
  setting.value.kind === 'absent' ? { ...setting, value: literal('HS256'), origin: 'default' } : setting;

function sign(call: Call): Fact[] {
  const expiry = call.options(0)('exp');
  return signing(call, 0, {
    library,
    key: call.setting(1, 'secret'),
    algorithm: defaulted(call.setting(2, 'alg')),
    expiresIn: { ...expiry, path: 'exp', value: { kind: 'absent' }, span: call.span },
    lifetimeText: 'Math.floor(Date.now() / 1000) + 900',
  });
}

function verify(source: Source, call: Call): Fact[] {
  const third = call.setting(2, 'alg');
  const algorithms = third.value.kind === 'object' ? call.options(2)('alg', 'HS256') : defaulted(third);
  return checking(call, {
    library,
    token: call.argument(0)?.name,
    key: call.setting(1, 'secret'),
    algorithms,
    unheeded: unheeded(source, call, undefined),
    unawaited: isUnawaited(source, call),
  });
}

function middleware(call: Call): Fact[] {
  const option = call.options(0);
  const issuer = option('verification.iss', unknown);
  return checking(call, {
    library,
    key: option('secret'),
    algorithms: option('alg', 'HS256'),
    issuer,
    audience: noSetting('audience', call.span, unknown),
    others: written(option, 'verification.aud'),
  });
}
