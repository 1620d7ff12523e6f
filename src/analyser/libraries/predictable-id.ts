// Makers of session identifiers that a library is given: https://github.com/expressjs/session#genid
import type { Setting } from '../model/value';
import type { Call, Options, Source } from '../source/define-library';

/** Calls that give the same result for the same input: no help against guessing. */
const plain =
  /^(String|Number|parseInt|toString|toFixed|padStart|padEnd|slice|substr|substring|replace|replaceAll|join|split|concat|floor|round|ceil|abs|map|now|getTime|valueOf|toISOString|random|createHash|update|digest|from|fromCharCode|charAt|get|hrtime|md5|MD5|sha1|stringify|Date|pow|max|min|repeat|trim|toLowerCase|toUpperCase|nextId)$/;
const guessable = /^(Math\.random|Date\.now|performance\.now|process\.hrtime)$/;

/** The place of an own maker of identifiers, where nothing in it is random enough: Math.random, the time, a counter, uuid v1. */
export function predictableId(source: Source, option: Options, name: string): Setting | undefined {
  const expression = option.expression(name);
  const reference = option.reference(name);
  const written = option(name);
  if (reference?.module === 'uuid' && /^(v1|v6)$/.test(reference.steps.join('.'))) return written;
  if (reference?.module === 'uuid/v1') return written;
  const made = expression?.function();
  if (!made || made.file !== source.path) return undefined;
  const inside = source.everyCall().filter(({ scopes }) => scopes.includes(made.scope));
  const own = source.everyCall().filter((call) => inside.some((one) => one.root === 'local' && isBody(call, one, made.scope)));
  const all = [...inside.filter((one) => !own.some((other) => other.around()?.name === one.steps.at(-1))), ...own];
  return all.every(isGuessable) ? written : undefined;
}

/** A call in a function of this file that the maker calls. */
function isBody(call: Call, caller: Call, scope: number): boolean {
  return call.around()?.name === caller.steps.at(-1) && call.callers().some((scopes) => scopes.includes(scope));
}

function isGuessable(call: Call): boolean {
  const name = call.steps.at(-1) ?? '';
  if (call.module === 'uuid') return /^v[16]$/.test(name);
  if (call.module === 'uuid/v1' || guessable.test(call.steps.join('.'))) return true;
  return plain.test(name) && !/randomBytes|randomUUID|getRandomValues/.test(call.steps.join('.'));
}
