// What comes back from a provider: RFC 6749, section 4.1.2, hands the state back beside the code, and RFC 9700, section 4.7, has it compared.
import type { OAuthExchangeFact } from '../model/fact';
import { textOf } from '../model/value';
import { type Call, defineLibrary, type Expression, type Reach, type Source } from '../source/define-library';

const handlers = ['get', 'all', 'defineEventHandler', 'eventHandler', 'asyncHandler', 'catchAsync'];
/** `req.query.code`, `url.searchParams.get('code')`, `getQuery(event).code`, `c.req.query('code')`. */
const ofQuery = /(^|\.)query\.code$|getQuery\.\(\)\.code$|(^|\.)(searchParams\.get|req\.query)\.\(\)$/;
const exchange =
  /^authorization_code$|grant_type=authorization_code|\/(login\/)?oauth2?\/(v\d(\.\d)?\/)?(access_)?token|oauth2\.googleapis\.com\/token/;
const ties = /state|nonce|verifier|pkce|csrf/i;
/** What is handed the request or its address, and compares nothing. */
const plain =
  /^(URL|getQuery|getCookies?|setCookie|deleteCookie|getSignedCookie|setSignedCookie|sendRedirect|(get|set|use|clear|require)UserSession|getSession|useSession|getRequestURL|getIronSession|getServerSession|log\w*|info|debug|error|warn|json|redirect)$/;

export default defineLibrary({
  id: 'oauth-exchanges',
  modules: [],
  triggers: [
    [
      'authorization_code|/oauth2?/(v\\d[.\\d]*/)?(access_)?token|oauth2\\.googleapis\\.com/token|validateAuthorizationCode\\(',
      '\\bcode\\b',
    ],
  ],
  detect(source) {
    const codes = source.runsIn() === 'browser' ? [] : codesIn(source);
    return codes.length > 0 ? candidates(source).flatMap((one) => exchangeIn(source, one, codes)) : [];
  },
});

/** Functions that may answer a request: exported ones, and those that routes and wrappers are given. */
function candidates(source: Source): Expression[] {
  const given = handlers.flatMap((name) => source.methods(name)).flatMap((call) => call.argument(call.count - 1) ?? []);
  const all = [...source.exports().flatMap(({ expression }) => expression ?? []), ...given];
  const seen = new Set<number>();
  return all.filter((one) => {
    const own = one.function();
    const isNew = own?.file === source.path && !seen.has(own.scope);
    if (own) seen.add(own.scope);
    return isNew;
  });
}

function exchangeIn(source: Source, handler: Expression, codes: readonly Code[]): OAuthExchangeFact[] {
  const scope = handler.function()?.scope ?? -1;
  const code = codes.find(({ scopes }) => scopes.includes(scope))?.expression;
  if (!code) return [];
  const reach = handler.reach();
  // With a second argument, the verifier of PKCE.
  const byArctic = reach.calls.some(({ steps, count }) => steps.at(-1) === 'validateAuthorizationCode' && count === 1);
  if (!(byArctic || reach.texts.some(({ text }) => exchange.test(text))) || isTied(source, scope, reach)) return [];
  return [{ kind: 'oauth-exchange', library: byArctic ? 'arctic' : 'OAuth', span: code.span, scopes: [scope] }];
}

interface Code {
  readonly expression: Expression;
  readonly scopes: readonly number[];
}

/** Where functions hand on the code of the request's address. */
function codesIn(source: Source): Code[] {
  if (!source.holdsName('code')) return [];
  const handed = source.everyCall().flatMap((call) => {
    const { scopes } = call;
    return [0, 1].flatMap((index) => call.argument(index) ?? []).map((expression) => ({ expression, scopes }));
  });
  const isCode = ({ expression: { steps } }: Code) => /^code$/i.test(steps.at(-1) ?? '');
  const ofAddress = ({ expression }: Code) => ofQuery.test(expression.reference().steps.join('.'));
  return [...source.written('code'), ...handed].filter((one) => isCode(one) && ofAddress(one));
}

/** Something speaks of a state, or is handed the whole request and may look for one. */
function isTied(source: Source, scope: number, { names, texts, calls }: Reach): boolean {
  if ([...names].some((name) => ties.test(name)) && isUsed(source, scope, calls)) return true;
  if (texts.some(({ text }) => /(^|[_-])state\b|code_verifier|pkce/i.test(text))) return true;
  const request = source.functionAt(scope)?.parameters[0]?.name;
  return calls.some((call) => handsOn(call, request) && !plain.test(call.steps.findLast((step) => !/^(\(\)|new\(\))$/.test(step)) ?? ''));
}

/** More than taken out of the address: compared, tested, handed on, or part of a function's name. */
function isUsed(source: Source, scope: number, calls: readonly Call[]): boolean {
  const around = source.functionAt(scope)?.span;
  const isInside = ({ span }: Expression): boolean => !around || (around.start <= span.start && span.end <= around.end);
  const compared = source.comparisons().flatMap(({ left, right }) => [left, right]);
  const handed = calls.flatMap((call) => [0, 1, 2].flatMap((index) => call.argument(index) ?? []));
  const asked = [...compared, ...source.decisions()].filter(isInside);
  return (
    calls.some(({ steps }) => steps.some((step) => ties.test(step))) ||
    [...asked, ...handed].some((one) => one.mentions().some((name) => ties.test(name)))
  );
}

const handsOn = (call: Call, request: string | undefined): boolean =>
  [0, 1].some((index) => {
    const steps = call.argument(index)?.steps.join('.') ?? '';
    return (
      textOf(call.setting(index, 'x')) === undefined &&
      (steps === request || /^((req|request|ctx|event)(\.query)?|url|searchParams|query)$/.test(steps))
    );
  });
