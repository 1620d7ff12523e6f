// https://github.com/nestjs/jwt, read in 12: jsonwebtoken 9 inside, no expiry by itself; a call's options win over the module's.
import type { Fact } from '../model/fact';
import { type Setting, unknown } from '../model/value';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';
import { isUnawaited, unheeded } from '../source/token-check';
import { checking, decoding, noSetting, signing, written } from '../source/token-facts';

const library = '@nestjs/jwt';

export default defineLibrary({
  id: 'nestjs-jwt',
  modules: [library],
  detect: (source) => [
    ...source.calls(library, 'JwtModule.register.()', 'JwtService.new()').flatMap((call) => defaults(call, call.options(0))),
    ...source.calls(library, 'JwtModule.registerAsync.()').flatMap(lazyDefaults),
    ...source.calls(library, 'JwtService.new().sign.()', 'JwtService.new().signAsync.()').flatMap((call) => sign(source, call)),
    ...source.calls(library, 'JwtService.new().verify.()', 'JwtService.new().verifyAsync.()').flatMap((call) => verify(source, call)),
    ...source.calls(library, 'JwtService.new().decode.()').map((call) => decoding(source, call, library, 'server')),
  ],
});

function lazyDefaults(call: Call): Fact[] {
  const made = call.options(0).expression('useFactory');
  if (made) return defaults(call, made.options(call.span));
  // `useClass`, `useExisting`: there is a key, and nobody here can tell which.
  const setting = noSetting('secret', call.span, unknown);
  const { span, scopes } = call;
  return [
    { kind: 'jwt-defaults', library, span, scopes, key: setting, expiresIn: setting, numberUnit: 'seconds', digitsAreMilliseconds: true },
  ];
}

function defaults({ span, scopes }: Call, option: Options): Fact[] {
  const base = { library, span, scopes };
  const key = firstOf(option, 'secret', 'privateKey', 'secretOrPrivateKey');
  const weak = option('signOptions.allowInsecureKeySizes');
  return [
    {
      ...base,
      kind: 'jwt-defaults',
      key,
      algorithm: option('signOptions.algorithm'),
      algorithms: option('verifyOptions.algorithms'),
      expiresIn: option('signOptions.expiresIn'),
      issuer: option('signOptions.issuer'),
      audience: option('signOptions.audience'),
      numberUnit: 'seconds',
      digitsAreMilliseconds: true,
    },
    { ...base, kind: 'secret', purpose: 'jwt', setting: key, envName: 'JWT_SECRET' },
    { ...base, kind: 'jwt-key-option', setting: weak },
  ];
}

function firstOf(option: Options, ...names: string[]): Setting {
  const settings = names.map((name) => option(name));
  return settings.find(({ value }) => value.kind !== 'absent') ?? settings[0];
}

/** What a call leaves out comes from the module, which may say it elsewhere. */
const orModule = (setting: Setting): Setting =>
  setting.value.kind === 'absent' ? { ...setting, value: unknown, origin: 'inferred' } : setting;

function sign(source: Source, call: Call): Fact[] {
  const option = call.options(1);
  return signing(call, 0, {
    library,
    version: source.version(library),
    key: orModule(firstOf(option, 'secret', 'privateKey')),
    algorithm: option('algorithm', unknown),
    expiresIn: orModule(option('expiresIn')),
    digitsAreMilliseconds: true,
    issuer: option('issuer'),
    audience: option('audience'),
  });
}

function verify(source: Source, call: Call): Fact[] {
  const option = call.options(1);
  return checking(call, {
    library,
    version: source.version(library),
    token: call.argument(0)?.name,
    key: orModule(firstOf(option, 'secret', 'publicKey')),
    algorithms: option('algorithms', unknown),
    ignoreExpiration: option('ignoreExpiration', false),
    clockTolerance: option('clockTolerance', 0),
    issuer: orModule(option('issuer')),
    audience: orModule(option('audience')),
    others: written(option, 'subject', 'jwtid', 'nonce', 'maxAge'),
    ignored: [{ setting: option('algorithm'), instead: option('algorithms') }],
    unheeded: unheeded(source, call, undefined),
    unawaited: call.path.endsWith('verifyAsync.()') && isUnawaited(source, call),
  });
}
