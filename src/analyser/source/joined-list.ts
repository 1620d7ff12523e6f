import { literal, type Value } from '../model/value';
import { elementsOf, joined } from './evaluate';
import { pushedOnto } from './pushed';
import type { Reader } from './reader';
import { ts } from './ts';
import { stepOf, strip } from './unit';

/**
 * `['sid=1', 'Path=/'].join('; ')` where the list and what joins it are known; undefined for every other call. What is pushed onto the list counts
 * as standing in it, on whatever condition.
 */
export function joinedList(reader: Reader, node: ts.CallExpression | ts.NewExpression): Value | undefined {
  const step = ts.isCallExpression(node) ? stepOf(strip(node.expression)) : undefined;
  if (step?.name !== 'join') return undefined;
  const items = itemsOf(reader, step.object);
  const between = node.arguments?.[0] ? reader.evaluate(node.arguments[0]) : literal(',');
  if (!items || between.kind !== 'literal') return undefined;
  return joined(items.flatMap((item, index) => (index === 0 ? [item] : [literal(between.value), item])));
}

function itemsOf(reader: Reader, node: ts.Node): readonly Value[] | undefined {
  const value = reader.evaluate(node);
  if (value.kind !== 'list') return undefined;
  if (!value.open) return value.items;
  const found = reader.find(node);
  const list = found.kind === 'node' ? strip(found.node) : undefined;
  if (!list || !ts.isArrayLiteralExpression(list)) return undefined;
  const { items, open } = elementsOf(reader, list);
  const pushed = pushedOnto(reader, list);
  return open || pushed.some(ts.isSpreadElement) ? undefined : [...items, ...pushed.map((one) => reader.evaluate(one))];
}
