// Client libraries that leave `state` to the program: openid-client 5 (lib/client.js: the scope is `openid` unless given) and 6
// (buildAuthorizationUrl), simple-oauth2 5, google-auth-library 9, client-oauth2 (`query` may hold a state as well) and grant, read in their
// sources; @badgateway/oauth2-client in its README. arctic, oslo and @fastify/oauth2 ask for
// one or make one.
import type { Fact, OAuthRequestFact } from '../model/fact';
import { absent, inProduction, isAbsent, literal, type Setting, textOf, unknown, type Value } from '../model/value';
import { type Call, defineLibrary, type Options, type Source } from '../source/define-library';

/** Module, the last names of the call, and the argument that holds the parameters. */
const entries: readonly [module: RegExp, path: RegExp, argument: number][] = [
  [/^openid-client$/, /(^|\.)authorizationUrl\.\(\)$/, 0],
  [/^openid-client$/, /(^|\.)buildAuthorizationUrl\.\(\)$/, 1],
  [/^simple-oauth2$/, /(^|\.)authorizeURL\.\(\)$/, 0],
  [/^(google-auth-library|googleapis)$/, /(^|\.)generateAuthUrl\.\(\)$/, 0],
  [/^client-oauth2$/, /(^|\.)code\.getUri\.\(\)$/, 0],
  [/^@badgateway\/oauth2-client$/, /(^|\.)authorizationCode\.getAuthorizeUri\.\(\)$/, 0],
];
const modules = [
  'openid-client',
  'simple-oauth2',
  'google-auth-library',
  'googleapis',
  'client-oauth2',
  '@badgateway/oauth2-client',
  'grant',
];
/** A program without a browser of its own reads the code from its user or its own computer. */
const interactive =
  /^((node:)?readline(\/promises)?|inquirer|prompts|enquirer|open|commander|yargs|ink|electron)$|^@(inquirer|clack|oclif)\//;

export default defineLibrary({
  id: 'oauth-requests',
  modules,
  triggers: [['authorizationUrl\\(|authorizeURL\\(|generateAuthUrl\\(|getAuthorizeUri\\(', 'redirect|callback|client']],
  detect: (source): Fact[] => {
    if (source.imports(interactive)) return [];
    const names = ['authorizationUrl', 'buildAuthorizationUrl', 'authorizeURL', 'generateAuthUrl', 'getUri', 'getAuthorizeUri'];
    return [
      ...names.flatMap((name) => source.methods(name)).flatMap((call) => client(source, call)),
      ...source.calls('grant').flatMap(grants),
    ];
  },
});

function client(source: Source, call: Call): OAuthRequestFact[] {
  const entry = entries.find(([module, path]) => module.test(call.module) && path.test(call.path));
  if (!entry) return [];
  const own = call.options(entry[2]);
  const made = source.calls(call.module).filter(({ path }) => /(^|\.)new\(\)$/.test(path));
  const given = made.map((one) => one.options(0)('state')).find((setting) => !isAbsent(setting));
  // What the constructor is given counts as well, and a constructor that is somewhere else may be given anything.
  const hidden = call.module === 'client-oauth2' && (given !== undefined || made.length === 0 || !isAbsent(own('query')));
  const fact = requestOf(call, own, call.module, 'client');
  const identity = call.path.endsWith('authorizationUrl.()') ? asksIdentity(own('scope', 'openid')) : fact.openid;
  const codeVerifier = own('codeVerifier');
  const isPublic = call.module.startsWith('@badgateway') && made.length === 1 && isAbsent(made[0].options(0)('clientSecret'));
  return [
    {
      ...fact,
      state: hidden ? { ...fact.state, value: unknown } : fact.state,
      pkce: isAbsent(codeVerifier) ? fact.pkce : codeVerifier,
      openid: identity && call.module === 'openid-client',
      needsPkce: isPublic ? 'public' : undefined,
    },
  ];
}

type Base = Pick<Call, 'span' | 'scopes'>;

/** What the parameters of an authorization request say: RFC 6749, section 4.1.1, RFC 7636 and OpenID Connect Core, 3.1.2.1. */
export function requestOf(base: Base, option: Options, library: string, form: OAuthRequestFact['form']): OAuthRequestFact {
  return {
    kind: 'oauth-request',
    library,
    span: base.span,
    scopes: base.scopes,
    form,
    state: option('state'),
    pkce: option('code_challenge'),
    nonce: option('nonce'),
    responseType: option('response_type', 'code'),
    redirect: isAbsent(option('redirect_uri')) ? option('redirectUri') : option('redirect_uri'),
    openid: asksIdentity(option('scope')),
    needsPkce: undefined,
    names: [],
  };
}

/** `openid` among the scopes, as text or list. */
export function asksIdentity({ value }: Setting): boolean {
  const own = inProduction(value);
  const items: readonly Value[] = own.kind === 'list' ? own.items : [own];
  return items.some((item) => /(^|[\s+]|%20)openid($|[\s+]|%20)/.test(textOf(item) ?? ''));
}

const oauth1 = new Set(
  'twitter trello discogs flickr tumblr etsy goodreads bitbucket garmin xing 7digital hellosign familysearch freelancer intuit openstreetmap plurk ravelry schoology tripit withings'.split(
    ' ',
  ),
);

/** https://github.com/simov/grant#configuration: `state` is off unless it is `true` or a text, for one provider or in `defaults`. */
function grants(call: Call): Fact[] {
  const option = call.options(0);
  const config = option.expression('config') ? 'config.' : '';
  const holder = config ? option('config').value : (call.argument(0)?.value ?? absent);
  const own = inProduction(holder);
  if (own.kind !== 'object' || !Object.hasOwn(own.members, 'defaults')) return [];
  return Object.keys(own.members).flatMap((name): Fact[] => {
    const read = (key: string): Setting => option(`${config}${name}.${key}`);
    const shared = (key: string): Setting => option(`${config}defaults.${key}`);
    const pick = (key: string): Setting => (isAbsent(read(key)) ? (isAbsent(shared(key)) ? read(key) : shared(key)) : read(key));
    if (name === 'defaults' || oauth1.has(name) || isAbsent(read('key'))) return [];
    return [
      {
        ...requestOf(call, option, 'grant', 'strategy'),
        state: pick('state'),
        pkce: pick('pkce'),
        nonce: pick('nonce'),
        stateText: 'true',
        nonceText: 'true',
        responseType: { ...read('response'), value: literal('code') },
        redirect: pick('redirect_uri'),
        openid: asksIdentity(pick('scope')),
        names: [name],
      },
    ];
  });
}
