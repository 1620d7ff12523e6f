import type { JwtVerifyFact } from '../model/jwt-facts';
import type { Call, Expression, FunctionInfo, Source } from './define-library';

/** What a failed check of a token leads to: undefined where it is minded, or where that cannot be told. */
export function unheeded(source: Source, call: Call, callback: Expression | undefined): JwtVerifyFact['unheeded'] {
  const handler = callback?.function();
  if (handler) return handler.file === source.path ? inCallback(source, handler) : undefined;
  return call.caught === 'goes-on' && isForgotten(source, call) ? 'caught' : undefined;
}

function inCallback(source: Source, { parameters, scope }: FunctionInfo): JwtVerifyFact['unheeded'] {
  const [error, decoded] = parameters;
  if (!error) return 'no-error';
  if (error.name === undefined) return undefined;
  const logs = source.everyCall().filter((one) => /^(console|log|logger)$/.test(one.receiver[0] ?? '') && one.scopes.includes(scope));
  const isLogged = (start: number): boolean => logs.some(({ whole }) => whole.start <= start && start < whole.end);
  if (decoded?.uses.length && decoded.uses.every((use) => isLogged(use.span.start))) return undefined; // a try-out
  const taken = decoded !== undefined && decoded.uses.length > 0;
  const uses = error.uses.filter((use) => !(taken && use.logs) && !isLogged(use.span.start));
  const isOwn = ({ span }: Expression): boolean => error.uses.some((use) => use.logs && use.span.start === span.start);
  if (uses.length === 0) return decidesIn(source, scope).some((one) => !isOwn(one)) ? undefined : 'no-error';
  const early = decoded?.uses.find((use) => use.role !== 'condition' && !isLogged(use.span.start));
  const [first] = uses;
  if (!early || early.span.start > first.span.start || isDecided(source, scope, decoded?.name)) return undefined;
  const inOneCall = first.role === 'argument' && first.span.start - early.span.end < 40;
  return inOneCall ? undefined : 'used-before';
}

/** The program goes on after a failed check as after a good one, and nobody looks at the result. */
function isForgotten(source: Source, call: Call): boolean {
  const own = call.scopes.at(-1) ?? -1;
  const name = call.around()?.name ?? '';
  if (anonymous.test(name) || asks.test(name)) return false;
  if (isDecided(source, own, call.variable)) return false;
  if (call.variable !== undefined && isReset(source, call)) return false;
  const { tried } = call;
  const from = tried?.end ?? call.whole.end;
  const after = source.everyCall().filter((one) => one.scopes.at(-1) === own && one.span.start > from);
  const goesOn = after.find((one) => isNext(one) || (call.discarded && /^(json|send|render|end|redirect)$/.test(one.steps.at(-1) ?? '')));
  if (!goesOn) return false;
  return !source.decisions().some(({ span }) => span.start > call.whole.end && span.end < goesOn.span.start);
}

/** Names of functions that let visitors pass, or that only tell who somebody is. */
const anonymous = /optional|maybe|soft|attach|load|populate|try|decode|parse|extract|peek|context|current|guest|anonymous/i;
const asks = /^(is|has|get|can|check)[A-Z]/;

/** A plain `next()`: with an argument it hands on an error. The text tells, as a typed parameter has another name. */
const isNext = ({ count, statement }: Call): boolean =>
  count === 0 && /^(return |await |return await )?next\(\s*\);?$/.test(statement.text);

/** An anonymous request is meant: the variable is set to nothing as well. */
function isReset(source: Source, { variable = '', scopes }: Call): boolean {
  return source
    .assignments(variable.split('.').at(-1) ?? '')
    .some((one) => one.steps.join('.') === variable && one.scopes.at(-1) === scopes.at(-1) && one.value?.value.kind === 'literal');
}

function isDecided(source: Source, scope: number, variable: string | undefined): boolean {
  return variable !== undefined && decidesIn(source, scope).some(({ steps }) => steps.join('.').startsWith(variable));
}

/** What decides inside of a function. */
function decidesIn(source: Source, scope: number): Expression[] {
  const around = source.functionAt(scope)?.span;
  return source.decisions().filter(({ span }) => !around || (around.start <= span.start && span.end <= around.end));
}

/** Whether the promise of a check is neither awaited nor handed on: then every token passes. */
export function isUnawaited(source: Source, call: Call): JwtVerifyFact['unawaited'] {
  if (call.awaited || call.role === 'returned') return false;
  if (call.discarded) return 'discarded';
  if (call.role === 'condition') return 'used';
  if (call.variable !== undefined && isTruthTested(source, call.variable, call.scopes.at(-1) ?? -1)) return 'used';
  if (!call.reads().some((name) => !/^(then|catch|finally)$/.test(name))) return false;
  return call.variable === undefined || !isAwaitedLater(source, call.variable) ? 'used' : false;
}

/** `if (check)`, where the promise itself is tested. */
function isTruthTested(source: Source, variable: string, scope: number): boolean {
  return decidesIn(source, scope).some(({ steps, span }) => steps.join('.') === variable && span.end - span.start === variable.length);
}

/** `(await check).payload` is longer than the names that it is made of. */
function isAwaitedLater(source: Source, variable: string): boolean {
  const chains = source.accesses(variable).filter(({ steps }) => steps[0] === variable);
  return chains.some(({ steps, span }) => span.end - span.start > steps.join('.').length + 2);
}
