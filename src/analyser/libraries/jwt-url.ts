// Tokens in addresses end up in logs, histories and Referer headers: RFC 9700, section 4.3.2.
import type { Fact } from '../model/fact';
import type { Value } from '../model/value';
import { type Call, defineLibrary, type Source } from '../source/define-library';

const library = 'the code';
const names = /^(access_?token|auth_?token|id_?token|jwt|token|bearer|authorization)$/i;
const parameter = /[?&#](access_?token|auth_?token|id_?token|refresh_?token|jwt|token)=$/i;
const checks =
  'verify verifyAsync jwtVerify verifyToken verifyJwt verifyJWT verifyAccessToken validateToken checkToken verify_token verify_jwt'.split(
    ' ',
  );
const redirects = ['redirect', 'sendRedirect', 'permanentRedirect'];

/** A redirect with some token is one with a session's token where tokens are made, or somebody signs in. */
const tokenModules = /jwt|^jsonwebtoken$|^jose$/;
const signsIn = /callback|oauth|login|auth|google|github|facebook|sign_?in|sso|passport|social/i;

export default defineLibrary({
  id: 'jwt-url',
  modules: [],
  triggers: [
    ['redirect\\w*\\(', '[?&#](access_?token|auth_?token|id_?token|refresh_?token|jwt|token)='],
    [
      '\\bverify(Async|_?Token|_?JWT|AccessToken)?\\(|\\bjwtVerify\\(|\\b(validate|check)Token\\(',
      '\\b(query|searchParams)\\b[^;\\n]{0,40}\\b(access_?token|auth_?token|id_?token|jwt|token|bearer|authorization)\\b|\\b(access_?token|auth_?token|id_?token|jwt|token|bearer|authorization)\\b[^;\\n]{0,40}\\bquery\\b',
    ],
  ],
  detect: (source): Fact[] => [
    ...reads(source),
    ...redirects.flatMap((name) => source.methods(name)).flatMap((call) => redirect(source, call)),
  ],
});

/** A token from the query that is checked in the same function, or handed to a middleware that does. */
function reads(source: Source): Fact[] {
  if (source.runsIn() === 'browser') return [];
  const checking = checks.flatMap((name) => source.methods(name));
  if (checking.length === 0 && !source.imports(/^(express-jwt|koa-jwt|passport-jwt)$/)) return [];
  const read = source.accesses('query').filter(({ steps }) => names.test(steps.at(-1) ?? '') && steps.at(-2) === 'query');
  const given = [...source.methods('get'), ...source.methods('query')].filter(
    (call) => isGetter(call) && names.test(valueText(call.setting(0, 'name').value)),
  );
  const destructured = checking.filter((call) => {
    const steps = call.argument(0)?.reference().steps ?? [];
    return steps.at(-2) === 'query' && names.test(steps.at(-1) ?? '') && call.argument(0)?.steps.length === 1;
  });
  const places = [...read, ...given].filter((one) => {
    const isGivenTo = source.functionAt(one.scopes.at(-1) ?? -1)?.name === 'getToken' || isInGetter(source, one.scopes);
    return isGivenTo || checking.some((check) => check.scopes.at(-1) === one.scopes.at(-1));
  });
  const found = new Map<string, Fact>();
  for (const { span, scopes } of [...places, ...destructured]) {
    const fact: Fact = { kind: 'jwt-url', library, span, scopes, way: 'read', hints: around(source, span.start, scopes) };
    if (!found.has(scopes.join())) found.set(scopes.join(), fact);
  }
  return [...found.values()];
}

/** `searchParams.get('token')`, and `c.req.query('token')` of Hono. */
function isGetter({ steps, receiver }: Call): boolean {
  const name = steps.at(-1);
  return (name === 'get' && /searchParams$|^query$/i.test(receiver.at(-1) ?? '')) || (name === 'query' && receiver.at(-1) === 'req');
}

/** `getToken: (req) => ...` of express-jwt and koa-jwt, `jwtFromRequest` of passport-jwt. */
function isInGetter(source: Source, scopes: readonly number[]): boolean {
  return source.calls(/^(express-jwt|koa-jwt|passport-jwt)$/).some((call) =>
    ['getToken', 'jwtFromRequest'].some((name) => {
      const scope = call.options(0).expression(name)?.function()?.scope;
      return scope !== undefined && scopes.includes(scope);
    }),
  );
}

function redirect(source: Source, call: Call): Fact[] {
  const address = [0, 1].map((index) => call.argument(index)).find((one) => one && hasToken(one.value));
  const hints = [...around(source, call.span.start, call.scopes), ...makersOf(source, call)];
  if (!address || !(source.imports(tokenModules) || hints.some((hint) => signsIn.test(hint)))) return [];
  return [
    {
      kind: 'jwt-url',
      library,
      span: address.span,
      scopes: call.scopes,
      way: 'redirect',
      hints,
    },
  ];
}

/** `...?token=` and something after it that is not written out. */
function hasToken(value: Value): boolean {
  if (value.kind !== 'text') return false;
  return value.parts.some(
    (part, index) => parameter.test(valueText(part)) && value.parts[index + 1] && value.parts[index + 1].kind !== 'literal',
  );
}

/** What made the values of this function that are called a token: `getTransferToken`. */
function makersOf(source: Source, { scopes }: Call): string[] {
  const near = source.everyCall().filter((one) => one.scopes.at(-1) === scopes.at(-1));
  const makers = near.filter((one) => one.destinations().some(({ how, name }) => how === 'assigned' && names.test(name)));
  return makers.map(({ steps }) => steps.at(-1) ?? '');
}

const valueText = (value: Value): string => (value.kind === 'literal' ? String(value.value) : '');

/** What the code around is called: functions, and the paths of the routes that it stands in. */
function around(source: Source, start: number, scopes: readonly number[]): string[] {
  const routes = source
    .everyCall()
    .filter(({ whole, steps }) => whole.start <= start && start < whole.end && /^(get|post|all|use|route|put)$/.test(steps.at(-1) ?? ''));
  return [
    ...scopes.map((scope) => source.functionAt(scope)?.name ?? ''),
    ...routes.map((call) => valueText(call.setting(0, 'path').value)),
  ];
}
