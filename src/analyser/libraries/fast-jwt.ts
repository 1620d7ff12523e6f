// https://github.com/nearform/fast-jwt, read in 6.3.6: numbers are milliseconds; no expiry by itself.
import type { Fact } from '../model/fact';
import { absent, literal, numberOf, type Setting, unknown } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { unheeded } from '../source/token-check';
import { checking, decoding, noSetting, signing, written } from '../source/token-facts';
import { hiddenPayload, payloadOf } from '../source/token-payload';

const library = 'fast-jwt';

export default defineLibrary({
  id: library,
  modules: [library],
  detect: (source) => [
    ...source.calls(library, 'createSigner.()').flatMap((call) => signer(source, call)),
    ...source.calls(library, 'createSigner.().()').flatMap(signed),
    ...source.calls(library, 'createVerifier.()').flatMap(verifier),
    ...source.calls(library, 'createVerifier.().()').flatMap((call) => verified(source, call)),
    ...source.calls(library, 'createDecoder.().()').map((call) => decoding(source, call, library, 'server')),
  ],
});

/** What is signed is told where the signer is called; where that is elsewhere, it may bring its own expiry. */
function signer(source: Source, call: Call): Fact[] {
  const option = call.options(0);
  const uses = source.calls(library, 'createSigner.().()').map((one) => payloadOf(one, 0));
  const only = uses.length > 0 && uses.every(({ payload }) => payload.kind === 'object') ? uses[0] : undefined;
  const expiry = uses.some(({ payloadExpiry }) => payloadExpiry.value.kind !== 'absent') ? unknown : absent;
  const payload = {
    ...hiddenPayload,
    payload: { kind: 'object', members: {} } as const,
    payloadExpiry: noSetting('exp', call.span, expiry),
  };
  return signing(call, only || uses.length === 0 ? payload : hiddenPayload, {
    library,
    version: source.version(library),
    key: option('key'),
    algorithm: option('algorithm', unknown),
    expiresIn: option('expiresIn'),
    numberUnit: 'milliseconds',
    digitsAreMilliseconds: true,
    issuer: option('iss'),
    audience: option('aud'),
  });
}

/** One call of a signer: only its payload is told here. */
function signed(call: Call): Fact[] {
  const hidden = (path: string): Setting => noSetting(path, call.span, unknown);
  const facts = signing(call, 0, { library, key: hidden('key'), algorithm: hidden('algorithm'), expiresIn: hidden('expiresIn') });
  return facts.filter((fact) => fact.kind === 'jwt-sign');
}

function verifier(call: Call): Fact[] {
  const option = call.options(0);
  const tolerance = option('clockTolerance', 0);
  const key = option('key');
  const milliseconds = numberOf(tolerance);
  return checking(call, {
    library,
    token: '', // which one is told where the verifier is called
    key,
    algorithms: option('algorithms'),
    ignoreExpiration: option('ignoreExpiration', false),
    clockTolerance: milliseconds === undefined ? tolerance : { ...tolerance, value: literal(milliseconds / 1000) },
    issuer: option('allowedIss'),
    audience: option('allowedAud'),
    others: written(option, 'allowedSub', 'allowedJti', 'allowedNonce', 'requiredClaims', 'maxAge'),
  });
}

function verified(source: Source, call: Call): Fact[] {
  const hidden = (path: string): Setting => noSetting(path, call.span, unknown);
  const own = { library, token: call.argument(0)?.name, key: hidden('key'), algorithms: hidden('algorithms') };
  const rest = { issuer: hidden('issuer'), audience: hidden('audience'), unheeded: unheeded(source, call, undefined) };
  return checking(call, { ...own, ...rest }).filter((fact) => fact.kind === 'jwt-verify');
}
