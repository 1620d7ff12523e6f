// Where a provider sends codes and tokens to: RFC 9700, sections 2.6 and 4.1.
import type { Fact } from '../model/fact';
import { inProduction, type Value } from '../model/value';
import { type Call, defineLibrary } from '../source/define-library';

const names = ['callbackURL', 'redirect_uri', 'redirectUri', 'redirectURI', 'redirect_uris', 'redirectUris', 'redirectURIs'];
const positions: readonly [module: string, path: RegExp, index: number][] = [
  ['google-auth-library', /^OAuth2Client\.new\(\)$/, 2],
  ['googleapis', /^(google\.)?auth\.OAuth2\.new\(\)$/, 2],
  ['arctic', /^[A-Z]\w*\.new\(\)$/, 2],
  ['arctic', /^[A-Z]\w*\.new\(\)$/, 3],
];

export default defineLibrary({
  id: 'oauth-callbacks',
  modules: [],
  triggers: [
    ['redirect_uri|redirectUri|callbackURL', 'https?://[^\\s\'"`]{0,200}\\*|http://(?!localhost|127|\\$)[\\w-]'],
    ['OAuth2(Client)?\\(|[\'"]arctic[\'"]', 'http://(?!localhost|127|\\$)[\\w-]'],
  ],
  detect: (source): Fact[] => [
    ...names.flatMap((name) => source.written(name)).flatMap(({ setting, scopes }) => found(setting.value, setting.span, scopes)),
    ...positions.flatMap(([module, path, index]) =>
      source
        .calls(module)
        .filter((call) => path.test(call.path))
        .flatMap((call) => argument(call, index)),
    ),
    ...[...source.methods('set'), ...source.methods('append')].filter(isRedirect).flatMap((call) => argument(call, 1)),
  ],
});

function isRedirect(call: Call): boolean {
  const name = call.setting(0, 'name').value;
  return name.kind === 'literal' && name.value === 'redirect_uri';
}

function argument(call: Call, index: number): Fact[] {
  const { value, span } = call.setting(index, 'redirect_uri');
  return found(value, span, call.scopes);
}

/** One, or each of a list. */
function found(value: Value, span: Call['span'], scopes: readonly number[]): Fact[] {
  const own = inProduction(value);
  const items: readonly Value[] = own.kind === 'list' ? own.items : [own];
  return items.map((address) => ({
    kind: 'oauth-callback',
    library: 'OAuth',
    span,
    scopes,
    address,
    at: own.kind === 'list' ? (address.at ?? span) : span,
  }));
}
