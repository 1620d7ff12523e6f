// Keys that a token's own header chooses (RFC 8725, sections 3.10 and 2.9 to 2.10), and keys that are made too short (RFC 7518, section 3.3).
import type { Fact, JwtKeySourceFact } from '../model/fact';
import type { Span } from '../model/value';
import { type Call, defineLibrary, type Expression, type Source } from '../source/define-library';
import { bindsKey } from './key-confirmation';

const library = 'the code';
const files = /^(readFile|readFileSync|createReadStream|open|openSync)$/;
const queries = /^(query|execute|raw|\$queryRaw\w*|get|all|one|run|unsafe|oneOrNone|prepare)$/;
const tokenModules =
  /^(jsonwebtoken|jose|jws|njwt|jwt-simple|fast-jwt|jwt-decode|node-jose|express-jwt|koa-jwt|passport-jwt|@nestjs\/jwt|jwk-to-pem|hono\/jwt)/;

export default defineLibrary({
  id: 'jwt-keys',
  modules: ['jwk-to-pem', 'jws'],
  triggers: [['modulusLength', 'generateKey']],
  detect: (source): Fact[] => [
    ...source.calls('crypto', 'generateKeyPair.()', 'generateKeyPairSync.()').map((call) => made(call, 1)),
    ...source.calls('jose', 'generateKeyPair.()').map((call) => made(call, 1)),
    ...source.methods('generateKey').map((call) => made(call, 0)),
    ...(source.imports(tokenModules) ? chosen(source) : []),
  ],
});

function made(call: Call, index: number): Fact {
  const { span, scopes } = call;
  return { kind: 'jwt-key-option', library, span, scopes, setting: call.options(index)('modulusLength') };
}

/** One for each function and way. */
function chosen(source: Source): JwtKeySourceFact[] {
  const found = new Map<string, JwtKeySourceFact>();
  const add = (way: JwtKeySourceFact['way'], span: Span, scopes: readonly number[]): void => {
    const key = `${scopes.join()} ${way}`;
    if (!found.has(key)) found.set(key, { kind: 'jwt-key-source', library, span, scopes, way });
  };
  const addKey = (name: string, span: Span, scopes: readonly number[]): void => {
    if (!bindsKey(source, scopes)) add(name === 'jwk' ? 'header-key' : 'header-url', span, scopes);
  };
  for (const name of ownKeys)
    for (const one of source.accesses(name)) {
      if (one.steps.at(-1) !== name || one.role === 'condition' || !one.steps.some(isHeader)) continue;
      if (!one.reference.steps.some(isVerified)) addKey(name, one.span, one.scopes);
    }
  for (const call of source.holdsName('kid') ? source.everyCall() : []) {
    const way = wayOf(call);
    const given = way && argumentsOf(call).find(mentionsKid);
    if (way && given && !isAllowed(source, call)) add(way, given.span, call.scopes);
  }
  for (const call of ownKeys.some(source.holdsName) ? source.everyCall() : []) {
    const key = argumentsOf(call).find(isDestructured);
    if (key && !looksAt.test(call.steps.join('.'))) addKey(key.steps[0], key.span, call.scopes);
  }
  return [...found.values()];
}

/** Members of a header that bring the key along. */
const ownKeys = ['jku', 'x5u', 'jwk'];

const isHeader = (step: string): boolean => /^(protected)?_?header$/i.test(step) || step === 'decodeProtectedHeader';

/** What takes a key to see whether it is one. */
const looksAt = /^(?:Array\.isArray|Object\.\w+|(?:is|assert|validate|ensure)[A-Z]\w*)$/;

/** The header of a token that has been checked chooses nothing any more: `(await jwtVerify(token, key)).protectedHeader.jwk`. */
const isVerified = (step: string): boolean => /(?<!un)verif/i.test(step);

const argumentsOf = (call: Call): Expression[] =>
  Array.from({ length: call.count || 0 }, (_, index) => call.argument(index)).filter((one) => one !== undefined);

/** `const { jku } = decoded.header`. */
function isDestructured(given: Expression): boolean {
  if (given.steps.length !== 1 || !/^(jku|x5u|jwk)$/.test(given.steps[0])) return false;
  const { steps } = given.reference();
  return steps.at(-1) === given.steps[0] && steps.some(isHeader) && !steps.some(isVerified);
}

function wayOf({ steps, module }: Call): JwtKeySourceFact['way'] | undefined {
  const name = steps.at(-1) ?? '';
  if (files.test(name) && module !== 'jsonwebtoken') return 'kid-in-path';
  return queries.test(name) ? 'kid-in-query' : undefined;
}

/** The key's number stands in a path or in the text of a query; as a parameter of its own it does no harm there. */
function mentionsKid(given: Expression): boolean {
  const path = given.call();
  const inner = path && /^(join|resolve)$/.test(path.steps.at(-1) ?? '') ? argumentsOf(path) : [];
  if (inner.some((one) => one.mentions().some(isKid))) return true;
  const { value } = given;
  return value.kind === 'text' && value.parts.some((part) => part.kind === 'unknown' && isKid(part.name ?? ''));
}

const isKid = (name: string): boolean => /(^|\.)kid$/.test(name);

/** Somebody has looked at it before. */
function isAllowed(source: Source, call: Call): boolean {
  return source
    .decisions()
    .some(
      (one) =>
        one.span.start < call.span.start &&
        one.steps.length > 1 &&
        [...one.mentions(), ...(one.call() ? argumentsOf(one.call()!).flatMap((given) => given.mentions()) : [])].some(isKid),
    );
}
