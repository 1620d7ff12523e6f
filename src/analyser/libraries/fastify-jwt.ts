// https://github.com/fastify/fastify-jwt, read in 10.2.8: fast-jwt inside, but numbers are seconds; no expiry by itself.
import type { Fact } from '../model/fact';
import { type Setting, unknown } from '../model/value';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';
import { isUnawaited, unheeded } from '../source/token-check';
import { checking, decoding, noSetting, signing } from '../source/token-facts';

const library = '@fastify/jwt';
const plugins = /^(@fastify\/jwt|fastify-jwt)$/;

export default defineLibrary({
  id: 'fastify-jwt',
  modules: ['@fastify/jwt', 'fastify-jwt'],
  triggers: [['\\bjwtSign\\('], ['\\bjwtVerify\\('], ['\\.jwt\\.(sign|verify|decode)\\(']],
  detect: (source) => [
    ...source
      .methods('register')
      .filter(isPlugin)
      .flatMap((call) => register(call, call.options(1))),
    ...[...source.methods('jwtSign'), ...jwt(source, 'sign')].filter(isFastify).flatMap(sign),
    ...[...source.methods('jwtVerify'), ...jwt(source, 'verify')].filter(isFastify).flatMap((call) => verify(source, call)),
    ...[...source.methods('jwtDecode'), ...jwt(source, 'decode')]
      .filter(isFastify)
      .map((call) => decoding(source, call, library, 'server')),
  ],
});

const isPlugin = (call: Call): boolean => plugins.test(call.argument(0)?.reference().module ?? '');

/** `fastify.jwt.sign()`, `request.server.jwt.sign()`. */
const jwt = (source: Source, name: string): Call[] =>
  source.methods(name).filter(({ receiver }) => receiver.length > 1 && receiver.at(-1) === 'jwt');

/** Something of a request, a reply or an application; not a function of another package. */
const isFastify = ({ root, module, receiver }: Call): boolean =>
  receiver.length > 0 && (root === 'local' || (root === 'module' && module === 'fastify'));

function register({ span, scopes }: Call, option: Options): Fact[] {
  const base = { library, span, scopes };
  const written = option('secret');
  const pair = option('secret.private');
  const key = written.value.kind === 'object' && pair.value.kind !== 'absent' ? pair : written;
  const expiresIn = option('sign.expiresIn');
  const checks = checking({ span, scopes, whole: span } as Call, {
    library,
    token: '',
    key: noSetting('secret', span, unknown),
    algorithms: option('verify.algorithms', unknown),
    ignoreExpiration: option('verify.ignoreExpiration', false),
    issuer: option('verify.allowedIss', unknown),
    audience: option('verify.allowedAud', unknown),
    revocation: option('trusted'),
  });
  return [
    {
      ...base,
      kind: 'jwt-defaults',
      key,
      algorithm: option('sign.algorithm'),
      expiresIn,
      issuer: option('sign.iss'),
      audience: option('sign.aud'),
      numberUnit: 'seconds',
      digitsAreMilliseconds: true,
    },
    { ...base, kind: 'secret', purpose: 'jwt', setting: key, envName: 'JWT_SECRET' },
    ...checks.filter((fact) => fact.kind === 'jwt-verify'),
  ];
}

function sign(call: Call): Fact[] {
  const option = call.options(1);
  const nested = option('sign.expiresIn');
  const expiresIn = nested.value.kind === 'absent' ? option('expiresIn') : nested;
  const facts = signing(call, 0, {
    library,
    key: hidden('key', call),
    algorithm: option('algorithm', unknown),
    expiresIn,
    digitsAreMilliseconds: true,
    issuer: option('iss'),
    audience: option('aud'),
  });
  return facts.filter((fact) => fact.kind === 'jwt-sign');
}

function verify(source: Source, call: Call): Fact[] {
  const own = call.steps.at(-1) === 'verify';
  const option = call.options(own ? 1 : 0);
  const callback = [0, 1, 2].map((index) => call.argument(index)).find((one) => one?.value.kind === 'function');
  const facts = checking(call, {
    library,
    token: own ? call.argument(0)?.name : undefined,
    key: hidden('key', call),
    algorithms: option('algorithms', unknown),
    ignoreExpiration: option('ignoreExpiration', false),
    issuer: option('allowedIss', unknown),
    audience: option('allowedAud', unknown),
    unheeded: unheeded(source, call, callback),
    unawaited: !own && !callback && isUnawaited(source, call),
  });
  return facts.filter((fact) => fact.kind === 'jwt-verify');
}

const hidden = (path: string, { span }: Call): Setting => noSetting(path, span, unknown);
