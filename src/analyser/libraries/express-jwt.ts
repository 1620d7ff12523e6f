// https://github.com/auth0/express-jwt: algorithms required since 6 (GHSA-6g6m-m6h5-w9gf before); named export since 7, result in req.auth.
import type { Fact } from '../model/fact';
import { unknown } from '../model/value';
import { atLeast } from '../model/version';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { checking, isKeySet, isNamedOptional, written } from '../source/token-facts';

const library = 'express-jwt';

export default defineLibrary({
  id: library,
  modules: [library],
  detect: (source) => source.calls(library, '()', 'expressjwt.()', 'expressJwt.()', 'jwt.()').flatMap((call) => middleware(source, call)),
});

function middleware(source: Source, call: Call): Fact[] {
  const option = call.options(0);
  const version = source.version(library);
  const throwsWithout = atLeast(version, '6.0.0', true);
  const secret = option.expression('secret');
  const keySet = isKeySet(secret) || option.reference('secret')?.module === 'jwks-rsa';
  const checkedLater = ['auth', 'user'].some((name) =>
    source.accesses(name).some(({ role, steps }) => role === 'condition' && steps.length > 1),
  );
  const key = option('secret');
  return checking(call, {
    library,
    version,
    key,
    keyFromFunction: keySet || key.value.kind === 'function',
    keySet,
    algorithms: throwsWithout ? option('algorithms', unknown) : option('algorithms'),
    confusable: !throwsWithout,
    acceptsUnsigned: !throwsWithout,
    ignoreExpiration: option('ignoreExpiration', false),
    clockTolerance: option('clockTolerance', 0),
    issuer: option('issuer'),
    audience: option('audience'),
    others: written(option, 'subject', 'jwtid', 'nonce', 'maxAge'),
    ignored: [{ setting: option('algorithm'), instead: option('algorithms') }],
    revocation: option('isRevoked'),
    optional: { setting: option('credentialsRequired', true), checkedLater: checkedLater || isNamedOptional(call) },
  });
}
