import type { Reader } from './reader';
import { ts } from './ts';
import { nameOf, stepOf, strip } from './unit';

/** A point in time as code writes it: so long after now, counted in that unit since 1970. */
export interface Instant {
  readonly after: number;
  readonly unit: 'seconds' | 'milliseconds';
}

const now: Instant = { after: 0, unit: 'milliseconds' };
/** https://momentjs.com/docs/#/manipulating/add: seconds for one of each, by the first letters. */
const lengths: [RegExp, number][] = [
  [/^(ms|milli)/, 0.001],
  [/^s/, 1],
  [/^(m|mi\w*)$/, 60],
  [/^h/, 3600],
  [/^d/, 86_400],
  [/^w/, 604_800],
  [/^(M|mo\w*)$/, 2_592_000],
  [/^y/, 31_536_000],
];

/** `Math.floor(Date.now() / 1000) + 900`, `Date.now() + 900`, `moment().add(1, 'h').unix()`; undefined where it is none of these. */
export function instantOf(reader: Reader, node: ts.Node, depth = 0): Instant | undefined {
  const found = reader.find(node);
  const subject = strip(found.kind === 'node' ? found.node : node);
  if (depth > 12) return undefined;
  const inner = (one: ts.Node): Instant | undefined => instantOf(reader, one, depth + 1);
  if (ts.isPrefixUnaryExpression(subject)) return inner(subject.operand);
  if (ts.isNewExpression(subject) && nameOf(subject.expression) === 'Date')
    return subject.arguments?.length ? inner(subject.arguments[0]) : now;
  if (ts.isBinaryExpression(subject)) return ofBinary(reader, subject, inner);
  return ts.isCallExpression(subject) ? ofCall(reader, subject, inner) : undefined;
}

type Inner = (node: ts.Node) => Instant | undefined;

function ofBinary(reader: Reader, { left, right, operatorToken }: ts.BinaryExpression, inner: Inner): Instant | undefined {
  if (operatorToken.kind === ts.SyntaxKind.SlashToken) {
    const whole = numberOf(reader, right) === 1000 ? inner(left) : undefined;
    return whole?.unit === 'milliseconds' ? { after: whole.after / 1000, unit: 'seconds' } : undefined;
  }
  if (operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const start = inner(left) ?? inner(right);
  const count = numberOf(reader, inner(left) ? right : left);
  return start && count !== undefined ? { ...start, after: start.after + count } : undefined;
}

function ofCall(reader: Reader, call: ts.CallExpression, inner: Inner): Instant | undefined {
  const step = stepOf(call.expression);
  const name = step?.name ?? nameOf(call.expression) ?? '';
  const [first, second] = call.arguments;
  const owner = step && nameOf(strip(step.object));
  if (owner === 'Date') return name === 'now' ? now : undefined;
  if (owner === 'Math' || name === 'parseInt' || name === 'Number') return first && inner(first);
  if (/^(moment|dayjs|utc)$/.test(name)) return first ? undefined : { after: 0, unit: 'seconds' };
  if (!step || !/^(getTime|valueOf|unix|add)$/.test(name)) return undefined;
  const start = inner(step.object);
  if (name === 'getTime' || name === 'valueOf') return start;
  if (name === 'unix' || !start) return start;
  const count = first && numberOf(reader, first);
  const unit = second && ts.isStringLiteralLike(second) ? lengths.find(([pattern]) => pattern.test(second.text)) : undefined;
  return count !== undefined && unit ? { ...start, after: start.after + count * unit[1] } : undefined;
}

function numberOf(reader: Reader, node: ts.Node): number | undefined {
  const value = reader.evaluate(node);
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}
