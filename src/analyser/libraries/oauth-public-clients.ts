// Clients without a secret use PKCE by themselves, unless they are told not to: oidc-client-ts 3 (`disablePKCE`), react-native-app-auth 8 and
// expo-auth-session (`usePKCE`), keycloak-js 24 and later (`pkceMethod`), each in its README.
import type { Fact, OAuthRequestFact } from '../model/fact';
import { is, literal, type Setting, unknown } from '../model/value';
import { defineLibrary, type Source } from '../source/define-library';

/** The switch, what it says where PKCE is off, and what it has to say. */
const switches: readonly [name: string, off: boolean, text: string, library: string][] = [
  ['disablePKCE', true, 'false', 'oidc-client-ts'],
  ['usePKCE', false, 'true', 'the sign-in'],
  ['pkceMethod', false, "'S256'", 'keycloak-js'],
];

export default defineLibrary({
  id: 'oauth-public-clients',
  modules: [],
  triggers: [['disablePKCE|usePKCE|pkceMethod']],
  detect: (source): Fact[] => switches.flatMap((one) => switchedOff(source, one)),
});

function switchedOff(source: Source, [name, off, pkceText, library]: (typeof switches)[number]): OAuthRequestFact[] {
  return source
    .written(name)
    .filter(({ setting }) => is(setting, off))
    .map(({ setting, scopes }) => {
      const other = (path: string): Setting => ({ path, value: unknown, origin: 'inferred', span: setting.span });
      return {
        kind: 'oauth-request',
        library,
        span: setting.span,
        scopes,
        form: 'client',
        state: other('state'),
        nonce: other('nonce'),
        pkce: { ...setting, value: literal(false) },
        pkceText,
        responseType: { ...other('response_type'), value: literal('code') },
        redirect: other('redirect_uri'),
        openid: false,
        needsPkce: 'public',
        names: [],
      };
    });
}
