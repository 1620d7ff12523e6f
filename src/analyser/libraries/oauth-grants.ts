// RFC 9700, sections 2.1.2 and 2.4: the implicit grant and the password grant, however a program asks for them.
import type { Fact, OAuthGrantFact } from '../model/fact';
import { inProduction, type Setting, textOf } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';

const implicit = /^(?=.*(^| )token( |$))(code|token|id_token)( (code|token|id_token))*$/;
const typeNames = ['response_type', 'responseType', 'response_types', 'responseTypes'];
const grantNames = ['grant_type', 'grantType', 'grant_types', 'grantTypes', 'grants'];

/** Calls that are one of the grants by themselves. */
const calls: readonly [module: RegExp, path: RegExp, grant: OAuthGrantFact['grant']][] = [
  [/^client-oauth2$/, /(^|\.)token\.(getUri|getToken)\.\(\)$/, 'implicit'],
  [/^client-oauth2$/, /(^|\.)owner\.getToken\.\(\)$/, 'password'],
  [/^simple-oauth2$/, /(^|\.)(ResourceOwnerPassword\.new\(\)|ownerPassword\.getToken\.\(\))$/, 'password'],
  [/^@badgateway\/oauth2-client$/, /^OAuth2Client\.new\(\)\.password\.\(\)$/, 'password'],
  [/^auth0$/, /(^|\.)oauth\.passwordGrant\.\(\)$/, 'password'],
  [/^@azure\/msal-node$/, /(^|\.)acquireTokenByUsernamePassword\.\(\)$/, 'password'],
];

export default defineLibrary({
  id: 'oauth-grants',
  modules: ['client-oauth2', 'simple-oauth2', '@badgateway/oauth2-client', '@azure/msal-node'],
  triggers: [
    ['response_type|responseType', '[\'"`=]((code|id_token)( |\\+|%20))*token'],
    ['grant_type|grantType|\\bgrants\\b', '[\'"`]password[\'"`](?!\\s*:)|grant_type=password|grant\\w*\\.\\w*password'],
    ['flow(Type)?[\'"]?\\s*:\\s*[\'"]implicit'],
  ],
  detect: (source): Fact[] =>
    namesAll(source) ? fromCalls(source) : [...fromProperties(source), ...fromSetters(source), ...fromTexts(source), ...fromCalls(source)],
});

/** A tool for every way of asking for tokens: `switch (grantType)` looks at what its users chose. */
function namesAll(source: Source): boolean {
  if (![/^client_?credentials$/i, /^authorization_?code$/i].every((pattern) => source.texts(pattern).length > 0)) return false;
  return source.decisions().some((one) => one.mentions().some((name) => /(^|\.)(grant_?type|flow)$/i.test(name)));
}

function fromProperties(source: Source): Fact[] {
  const types = typeNames
    .flatMap((name) => source.written(name))
    .flatMap(({ setting, expression, scopes }) => listed(setting, expression).flatMap((one) => asType(source, one, scopes)));
  const grants = grantNames
    .flatMap((name) => source.written(name))
    .flatMap(({ setting, expression, scopes, object }) => {
      const all = listed(setting, expression).filter(({ text }) => text !== 'implicit' || !typesBeside(source, object));
      return all.flatMap((one) => asGrant(one, scopes));
    });
  const flows = [...source.written('flow'), ...source.written('flowType')]
    .filter(({ setting, object }) => textOf(setting) === 'implicit' && !describesApi(source, object))
    .map(({ setting, scopes }) => fact(setting.span, scopes, 'implicit'));
  return [...types, ...grants, ...flows];
}

/** `response_types` in the same object say which tokens an implicit grant sends; an identity token alone is none that RFC 9700 speaks of. */
const typesBeside = (source: Source, object: Setting['span']): boolean =>
  typeNames.some((name) => source.written(name).some((one) => one.object.start === object.start && one.object.end === object.end));

/** A description of what an API takes, which asks for nothing itself: https://swagger.io/specification/v2/#security-scheme-object */
const describesApi = (source: Source, object: Setting['span']): boolean =>
  source
    .written('type')
    .some((one) => textOf(one.setting) === 'oauth2' && one.object.start === object.start && one.object.end === object.end);

interface Written {
  readonly text: string;
  readonly span: Setting['span'];
  /** The text itself with its quotes, where it stands alone as the property's value. */
  readonly value?: Setting['span'];
}

/** The text, or those of a list. */
function listed(setting: Setting, expression: Expression): Written[] {
  const own = inProduction(setting.value);
  if (own.kind === 'list') return own.items.flatMap((item) => ofText(textOf(item), item.at ?? setting.span));
  const { start, end } = expression.span;
  const isPlain = own.at?.start === start && own.at.end === end && own.at.file === setting.span.file && own.kind === 'literal';
  const isProperty = setting.span.end === end && start > setting.span.start;
  return ofText(textOf(own), setting.span, isPlain && isProperty ? expression.span : undefined);
}

const ofText = (text: string | undefined, span: Setting['span'], value?: Setting['span']): Written[] =>
  text === undefined ? [] : [{ text, span, value }];

function asType(source: Source, { text, span, value }: Written, scopes: readonly number[]): Fact[] {
  if (!implicit.test(text) || !speaksOfOAuth(source)) return [];
  return [{ ...fact(span, scopes, 'implicit'), instead: value && { span: value, text: "'code'" } }];
}

/** `responseType: 'token'` alone may be anything. */
const speaksOfOAuth = (source: Source): boolean =>
  beside.some((name) => source.holdsName(name)) || source.texts(/oauth|authorize|openid|client_id|redirect_uri/i).length > 0;
const beside = 'client_id clientId clientID redirect_uri redirectUri redirectURI redirectUrl authority issuer oidc oauth oauth2'.split(' ');

const asGrant = ({ text, span }: Written, scopes: readonly number[]): Fact[] =>
  text === 'password' ? [fact(span, scopes, 'password')] : text === 'implicit' ? [fact(span, scopes, 'implicit')] : [];

/** `params.set('response_type', 'token')`. */
function fromSetters(source: Source): Fact[] {
  return [...source.methods('set'), ...source.methods('append')].flatMap((call) => {
    const name = textOf(call.setting(0, 'name'));
    const value = call.setting(1, 'value');
    const text = textOf(value) ?? '';
    if (name === 'response_type' && implicit.test(text))
      return [{ ...fact(value.span, call.scopes, 'implicit'), instead: { span: value.span, text: "'code'" } }];
    return name === 'grant_type' && text === 'password' ? [fact(value.span, call.scopes, 'password')] : [];
  });
}

/** `grant_type=password` and `response_type=token` inside of a text. */
function fromTexts(source: Source): Fact[] {
  const both = (pattern: RegExp): Expression[] => {
    const built = source.builtTexts(pattern);
    const plain = source
      .texts(pattern)
      .filter(({ span: own }) => !built.some(({ span }) => span.start <= own.start && own.end <= span.end));
    return [...plain, ...built];
  };
  return [
    ...both(/(^|[?&\s])grant_type=password(&|$)/)
      .filter(({ value }) => !isDocumentation(value))
      .map(({ span }) => fact(span, [], 'password')),
    ...both(/[?&]response_type=((code|id_token)(\+|%20| ))*token(&|$|\+|%20| )/).map(({ span }) => fact(span, [], 'implicit')),
  ];
}

/** Sentences about requests, and the address of a service whose own users these are. */
const isDocumentation = (value: Expression['value']): boolean => {
  const text =
    value.kind === 'literal'
      ? String(value.value)
      : value.kind === 'text'
        ? value.parts.map((part) => (part.kind === 'literal' ? String(part.value) : '')).join('')
        : '';
  return /\bcurl\b|\/auth\/v1\/token/.test(text);
};

function fromCalls(source: Source): Fact[] {
  return source.calls(/^(client-oauth2|simple-oauth2|@badgateway\/oauth2-client|auth0|@azure\/msal-node)$/).flatMap((call: Call) => {
    const entry = calls.find(([module, path]) => module.test(call.module) && path.test(call.path));
    return entry ? [fact(call.span, call.scopes, entry[2])] : [];
  });
}

const fact = (span: Setting['span'], scopes: readonly number[], grant: OAuthGrantFact['grant']): OAuthGrantFact => ({
  kind: 'oauth-grant',
  library: 'OAuth',
  span,
  scopes,
  grant,
});
