import { literal, type Value } from '../model/value';
import { joined } from './evaluate';
import type { Reader } from './reader';
import { ts } from './ts';
import { stepOf, strip } from './unit';

/** `['sid=1', 'Path=/'].join('; ')` where the list and what joins it are known; undefined for every other call. */
export function joinedList(reader: Reader, node: ts.CallExpression | ts.NewExpression): Value | undefined {
  const step = ts.isCallExpression(node) ? stepOf(strip(node.expression)) : undefined;
  if (step?.name !== 'join') return undefined;
  const list = reader.evaluate(step.object);
  const between = node.arguments?.[0] ? reader.evaluate(node.arguments[0]) : literal(',');
  if (list.kind !== 'list' || list.open || between.kind !== 'literal') return undefined;
  return joined(list.items.flatMap((item, index) => (index === 0 ? [item] : [literal(between.value), item])));
}
