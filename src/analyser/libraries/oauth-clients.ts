// The client's own secret, RFC 6749, section 2.3.1: where each library takes it, from its README.
import type { SecretFact } from '../model/fact';
import { isAbsent, type Setting } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';

/** Packages whose functions and classes take it by name in their first argument, nested or not. */
const named =
  /^(passport-(?!jwt|local)|@[\w-]+\/passport-|remix-auth-|@hono\/oauth-providers|@octokit\/(auth-oauth|oauth)|@azure\/msal-node|express-openid-connect|@auth0\/nextjs-auth0|auth0$|simple-oauth2|client-oauth2|discord-oauth2|google-auth-library|googleapis|openid-client)/;
const options = ['clientSecret', 'client_secret', 'consumerSecret', 'auth.clientSecret', 'client.secret', 'app.clientSecret'];

/** Packages that take it by position. */
const positions: readonly [module: RegExp, path: RegExp, index: number][] = [
  [/^google-auth-library$/, /^OAuth2Client\.new\(\)$/, 1],
  [/^googleapis$/, /^(google\.)?auth\.OAuth2\.new\(\)$/, 1],
  [/^arctic$/, /^(Auth0|Okta|KeyCloak|Authentik|AmazonCognito|GitLab|Mastodon)\.new\(\)$/, 2],
  [/^arctic$/, /^(?!Auth0|Okta|KeyCloak|Authentik|AmazonCognito|GitLab|Mastodon|Apple|OAuth2Tokens)[A-Z]\w*\.new\(\)$/, 1],
  [/^oauth$/, /^OAuth2\.new\(\)$/, 1],
  [/^oauth$/, /^OAuth\.new\(\)$/, 3],
  [/^openid-client$/, /^discovery\.\(\)$/, 2],
  [/^oauth4webapi$/, /^ClientSecret(Post|Basic|Jwt)\.\(\)$/, 0],
];

export default defineLibrary({
  id: 'oauth-clients',
  modules: ['arctic'],
  triggers: [
    [
      'client_?secret|consumer_?secret',
      '[\'"](passport-|@[\\w-]+/passport-|remix-auth-|openid-client|simple-oauth2|client-oauth2|discord-oauth2|google-auth-library|googleapis|@hono/oauth|@octokit/|@azure/msal|express-openid|@auth0/|auth0|oauth4webapi)|URLSearchParams|stringify\\(|fetch\\(|axios|\\.post\\(',
    ],
    ['[\'"](simple-oauth2|@fastify/oauth2|fastify-oauth2|oauth4webapi|openid-client)[\'"]|new (\\w+\\.)*OAuth2?(Client)?\\('],
  ],
  detect: (source) => [
    ...source.calls(named).flatMap((call) => fromOptions(call)),
    ...positions.flatMap(([module, path, index]) =>
      source.calls(module).flatMap((call) => (path.test(call.path) ? secret(call, call.setting(index, 'clientSecret')) : [])),
    ),
    ...source.methods('register').flatMap(fastify),
    ...requests(source),
  ],
});

function fromOptions(call: Call): SecretFact[] {
  const option = call.options(0);
  return options.flatMap((name) => secret(call, option(name)));
}

function secret({ span, scopes, module, steps }: Call, setting: Setting, name = module): SecretFact[] {
  // A function or a text where options could stand gives nothing.
  if (isAbsent(setting) || setting.value.kind === 'unknown') return [];
  const envName = `${providerOf(name, steps)}_CLIENT_SECRET`;
  return [{ kind: 'secret', library: module || name, span, scopes, purpose: 'oauth-client', setting, envName }];
}

/** `passport-google-oauth20` is GOOGLE, `new GitHub(...)` of arctic is GITHUB. */
function providerOf(module: string, steps: readonly string[]): string {
  const own = module === 'arctic' ? steps[0] : /^(?:passport|remix-auth)-(.+)$/.exec(module)?.[1];
  const name = (own ?? (/google/.test(module) ? 'google' : 'oauth')).replace(/-?(oauth|openid)?-?(connect|\d+)?$/i, '');
  return (name || 'oauth').toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

/** https://github.com/fastify/fastify-oauth2#usage */
function fastify(call: Call): SecretFact[] {
  if (!/^(@fastify\/oauth2|fastify-oauth2)$/.test(call.argument(0)?.reference().module ?? '')) return [];
  return secret(call, call.options(1)('credentials.client.secret'), '@fastify/oauth2');
}

/** A token request written by hand: `new URLSearchParams({ client_secret: ... })`. */
function requests(source: Source): SecretFact[] {
  return source
    .written('client_secret')
    .filter(({ within }) => within.some((name) => /^(URLSearchParams|stringify|post|fetch|request|axios|append)$/.test(name)))
    .map(({ setting, scopes }) => ({
      kind: 'secret',
      library: 'The token endpoint',
      span: setting.span,
      scopes,
      purpose: 'oauth-client',
      setting,
      envName: 'OAUTH_CLIENT_SECRET',
    }));
}
