import { branchOf, truthOf } from './conditions';
import type { Reader } from './reader';
import { ts } from './ts';
import { nameOf, stepOf, strip } from './unit';

/** Whether a place is certainly not reached in production: it stands in the other branch of a condition on the environment. */
export function isOnlyInDevelopment(reader: Reader, place: ts.Node): boolean {
  for (let node = place; node.parent; node = node.parent) {
    const branch = branchOf(node.parent, node);
    if (!branch || branch === 'loop') continue;
    const truth = truthOf(reader, branch.condition);
    const production = truth === 'unknown' ? truthByName(branch.condition) : truth.production;
    if (production !== undefined && production !== branch.positive) return true;
  }
  return false;
}

/** `isProduction` says what it means, wherever it comes from. */
function truthByName(condition: ts.Node): boolean | undefined {
  const node = strip(condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    const inner = truthByName(node.operand);
    return inner === undefined ? undefined : !inner;
  }
  const called = ts.isCallExpression(node) ? node.expression : node;
  const name = stepOf(called)?.name ?? nameOf(called) ?? '';
  if (/^(is_?)?(prod|production)(_?(mode|env))?$/i.test(name)) return true;
  return /^(is_?)?(dev|development|local|localhost)(_?(mode|env))?$/i.test(name) ? false : undefined;
}
