// A callback without passport: the program asks a provider who somebody is, and looks for the account itself. OpenID Connect Core 5.7: an address
// is no identifier.
import type { Fact, OAuthMatchFact } from '../model/fact';
import { textOf } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';
import { asksIfVerified, finding, identifies } from './passport-match';

/** Where providers tell who somebody is. */
const addresses: readonly [pattern: RegExp, provider: string][] = [
  [/api\.github\.com\/user/, 'github'],
  [/googleapis\.com\/.*userinfo/, 'google'],
  [/discord(app)?\.com\/api\/(v\d+\/)?users\/@me/, 'discord'],
  [/graph\.facebook\.com\/(v[\d.]+\/)?me\b/, 'facebook'],
  [/graph\.microsoft\.com\/(v1\.0|beta)\/me/, 'microsoft'],
  [
    /api\.linkedin\.com\/v2\/(me|userinfo)|kapi\.kakao\.com\/v2\/user\/me|api\.spotify\.com\/v1\/me|gitlab\.com\/api\/v4\/user\b/,
    'provider',
  ],
];
const answered = /(^|\.)(json\.\(\)|data|getPayload\.\(\)|claims\.\(\))(\.|$)/;
const paths = ['email', 'where.email', 'email.equals', 'where.email.equals'];

export default defineLibrary({
  id: 'oauth-profiles',
  modules: [],
  triggers: [
    [
      'api\\.github\\.com/user|googleapis\\.com/\\S*userinfo|/users/@me|graph\\.facebook\\.com|graph\\.microsoft\\.com|api\\.linkedin\\.com/v2|kapi\\.kakao\\.com|api\\.spotify\\.com/v1/me|gitlab\\.com/api/v4/user|verifyIdToken\\(',
      'email',
      'find\\w*\\(|\\.where\\(|\\bselect\\b',
    ],
  ],
  detect: (source): Fact[] =>
    source.runsIn() === 'browser' || asksIfVerified(source) ? [] : questions(source).flatMap((one) => matches(source, one)),
});

interface Question {
  readonly provider: string;
  readonly call: Call;
}

/** `fetch('https://api.github.com/user')`, `client.verifyIdToken(...)`. */
function questions(source: Source): Question[] {
  const checks = source.methods('verifyIdToken').map((call): Question => ({ provider: 'google', call }));
  const told = addresses.flatMap(([pattern, provider]) =>
    [...source.texts(pattern), ...source.builtTexts(pattern)].flatMap(({ span }) => {
      const around = source.everyCall().filter(({ whole }) => whole.start < span.start && span.end < whole.end);
      const call = around.sort((one, other) => other.whole.start - one.whole.start)[0];
      return call ? [{ provider, call }] : [];
    }),
  );
  return [...checks, ...told];
}

/** In the same function every look for a user goes by the address that the provider tells. */
function matches(source: Source, { provider, call: { scopes } }: Question): OAuthMatchFact[] {
  const home = scopes.at(-1);
  const looks = source
    .everyCall()
    .filter(
      (call) =>
        call.scopes.includes(home ?? -1) && call.count > 0 && finding.test(call.steps.at(-1) ?? '') && !call.path.includes('json.()'),
    );
  const byAddress = looks.filter((call) => goesByAddress(call) || asksSql(source, call));
  if (byAddress.length === 0 || looks.some((call) => !byAddress.includes(call) && goesByOther(call))) return [];
  const [first] = byAddress;
  return [{ kind: 'oauth-match', library: 'OAuth', span: first.span, scopes: first.scopes, provider }];
}

function goesByAddress(call: Call): boolean {
  const option = call.options(0);
  const members = call.argument(0)?.value.kind === 'object' ? paths.map((path) => option.reference(path)) : [];
  const plain = /By_?E?mail$/i.test(call.steps.at(-1) ?? '') ? [call.argument(0)?.reference()] : [];
  return [...members, ...plain].some((reference) => reference !== undefined && answered.test(reference.steps.join('.'))) || equals(call);
}

/** `.where(eq(users.email, profile.email))` and `findFirst({ where: eq(...) })` of https://orm.drizzle.team/docs/operators#eq */
function equals(call: Call): boolean {
  const asked = [call.argument(0), call.argument(0)?.value.kind === 'object' ? call.options(0).expression('where') : undefined];
  return asked.some((one) => {
    const eq = one?.call();
    return eq?.path === 'eq.()' && /(^|\.)email$/i.test(eq.argument(0)?.steps.join('.') ?? '') && isToldAddress(eq.argument(1));
  });
}

/** `db.query('SELECT ... WHERE email = $1', [profile.email])`, `db.prepare('SELECT ... WHERE email = ?').get(profile.email)`. */
function asksSql(source: Source, call: Call): boolean {
  const chain = source.everyCall().filter(({ whole }) => whole.start === call.whole.start && whole.end <= call.whole.end);
  const asks = chain.some((one) => /\bwhere\s+[\w."`]{0,40}\bemail["`]?\s*=\s*[?$:@]/i.test(textOf(one.setting(0, 'sql')) ?? ''));
  return asks && [call.argument(0), ...(call.argument(1)?.items().items ?? [])].some(isToldAddress);
}

function isToldAddress(given: Expression | undefined): boolean {
  const steps = given?.reference().steps.join('.') ?? '';
  return answered.test(steps) && /(^|\.)e?mail$/i.test(steps);
}

const goesByOther = (call: Call): boolean =>
  [0, 1].some((index) => {
    const given = call.argument(index);
    const names = given ? [...given.mentions(), ...(given.value.kind === 'object' ? Object.keys(given.value.members) : [])] : [];
    return names.some((name) => identifies(name, undefined));
  });
