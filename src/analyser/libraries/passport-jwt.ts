// https://github.com/mikenicholson/passport-jwt, read in 4.0.1: what jsonWebTokenOptions says of algorithms, issuer, audience and
// ignoreExpiration is overwritten by the top-level values, even where those are missing. 4.0.0 and older use jsonwebtoken 8.
import type { Fact } from '../model/fact';
import { unknown } from '../model/value';
import { atLeast } from '../model/version';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { checking, isKeySet, written } from '../source/token-facts';

const library = 'passport-jwt';
const overwritten = ['algorithms', 'issuer', 'audience', 'ignoreExpiration'];

export default defineLibrary({
  id: library,
  modules: [library],
  detect: (source) => [
    ...source.calls(library, 'Strategy.new()').flatMap((call) => strategy(source, call)),
    ...source.calls(library, 'Strategy.new()').flatMap(provided),
    ...source.calls(library, 'ExtractJwt.fromUrlQueryParameter.()').map(fromUrl),
  ],
});

function strategy(source: Source, call: Call): Fact[] {
  const option = call.options(0);
  const version = source.version(library);
  const provider = option('secretOrKeyProvider');
  const fixed = option('secretOrKey');
  const fromProvider = provider.value.kind !== 'absent';
  const keySet =
    fromProvider && (isKeySet(option.expression('secretOrKeyProvider')) || option.reference('secretOrKeyProvider')?.module === 'jwks-rsa');
  const missing = fixed.value.kind === 'absent'; // it throws at start-up then
  const old = !atLeast(version, '4.0.1', true);
  return checking(call, {
    library,
    version,
    token: '', // a strategy checks only where a route asks for it
    key: missing ? { ...(fromProvider ? provider : fixed), value: fromProvider ? provider.value : unknown } : fixed,
    keyFromFunction: fromProvider,
    keySet,
    algorithms: option('algorithms'),
    confusable: old,
    ignoreExpiration: option('ignoreExpiration', false),
    clockTolerance: option('jsonWebTokenOptions.clockTolerance', 0),
    issuer: option('issuer'),
    audience: option('audience'),
    others: written(option, ...['subject', 'jwtid', 'nonce', 'maxAge'].map((name) => `jsonWebTokenOptions.${name}`)),
    ignored: [
      ...overwritten.map((name) => ({ setting: option(`jsonWebTokenOptions.${name}`), instead: option(name) })),
      { setting: option('algorithm'), instead: option('algorithms') },
    ],
  });
}

/** `secretOrKeyProvider: (request, token, done) => done(null, key)`. */
function provided(call: Call): Fact[] {
  const provider = call.options(0).expression('secretOrKeyProvider');
  const done = provider?.function()?.parameters.at(-1)?.name;
  const answers = done ? provider.reach().calls.filter(({ steps, count }) => steps.join('.') === done && count === 2) : [];
  const { span, scopes } = call;
  return answers.map((one) => ({
    kind: 'secret',
    library,
    span,
    scopes,
    purpose: 'jwt',
    setting: one.setting(1, 'secretOrKeyProvider'),
    envName: 'JWT_SECRET',
  }));
}

function fromUrl({ span, scopes, whole }: Call): Fact {
  const instead = { span: { ...span, end: whole.end }, text: 'fromAuthHeaderAsBearerToken()' };
  return { kind: 'jwt-url', library, span, scopes, way: 'read', hints: [], instead };
}
