// How projects call off tokens before they end: a list of those that must not pass (RFC 7519, section 4.1.7 names them by `jti`), or a number or
// date kept with the user that older tokens do not match.
import type { Fact, RevocationFact } from '../model/fact';
import type { Span } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';
import { near } from './near';

const list =
  /(black|deny|block)_?-?(list(ed)?)|(revoked|invalidated|blacklisted|denied)_?-?(access|refresh)?_?-?(tokens?|jwts?|sessions?|jtis?)|(tokens?|jwt|jti)_?-?revocations?|^(revoked|invalidated|revocations?|revocation_?(list|store|cache|set))$/i;
/** `bl:${jti}` in one store that holds other things as well. */
const prefix = /^(jwt|tokens?|auth|access)?[:_-]?(black|deny|block)_?-?list(ed)?(?![a-z])|^(revoked|bl|denied)[:_-]/i;
const subject = /token|jwt|jti|session|auth/i;
const writers =
  /^(add|set|setex|setEx|psetex|sadd|sAdd|push|create|insert|insertOne|insertMany|save|put|hset|hSet|zadd|zAdd|upsert|new\(\))$/;
const readers =
  /^(has|get|includes|exists|sismember|sIsMember|find\w*|count\w*|some|every|indexOf|hget|hGet|hexists|hExists|zscore|zScore|select\w*|query|lookup)$/;
const asks =
  /^(is|has|was|check|find|get|verify|assert|ensure|validate|reject)_?\w*(black|deny|block)_?(list)|^(is|was|check|has)_?\w*(revoked|revocation|invalidated)/i;
const versions = [
  'tokenVersion',
  'token_version',
  'sessionVersion',
  'session_version',
  'jwtVersion',
  'sessionsValidAfter',
  'tokensValidAfter',
  'tokenValidAfter',
  'tokensValidFrom',
  'tokensRevokedAt',
  'sessions_valid_after',
  'tokens_valid_after',
  'tokens_valid_from',
];
const lists =
  'blacklist|black_list|black-list|denylist|deny_list|deny-list|blocklist|block_list|block-list|revoked_?-?(access|refresh)?_?-?(token|jwt|jti)|(token|jwt)_?-?revocation|is_?revoked|\\b(revoked|invalidated|revocation(s|_?list|_?store|_?cache|_?set)?)\\.(add|set|put|push|has|get|includes|create|insert)\\(';
const subjects = 'token|jwt|jti|session';
const columns = 'token_version|session_version|(token|session)s?_?valid_?(after|from)';

export default defineLibrary({
  id: 'revocation',
  modules: [],
  files: [[`(${subjects})[^/]*$`, lists]],
  triggers: [
    [lists, near(lists, subjects, 250)],
    [
      'tokenVersion|token_version|sessionVersion|session_version|jwtVersion|jwt_version|(token|session)s?_?valid_?(after|from)|tokensRevokedAt',
    ],
  ],
  detect: (source): Fact[] =>
    source.runsIn() === 'browser' ? [] : [...entries(source), ...texts(source), ...columnsIn(source), ...fields(source)],
});

function entries(source: Source): RevocationFact[] {
  // Reading the keys of every store takes long: one of them must begin like a list, here or by a name.
  const begins =
    source.texts(prefix).length > 0 ||
    source.builtTexts(prefix).length > 0 ||
    source.texts(/^\.{0,2}\/.*(key|prefix|constant)/i).length > 0;
  return source.everyCall().flatMap((call) => entry(call, begins));
}

/** One call on such a list, or with a key that says so. */
function entry(call: Call, begins: boolean): RevocationFact[] {
  const name = call.path.endsWith('new()') ? 'new()' : (call.steps.at(-1) ?? '');
  if (asks.test(name)) return isAboutTokens(call, name) ? [fact(call, 'read', name)] : [];
  if (!writers.test(name) && !readers.test(name)) return [];
  const store = storeOf(call, name, begins);
  if (store === undefined) return [];
  if (writers.test(name)) return call.count === 0 ? [] : [{ ...fact(call, 'write', store), keyedBy: keyOf(call, name) }];
  return readers.test(name) ? [fact(call, 'read', store)] : [];
}

function storeOf(call: Call, name: string, begins: boolean): string | undefined {
  const named = (name === 'new()' ? [writtenName(call)] : call.receiver).find((step) => list.test(step));
  if (named !== undefined) return isAboutTokens(call, named) ? named : undefined;
  const first = begins ? call.argument(0)?.value : undefined;
  const text = first?.kind === 'text' ? first.parts[0] : first;
  return text?.kind === 'literal' && prefix.test(String(text.value)) ? String(text.value) : undefined;
}

/** Lists of addresses and words are called the same: `isBlacklistedEmail(email)`. The file's own name speaks as well, its folders do not. */
const isAboutTokens = (call: Call, name: string): boolean =>
  subject.test([name, fileName(call.span.file), ...call.receiver, ...mentions(call)].join(' '));
const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** `new BlacklistedToken(...)`, also where the class comes out of a call in another file. */
const writtenName = ({ span, statement: { span: own, text } }: Call): string => text.slice(span.start - own.start, span.end - own.start);

const fact = ({ span, scopes }: Pick<Call, 'span' | 'scopes'>, act: RevocationFact['act'], name: string): RevocationFact => ({
  kind: 'revocation',
  library: 'the code',
  span,
  scopes,
  means: 'denylist',
  act,
  name,
});

const given = (call: Call): Expression[] =>
  Array.from({ length: Math.min(call.count || 0, 3) }, (_, index) => call.argument(index)).filter((one) => one !== undefined);
const mentions = (call: Call): string[] => given(call).flatMap((one) => one.mentions());

/** What an entry is found by: the key of a store, the member of a set, or the field of a record. */
function keyOf(call: Call, name: string): RevocationFact['keyedBy'] {
  const isSet = /^(sadd|sAdd|zadd|zAdd|hset|hSet)$/.test(name);
  const key = call.argument(isSet ? 1 : 0);
  if (!key) return undefined;
  if (key.value.kind === 'object') {
    const option = call.options(0);
    const fields = ['', 'data.'].flatMap((at) =>
      [
        ['jti', 'id'],
        ['tokenId', 'id'],
        ['tokenHash', 'hash'],
        ['hash', 'hash'],
        ['token', 'token'],
        ['jwt', 'token'],
        ['accessToken', 'token'],
      ].map(([field, by]) => ({ by, setting: option(`${at}${field}`), expression: option.expression(`${at}${field}`) })),
    );
    const found = fields.find(({ setting }) => setting.value.kind !== 'absent');
    if (!found) return undefined;
    const by = (found.expression && kindOf(found.expression)) ?? (found.by as 'token' | 'hash' | 'id');
    return { by: found.by === 'token' ? by : (found.by as 'hash' | 'id'), span: found.setting.span };
  }
  const by = kindOf(key);
  return by && { by, span: key.span };
}

function kindOf(key: Expression): 'token' | 'hash' | 'id' | undefined {
  const made = key.call();
  if (made && /^(digest|sha256|sha1|md5|hash\w*|\w+Hash)$/i.test(made.steps.at(-1) ?? '')) return 'hash';
  const names = key.mentions().map((name) => name.split('.').at(-1) ?? '');
  if (names.some((name) => /jti|^sid$|id$/i.test(name))) return 'id';
  if (names.some((name) => /hash|digest/i.test(name))) return 'hash';
  return names.some((name) => /^(\w*token|jwt|bearer)$/i.test(name)) ? 'token' : undefined;
}

/** SQL that counts up such a number, or asks for it. */
function columnsIn(source: Source): RevocationFact[] {
  const texts = source.texts(new RegExp(`^\\s*(select|update)\\s[\\s\\S]{0,400}\\b(${columns})\\b`, 'i'));
  return texts.map(({ span, value }) => {
    const text = value.kind === 'literal' ? String(value.value) : '';
    const writes = new RegExp(`\\bset\\s[^;]{0,200}\\b(${columns})\\s*=`, 'i').test(text.split(/\bwhere\b/i)[0]);
    return { ...fact({ span, scopes: [] }, writes ? 'write' : 'read', 'sql'), means: 'version' };
  });
}

/** SQL that names such a table. */
function texts(source: Source): RevocationFact[] {
  return source
    .texts(/^\s*(select|insert|delete|update)\s[\s\S]{0,400}(blacklist|denylist|blocklist|revoked_?(tokens?|jwts?))/i)
    .map(({ span, value }) => {
      const writes = /^\s*insert/i.test(value.kind === 'literal' ? String(value.value) : '');
      return fact({ span, scopes: [] }, writes ? 'write' : 'read', 'sql');
    });
}

function fields(source: Source): RevocationFact[] {
  return versions
    .filter((name) => source.holdsName(name))
    .flatMap((name) => {
      const field = (act: RevocationFact['act'], { span, scopes }: { span: Span; scopes: readonly number[] }): RevocationFact => ({
        ...fact({ span, scopes: [...scopes] }, act, name),
        means: 'version',
      });
      const speaks = (one: Expression): boolean => one.mentions().some((mention) => mention.split('.').includes(name));
      const written = source.written(name).map((one) => ({ ...one, span: one.setting.span }));
      return [
        ...source.increments(name).map((one) => field('write', one)),
        ...source.assignments(name).map(({ target, scopes }) => field('write', { span: target, scopes })),
        ...written
          .filter(({ within }) => within.some((step) => /^(data|\$inc|\$set|set|increment)$/.test(step)))
          .map((one) => field('write', one)),
        ...written
          .filter(({ within }) => within.some((step) => /^(where|find(?!\w*Update)\w*)$/.test(step)))
          .map((one) => field('read', one)),
        ...source
          .comparisons()
          .filter(({ left, right }) => speaks(left) || speaks(right))
          .map((one) => field('read', one)),
        ...source
          .decisions()
          .filter(speaks)
          .map(({ span }) => field('read', { span, scopes: [] })),
        ...source
          .accesses(name)
          .filter(({ role }) => role !== 'read' && role !== 'assigned')
          .map((one) => field('read', one)),
      ];
    });
}
