// https://github.com/jwtk/njwt, read in 2.0.1: tokens live for one hour; verify() without a key takes unsigned tokens.
import type { Fact } from '../model/fact';
import { literal, type Setting } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { unheeded } from '../source/token-check';
import { checking, noSetting, signing } from '../source/token-facts';

const library = 'njwt';

export default defineLibrary({
  id: library,
  modules: [library],
  detect: (source) => [
    ...source.calls(library, 'create.()').flatMap((call) => create(source, call)),
    ...source.calls(library, 'verify.()').flatMap((call) => verify(source, call)),
  ],
});

function create(source: Source, call: Call): Fact[] {
  const endless = source
    .calls(library, 'create.().setExpiration.()')
    .find((one) => one.count === 0 && one.scopes.join() === call.scopes.join());
  const hour = noSetting('setExpiration', call.span, literal('1h'));
  return signing(call, 0, {
    library,
    key: call.setting(1, 'signingKey'),
    algorithm: defaulted(call.setting(2, 'algorithm')),
    expiresIn: endless ? noSetting('setExpiration', endless.span) : hour,
  });
}

function verify(source: Source, call: Call): Fact[] {
  const callback = [2, 3].map((index) => call.argument(index)).find((one) => one?.value.kind === 'function');
  const algorithm = call.setting(2, 'algorithm');
  return checking(call, {
    library,
    token: call.argument(0)?.name,
    key: call.setting(1, 'signingKey'),
    algorithms: algorithm.value.kind === 'function' ? noSetting('algorithm', call.span, literal('HS256')) : defaulted(algorithm),
    acceptsUnsigned: true,
    unheeded: unheeded(source, call, callback),
    later: callback !== undefined,
  });
}

const defaulted = (setting: Setting): Setting =>
  setting.value.kind === 'absent' ? { ...setting, value: literal('HS256'), origin: 'default' } : setting;
