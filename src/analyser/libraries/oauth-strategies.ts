// passport-oauth2 1.8.0, lib/strategy.js: without `state` or `store` nothing is kept and nothing compared (NullStore); `pkce` is off and
// asks for `state`. Strategies built on it hand their options through. passport-auth0 and passport-openidconnect keep a state by themselves,
// @superfaceai/passport-twitter-oauth2 switches both on, and OAuth 1 (passport-twitter) needs neither.
import type { Fact, OAuthRequestFact } from '../model/fact';
import { absent, is, isAbsent, isOff, literal, type Setting, textOf, unknown } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';
import { matching } from './passport-match';

const family = /^(@[\w.-]+\/)?passport-[\w.-]+$/;
const withoutState =
  /^(@[\w.-]+\/)?passport-(oauth2|google-oauth(20?)?|facebook|github2?|gitlab2|linkedin-oauth2|discord(-auth)?|spotify|slack-oauth2|twitch(-new|-strategy)?|microsoft|amazon|bitbucket-oauth2|dropbox-oauth2|instagram|reddit|windowslive|yandex|vkontakte|kakao|naver(-v2)?|line(-auth)?|strava(-oauth2)?|patreon|fitbit-oauth2|salesforce|azure-(ad-)?oauth2|outlook|zoom|notion|42|stripe|box|digitalocean)$/;

export default defineLibrary({
  id: 'oauth-strategies',
  modules: [
    'passport-oauth2',
    'passport-openidconnect',
    'passport-http',
    'passport-facebook',
    'passport-github',
    'passport-github2',
    'passport-google-oauth20',
  ],
  family: ['passport-'],
  triggers: [
    ['[\'"](@[\\w.-]+/)?passport-(?!jwt|local)\\w', 'client_id|clientID|client_secret|clientSecret|Strategy'],
    ['authenticate\\(|AuthGuard\\(', '\\bstate\\b', 'passport'],
  ],
  detect: (source): Fact[] => [
    ...source.calls(family).flatMap((call) => strategy(source, call)),
    ...[...source.methods('authenticate'), ...source.methods('authorize')].flatMap(asked),
    ...source.calls('@nestjs/passport', 'AuthGuard.()').flatMap((call) => guarded(source, call)),
  ],
});

function strategy(source: Source, call: Call): Fact[] {
  if (!/^(\w+\.)?new\(\)$/.test(call.path)) return [];
  const plain = call.module.replace(/^@[\w.-]+\//, '');
  const { span, scopes } = call;
  const base = { library: call.module, span, scopes };
  if (plain === 'passport-http' && call.path.startsWith('BasicStrategy'))
    return [{ ...base, kind: 'passport-strategy', strategy: 'basic', enableProof: nothing('enableProof', call) }];
  const option = call.options(0);
  const isFacebook = plain === 'passport-facebook' && !isAbsent(option('clientID'));
  const own: Fact[] = isFacebook
    ? [{ ...base, kind: 'passport-strategy', strategy: 'facebook', enableProof: option('enableProof', false) }]
    : [];
  return [...request(source, call), ...own, ...matching(source, call)];
}

function request(source: Source, call: Call): OAuthRequestFact[] {
  const { module, span, scopes, path } = call;
  const option = call.options(0);
  const openidConnect = module === 'passport-openidconnect';
  const isOAuth1 = /passport-google-oauth$/.test(module) && !path.startsWith('OAuth2');
  // The class may add parameters of its own; and without a client it is something else.
  const isOther = source.holdsName('authorizationParams') || isAbsent(option('clientID'));
  if (isOAuth1 || isOther || !(openidConnect || withoutState.test(module))) return [];
  const state = option('state', false);
  const kept = !isOff(option('store')) || openidConnect;
  const secret = option('clientSecret');
  const direct = /(^|\/)passport-oauth2$/.test(module);
  return [
    {
      kind: 'oauth-request',
      library: module,
      span,
      scopes,
      form: 'strategy',
      state: kept ? { ...state, value: literal(true) } : state,
      pkce: option('pkce', false),
      nonce: openidConnect ? option('nonce') : nothing('nonce', call, unknown),
      stateText: 'true',
      pkceText: pkceText(option('state'), kept),
      nonceText: openidConnect ? 'true' : undefined,
      responseType: nothing('response_type', call, literal('code')),
      redirect: option('callbackURL'),
      openid: openidConnect,
      needsPkce: direct ? needsPkce(secret, option('store')) : undefined,
      names: [module, ...call.destinations().flatMap(({ how, name }) => (how === 'beside' ? [name] : []))],
    },
  ];
}

/** A store of one's own may not be able to keep a verifier. */
function needsPkce(secret: Setting, store: Setting): OAuthRequestFact['needsPkce'] {
  if (isAbsent(secret) || is(secret, '')) return 'public';
  return isOff(store) ? 'advised' : undefined;
}

/** It throws at start-up where nothing keeps the verifier, so that `state` comes with it. */
function pkceText(state: Setting, kept: boolean): string | undefined {
  if (kept || is(state, true)) return 'true';
  return isAbsent(state) ? 'true, state: true' : undefined;
}

const nothing = (path: string, { span }: Call, value: Setting['value'] = absent): Setting => ({ path, value, origin: 'inferred', span });

/** `passport.authenticate('github', { state })`. */
function asked(call: Call): Fact[] {
  const { span, scopes } = call;
  const state = call.options(1)('state');
  if (isAbsent(state) || !(call.module === 'passport' || call.receiver.at(-1) === 'passport')) return [];
  return [{ kind: 'oauth-state', library: 'passport', span, scopes, strategy: call.setting(0, 'strategy').value, state }];
}

/** `class GithubGuard extends AuthGuard('github')` with `getAuthenticateOptions()`. */
function guarded(source: Source, call: Call): Fact[] {
  const { span, scopes } = call;
  if (!source.holdsName('getAuthenticateOptions')) return [];
  const state = source.written('state')[0]?.setting;
  if (!state) return [];
  const strategy = call.setting(0, 'strategy');
  return [{ kind: 'oauth-state', library: '@nestjs/passport', span, scopes, strategy: textOf(strategy) ? strategy.value : unknown, state }];
}
