// https://github.com/hokaccha/node-jwt-simple, read in 0.5.6: adds no expiry; decode(token, key, noVerify, algorithm).
import type { Fact } from '../model/fact';
import { inProduction } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { unheeded } from '../source/token-check';
import { checking, decoding, signing } from '../source/token-facts';

const library = 'jwt-simple';

export default defineLibrary({
  id: library,
  modules: [library],
  detect: (source) => [
    ...source.calls(library, 'encode.()').flatMap((call) => encode(source, call)),
    ...source.calls(library, 'decode.()').flatMap((call) => decode(source, call)),
  ],
});

function encode(source: Source, call: Call): Fact[] {
  const expiry = call.options(0)('exp');
  const algorithm = call.setting(2, 'algorithm');
  return signing(call, 0, {
    library,
    version: source.version(library),
    key: call.setting(1, 'key'),
    algorithm: algorithm.value.kind === 'absent' ? { ...algorithm, value: { kind: 'literal', value: 'HS256' } } : algorithm,
    expiresIn: { ...expiry, path: 'exp', value: { kind: 'absent' }, span: call.span },
    lifetimeText: 'Math.floor(Date.now() / 1000) + 900',
  });
}

/** A true third argument leaves out every check; without a fourth the token's header names the algorithm. */
function decode(source: Source, call: Call): Fact[] {
  const unverified = inProduction(call.setting(2, 'noVerify').value);
  if (unverified.kind === 'literal' && unverified.value) {
    return [decoding(source, call, library, source.runsIn() === 'browser' ? 'browser' : 'server')];
  }
  const version = source.version(library);
  return checking(call, {
    library,
    version,
    token: call.argument(0)?.name,
    key: call.setting(1, 'key'),
    algorithms: call.setting(3, 'algorithm'),
    unheeded: unheeded(source, call, undefined),
  });
}
