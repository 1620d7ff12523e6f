import { literal, unknown, type Value } from '../model/value';
import { schemeOf } from './address';
import { durationOf } from './duration';
import { evaluate, evaluateFound, ofEnvironment } from './evaluate';
import { refer, returnedBy, textSteps } from './find';
import { joinedList } from './joined-list';
import type { Reader } from './reader';
import { ts } from './ts';
import { strip } from './unit';

/** Functions that hand on the same secret or text in another form: the argument's value is theirs. */
const wrappers = new Set([
  'Buffer.from',
  'Buffer.new()',
  'Uint8Array.from',
  'String',
  'TextEncoder.new().encode',
  'crypto:createSecretKey',
  'Object.freeze',
  'crypto:webcrypto.subtle.importKey',
  'util:TextEncoder.new().encode',
  'buffer:Buffer.from',
]);

/** Methods of a text that change nothing that matters here. */
const sameText = new Set(['trim', 'toString', 'valueOf', 'normalize', 'replaceAll', 'replace']);

/** The value of a call or a construction. */
export function evaluateCall(reader: Reader, node: ts.CallExpression | ts.NewExpression): Value {
  const returned = ts.isCallExpression(node) ? returnedValue(reader, node) : undefined;
  if (returned) return returned;
  const found = reader.find(node);
  if (found.kind === 'node' && strip(found.node) !== node) return evaluate(reader, found.node);
  if (found.kind !== 'node') return evaluateFound(reader, found);
  const list = joinedList(reader, node);
  if (list) return list;
  const { root, module, steps } = refer(reader, node.expression);
  const name = root === 'module' ? `${module}:${steps.join('.')}` : steps.join('.');
  const first = node.arguments?.[0];
  if (first && wrappers.has(ts.isNewExpression(node) ? `${name}.new()` : name)) return evaluate(reader, first);
  const last = steps.at(-1) ?? '';
  if (first && last === 'get' && isText(first, 'env')) return { kind: 'env', name: 'NODE_ENV' };
  if (first && name === 'Deno.env.get' && ts.isStringLiteralLike(first)) return ofEnvironment(first.text);
  if (first && (name === 'Number' || name === 'parseInt' || name === 'Number.parseInt')) return toNumber(evaluate(reader, first));
  if (first && name === 'Boolean') return toBoolean(evaluate(reader, first));
  const duration = first && /^(ms|date-fns)/.test(module) ? durationOf(name, evaluate(reader, first)) : undefined;
  if (duration) return duration;
  if (first && name === 'encodeURIComponent') {
    const text = evaluate(reader, first);
    if (text.kind === 'literal' && /^[\w.-]+$/.test(String(text.value))) return text;
  }
  const receiver = ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : undefined;
  if (receiver && first && last === 'startsWith') {
    const scheme = schemeOf(evaluate(reader, receiver), evaluate(reader, first));
    if (scheme) return scheme;
  }
  if (receiver && sameText.has(last)) {
    const text = evaluate(reader, receiver);
    if ((text.kind === 'literal' && typeof text.value === 'string' && !last.startsWith('replace')) || text.kind === 'env') return text;
  }
  return { kind: 'unknown', name: textSteps(node).join('.'), from: root === 'local' ? undefined : `${module}:${steps.join('.')}` };
}

/** What a function of the workspace returns for these arguments. */
function returnedValue(reader: Reader, node: ts.CallExpression): Value | undefined {
  const callee = reader.find(node.expression);
  const target = callee.kind === 'node' && ts.isFunctionLike(callee.node) ? callee.node : undefined;
  const returned = target && returnedBy(target);
  return target && returned ? reader.inCall(node, target, () => evaluate(reader, returned)) : undefined;
}

const isText = (node: ts.Node, text: string): boolean => ts.isStringLiteralLike(node) && node.text === text;

function toNumber(value: Value): Value {
  if (value.kind === 'env') return { ...value, numeric: true, ...(value.fallback && { fallback: toNumber(value.fallback) }) };
  if (value.kind !== 'literal') return unknown;
  const number = Number.parseFloat(String(value.value));
  return Number.isNaN(number) ? unknown : literal(number);
}

function toBoolean(value: Value): Value {
  return value.kind === 'literal' ? literal(Boolean(value.value)) : unknown;
}
