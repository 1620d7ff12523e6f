import { literal, unknown, type Value } from '../model/value';
import type { Reader } from './reader';
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

/** How many milliseconds after now a date is, or unknown: `new Date(Date.now() + 60_000)`, `addDays(new Date(), 7)`. */
export function fromNow(reader: Reader, node: ts.Node): Value {
  const subject = target(reader, node);
  if (ts.isNewExpression(subject) && nameOf(subject.expression) === 'Date' && subject.arguments?.length === 1)
    return sum(reader, subject.arguments[0]);
  if (!ts.isCallExpression(subject)) return unknown;
  const unit = added[stepOf(subject.expression)?.name ?? nameOf(subject.expression) ?? ''];
  const [start, count] = subject.arguments;
  if (unit === undefined || !count || !isNow(reader, start)) return unknown;
  const value = reader.evaluate(count);
  return value.kind === 'literal' && typeof value.value === 'number' ? literal(value.value * unit, value.at) : unknown;
}

/** `now + a number`, in either order. */
function sum(reader: Reader, node: ts.Node): Value {
  const subject = target(reader, node);
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
