// https://github.com/koajs/jwt: jsonwebtoken inside (9 since 4.0.4); result in ctx.state.user.
import type { Fact } from '../model/fact';
import { atLeast } from '../model/version';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { checking, isKeySet, isNamedOptional, written } from '../source/token-facts';

const library = 'koa-jwt';

export default defineLibrary({
  id: library,
  modules: [library],
  detect: (source) => source.calls(library, '()').flatMap((call) => middleware(source, call)),
});

function middleware(source: Source, call: Call): Fact[] {
  const option = call.options(0);
  const version = source.version(library);
  const key = option('secret');
  const keySet = isKeySet(option.expression('secret')) || option.reference('secret')?.module === 'jwks-rsa';
  const checkedLater = source.accesses('state').some(({ role }) => role === 'condition');
  const old = !atLeast(version, '4.0.4', true);
  return checking(call, {
    library,
    version,
    key,
    keyFromFunction: keySet || key.value.kind === 'function',
    keySet,
    algorithms: option('algorithms'),
    confusable: old,
    acceptsUnsigned: old,
    ignoreExpiration: option('ignoreExpiration', false),
    clockTolerance: option('clockTolerance', 0),
    issuer: option('issuer'),
    audience: option('audience'),
    others: written(option, 'subject', 'jwtid', 'nonce', 'maxAge'),
    ignored: [{ setting: option('algorithm'), instead: option('algorithms') }],
    revocation: option('isRevoked'),
    optional: { setting: option('passthrough', false), checkedLater: checkedLater || isNamedOptional(call) },
  });
}
