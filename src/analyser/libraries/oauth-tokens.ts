// What is done with the tokens of a provider: google-auth-library compares the audience only where one is given (oauth2client.js,
// verifySignedJwtWithCertsAsync), and a refresh token is for the server (RFC 9700, section 4.14).
import type { Fact, OAuthRefreshExposureFact } from '../model/fact';
import type { Span } from '../model/value';
import { type Call, defineLibrary, type Expression, type Options, type Source } from '../source/define-library';

const providers =
  /^(openid-client|simple-oauth2|google-auth-library|googleapis|client-oauth2|@badgateway\/oauth2-client|arctic|oauth4webapi|@auth0\/nextjs-auth0|@octokit\/oauth-app)$/;
const exchanges =
  /(^|\.)(getToken|validateAuthorizationCode|callback|oauthCallback|grant|refresh|authorizationCodeGrant|refreshTokenGrant|processAuthorizationCodeResponse|getTokenFromCodeRedirect|refreshAccessToken)\.\(\)/;

export default defineLibrary({
  id: 'oauth-tokens',
  modules: [
    'google-auth-library',
    'openid-client',
    'simple-oauth2',
    'arctic',
    'oauth4webapi',
    'client-oauth2',
    '@badgateway/oauth2-client',
  ],
  triggers: [
    ['refresh_?token', 'json\\(|send\\(|redirect\\(', 'openid-client|simple-oauth2|googleapis|arctic|passport-|authorization_code'],
  ],
  detect: (source): Fact[] => [
    ...source.methods('verifyIdToken').flatMap((call) => checked(source, call)),
    ...(source.runsIn() === 'browser' || !speaksOfProviders(source)
      ? []
      : [
          ...[...source.methods('json'), ...source.methods('send')].flatMap((call) => answered(source, call)),
          ...source.methods('redirect').flatMap((call) => redirected(source, call)),
        ]),
  ],
});

/** Looking at every answer takes long: something must say that the tokens are those of a provider. */
function speaksOfProviders(source: Source): boolean {
  return (
    source.holdsName('refresh_token') ||
    source.imports(/openid-client|oauth|google|arctic|passport|octokit/) ||
    source.texts(/authorization_code/).length > 0
  );
}

function checked(source: Source, call: Call): Fact[] {
  const own = call.module === 'google-auth-library' || (call.root !== 'module' && source.imports(/^google-auth-library$/));
  const option = call.options(0);
  if (!own || call.count !== 1 || option('idToken').value.kind === 'absent') return [];
  const { span, scopes } = call;
  return [{ kind: 'oauth-id-token', library: 'google-auth-library', span, scopes, audience: option('audience') }];
}

/** `res.json({ refreshToken: tokens.refresh_token })`, `res.json(tokens)`. */
function answered(source: Source, call: Call): OAuthRefreshExposureFact[] {
  const isAnswer = /^(res|response|reply|c|ctx|NextResponse|Response)$|\(\)$/.test(
    call.receiver.filter((step) => !/^(status|code|header|\d+)$/.test(step) && step !== '()').at(0) ?? '',
  );
  const given = call.argument(0);
  if (!isAnswer || !given) return [];
  const { scopes } = call;
  const member = refreshMember(source, call.options(0), given, scopes);
  if (member) return [exposure(member, scopes, 'token')];
  const whole = [given, ...given.spreads()].find((one) => isWholeAnswer(source, one, scopes));
  return whole ? [exposure(whole.span, scopes, 'answer')] : [];
}

const exposure = (span: Span, scopes: readonly number[], what: OAuthRefreshExposureFact['what']): OAuthRefreshExposureFact => ({
  kind: 'oauth-refresh-exposure',
  library: 'OAuth',
  span,
  scopes,
  what,
});

/** The member that is the provider's refresh token, whatever its name. */
function refreshMember(source: Source, option: Options, given: Expression, scopes: readonly number[]): Span | undefined {
  const own = given.value.kind === 'object' ? Object.keys(given.value.members) : [];
  const nested = own.filter((name) => /^tokens?$/.test(name)).flatMap((name) => [`${name}.refresh_token`, `${name}.refreshToken`]);
  const path = [...own, ...nested].find((name) => {
    const reference = option.reference(name);
    const isNamed = [name, reference?.steps.at(-1) ?? ''].some((one) => /refresh_?token$/i.test(one));
    return isNamed && isProviders(source, option.expression(name), reference, scopes);
  });
  return path === undefined ? undefined : option(path).span;
}

/** All that the provider has answered; by hand only where the file knows that a refresh token is in it. */
function isWholeAnswer(source: Source, one: Expression, scopes: readonly number[]): boolean {
  const { module, steps } = one.reference();
  if (/access|id_?token|claims|profile/i.test(steps.at(-1) ?? '')) return false;
  if (providers.test(module)) return exchanges.test(steps.join('.'));
  const isAnswer = /(^|\.)(json\.\(\)|post\.\(\)\.data)$/.test(steps.join('.'));
  const requests = source
    .everyCall()
    .filter((call) => call.scopes.at(-1) === scopes.at(-1) && /^(fetch|post|request|axios)$/.test(call.steps.at(-1) ?? ''));
  // With several requests in one function it may be the answer of another one.
  return (
    isAnswer &&
    requests.length === 1 &&
    asksForTokens(source, scopes) &&
    (source.holdsName('refresh_token') || source.texts(/offline/).length > 0)
  );
}

/** `res.redirect('/#' + new URLSearchParams({ refresh_token }))`, `` `/?refresh_token=${refresh_token}` ``. */
function redirected(source: Source, { whole, scopes }: Call): OAuthRefreshExposureFact[] {
  const isInside = ({ start, end }: Span): boolean => whole.start < start && end < whole.end;
  const built = source.builtTexts(/[?&#]refresh_?token=$/i).filter(({ span }) => isInside(span));
  if (built.length > 0 && asksForTokens(source, scopes)) return [exposure(built[0].span, scopes, 'token')];
  const objects = [...source.methods('URLSearchParams'), ...source.methods('stringify')].filter((call) => isInside(call.span));
  return objects.flatMap((call) => {
    const given = call.argument(0);
    const member = given && refreshMember(source, call.options(0), given, scopes);
    return member ? [exposure(member, scopes, 'token')] : [];
  });
}

/** It comes out of an exchange with a provider, or out of the parameters of a strategy's callback. */
function isProviders(
  source: Source,
  expression: Expression | undefined,
  reference: ReturnType<Expression['reference']> | undefined,
  scopes: readonly number[],
): boolean {
  if (!reference) return false;
  const path = reference.steps.join('.');
  if (providers.test(reference.module)) return exchanges.test(path) || /refresh_?token/i.test(path);
  return (
    asksForTokens(source, scopes) &&
    /(^|\.)(json|post|request|fetch)\.\(\)(\.|$)|(^|\.)(data|body|tokens?|tokenData|tokenResponse|response)\.refresh_token$/.test(
      `${path}.${expression?.steps.join('.') ?? ''}`,
    )
  );
}

const grant = /^authorization_code$|grant_type=authorization_code/;

/** An exchange written by hand: the code is sent in the same function. */
function asksForTokens(source: Source, scopes: readonly number[]): boolean {
  const around = source.functionAt(scopes.at(-1) ?? -1);
  return [...source.texts(grant), ...source.builtTexts(/grant_type=authorization_code/)].some(
    ({ span }) => around !== undefined && around.span.start < span.start && span.end < around.span.end,
  );
}
