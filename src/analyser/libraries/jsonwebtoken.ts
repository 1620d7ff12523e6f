// https://github.com/auth0/node-jsonwebtoken: no expiry by default; read in sign.js and verify.js of 8.5.1 and 9.0.3.
import type { Fact, JwtDecodeFact, JwtVerifyFact } from '../model/fact';
import type { Slot } from '../model/value';
import { atLeast } from '../model/version';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const modules = ['jsonwebtoken', 'jsonwebtoken-promisified'];

export default defineLibrary({
  id: 'jsonwebtoken',
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
  const base = { library: 'jsonwebtoken', span: call.span, scopes: call.scopes };
  const key = call.setting(1, 'secretOrPrivateKey');
  return [
    {
      ...base,
      kind: 'jwt-sign',
      version: source.version('jsonwebtoken'),
      payload: call.setting(0, 'payload').value,
      payloadExpiry: call.options(0)('exp'),
      key,
      algorithm: option('algorithm', 'HS256'),
      expiresIn: option('expiresIn'),
      numberUnit: 'seconds',
      digitsAreMilliseconds: true,
    },
    { ...base, kind: 'secret', purpose: 'jwt', setting: key, envName: 'JWT_SECRET' },
  ];
}

function verify(source: Source, call: Call): Fact[] {
  const option = call.options(2);
  const version = source.version('jsonwebtoken');
  const base = { library: 'jsonwebtoken', span: call.span, scopes: call.scopes };
  const key = call.setting(1, 'secretOrPublicKey');
  const fact: JwtVerifyFact = {
    ...base,
    kind: 'jwt-verify',
    version,
    token: call.argument(0)?.name,
    key,
    keyFromFunction: key.value.kind === 'function',
    algorithms: option('algorithms'),
    ignoreExpiration: option('ignoreExpiration', false),
    clockTolerance: option('clockTolerance', 0),
    acceptsUnsigned: !atLeast(version, '9.0.0', true),
    confusable: !atLeast(version, '9.0.0', true),
  };
  return [fact, { ...base, kind: 'secret', purpose: 'jwt', setting: key, envName: 'JWT_SECRET' }];
}

function decode(source: Source, call: Call): JwtDecodeFact {
  const runsIn = source.runsIn() === 'browser' ? 'browser' : 'server'; // a Node.js package: only a browser bundle says otherwise
  return {
    kind: 'jwt-decode',
    library: 'jsonwebtoken',
    span: call.span,
    scopes: call.scopes,
    token: call.argument(0)?.name,
    runsIn,
    callers: call.callers(),
    claims: call.reads(),
    keySlot: keySlot(call),
  };
}

/** `jwt.decode(token)` has room for a key after the token; a bare `decode(token)` would need another import. */
function keySlot(call: Call): Slot | undefined {
  const token = call.argument(0);
  if (!token || call.count !== 1 || call.receiver.length === 0) return undefined;
  return { span: { ...token.span, start: token.span.end }, before: ', ', after: '' };
}
