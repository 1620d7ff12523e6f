import { literal, unknown, type Value } from '../model/value';
import { instantOf } from './instant';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, stepOf, strip } from './unit';

const day = 86_400_000;
/** date-fns: https://date-fns.org/docs/addDays. Milliseconds for one of each. */
const added: Record<string, number> = {
  addDays: day,
  addHours: 3_600_000,
  addMinutes: 60_000,
  addSeconds: 1000,
  addMilliseconds: 1,
  addWeeks: 7 * day,
  addMonths: 30 * day,
  addYears: 365 * day,
};

/** What the setters of a date count, in milliseconds: `date.setDate(date.getDate() + 7)`. */
const counted: Record<string, number> = {
  FullYear: 365 * day,
  Month: 30 * day,
  Date: day,
  Hours: 3_600_000,
  Minutes: 60_000,
  Seconds: 1000,
  Milliseconds: 1,
  Time: 1,
};

/** How many milliseconds after now a date is, or unknown: `new Date(Date.now() + 60_000)`, `addDays(new Date(), 7)`. */
export function fromNow(reader: Reader, node: ts.Node): Value {
  const subject = target(reader, node);
  if (ts.isNewExpression(subject) && isNow(reader, subject)) return setLater(reader, subject);
  if (ts.isNewExpression(subject) && nameOf(subject.expression) === 'Date' && subject.arguments?.length === 1)
    return sum(reader, subject.arguments[0]);
  if (!ts.isCallExpression(subject)) return unknown;
  const written = stepOf(subject.expression);
  if (written?.name === 'toDate') return ofLibrary(reader, written.object);
  const unit = added[stepOf(subject.expression)?.name ?? nameOf(subject.expression) ?? ''];
  const [start, count] = subject.arguments;
  if (unit === undefined || !count || !isNow(reader, start)) return unknown;
  const value = reader.evaluate(count);
  return value.kind === 'literal' && typeof value.value === 'number' ? literal(value.value * unit, value.at) : unknown;
}

/** `dayjs().add(1, 'year').toDate()`, `moment().add(7, 'days').toDate()`. */
function ofLibrary(reader: Reader, node: ts.Node): Value {
  const instant = instantOf(reader, node);
  return instant ? literal(Math.round(instant.after * (instant.unit === 'seconds' ? 1000 : 1))) : unknown;
}

/** A date of now that its variable puts off once, in the same block. */
function setLater(reader: Reader, made: ts.Node): Value {
  const declaration = made.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return unknown;
  const isSame = (node: ts.Node): boolean => ts.isIdentifier(node) && declarationOf(node) === declaration;
  const unit = reader.unit(made.getSourceFile().fileName);
  const setters = (unit?.identifiers(declaration.name.text) ?? []).flatMap(({ parent }) => {
    const call = parent.parent;
    const step = ts.isCallExpression(call) ? stepOf(call.expression) : undefined;
    return ts.isCallExpression(call) && step && /^set/.test(step.name ?? '') && isSame(strip(step.object)) ? [call] : [];
  });
  const [first] = setters;
  const block = declaration.parent.parent.parent;
  const isPlain = setters.length === 1 && ts.isExpressionStatement(first.parent) && first.parent.parent === block;
  return isPlain ? postponed(reader, first, isSame) : unknown;
}

/** `date.setDate(date.getDate() + 7)`, of one date or another of now. */
function postponed(reader: Reader, call: ts.CallExpression, isSame: (node: ts.Node) => boolean): Value {
  const unit = /^set(?:UTC)?(\w+)$/.exec(stepOf(call.expression)?.name ?? '')?.[1] ?? '';
  const [given] = call.arguments;
  if (counted[unit] === undefined || !given || call.arguments.length > 1) return unknown;
  const later = strip(given);
  if (!ts.isBinaryExpression(later) || later.operatorToken.kind !== ts.SyntaxKind.PlusToken) return unknown;
  const reads = (node: ts.Node): boolean => {
    const step = ts.isCallExpression(strip(node)) ? stepOf((strip(node) as ts.CallExpression).expression) : undefined;
    if (unit === 'Time' && isNow(reader, node)) return true;
    return step?.name?.replace('UTC', '') === `get${unit}` && (isSame(strip(step.object)) || isNow(reader, step.object));
  };
  const addend = reads(later.left) ? later.right : reads(later.right) ? later.left : undefined;
  const value = addend ? reader.evaluate(addend) : unknown;
  return value.kind === 'literal' && typeof value.value === 'number' ? literal(value.value * counted[unit], value.at) : unknown;
}

/** `now + a number`, in either order, or what a setter of a new date gives. */
function sum(reader: Reader, node: ts.Node): Value {
  const subject = target(reader, node);
  if (ts.isCallExpression(subject)) {
    const step = stepOf(subject.expression);
    return step && isNow(reader, step.object) ? postponed(reader, subject, (one) => isNow(reader, one)) : unknown;
  }
  if (!ts.isBinaryExpression(subject) || subject.operatorToken.kind !== ts.SyntaxKind.PlusToken) return unknown;
  const addend = isNow(reader, subject.left) ? subject.right : isNow(reader, subject.right) ? subject.left : undefined;
  const value = addend ? reader.evaluate(addend) : unknown;
  return value.kind === 'literal' && typeof value.value === 'number' ? value : unknown;
}

/** `Date.now()`, `new Date()`, `new Date().getTime()`, `+new Date()`. */
function isNow(reader: Reader, node: ts.Node): boolean {
  const subject = target(reader, node);
  if (ts.isPrefixUnaryExpression(subject)) return isNow(reader, subject.operand);
  if (ts.isNewExpression(subject)) return nameOf(subject.expression) === 'Date' && (subject.arguments?.length ?? 0) === 0;
  const step = ts.isCallExpression(subject) ? stepOf(subject.expression) : undefined;
  if (step?.name === 'now') return nameOf(strip(step.object)) === 'Date';
  return (step?.name === 'getTime' || step?.name === 'valueOf') && isNow(reader, step.object);
}

function target(reader: Reader, node: ts.Node): ts.Node {
  const found = reader.find(node);
  return strip(found.kind === 'node' ? found.node : node);
}
