import type { Comparison, Expression } from './define-library';
import { decidedBy, decidesRefusal } from './refusals';
import { enclosingFunctions, functionAround } from './scope';
import { ts } from './ts';
import { spanOf, stepOf, strip, type Unit } from './unit';

const operators = new Map<ts.SyntaxKind, Comparison['operator']>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '==='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.EqualsEqualsToken, '=='],
  [ts.SyntaxKind.ExclamationEqualsToken, '!='],
]);

/** Every comparison of a file for equality. */
export function comparisonsOf(unit: Unit, toExpression: (node: ts.Node) => Expression): Comparison[] {
  const found: Comparison[] = [];
  for (const node of unit.nodes(ts.SyntaxKind.BinaryExpression)) {
    const operator = ts.isBinaryExpression(node) ? operators.get(node.operatorToken.kind) : undefined;
    if (!operator || !ts.isBinaryExpression(node)) continue;
    const [left, right] = [toExpression(node.left), toExpression(node.right)];
    const [span, scopes] = [spanOf(node), enclosingFunctions(node)];
    found.push({ operator, left, right, sorts: sorts(node, operator), renews: renews(node), refused: decidesRefusal(node), span, scopes });
  }
  return found;
}

function sorts(comparison: ts.Node, operator: Comparison['operator']): boolean {
  let node = comparison;
  while (ts.isParenthesizedExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isConditionalExpression(parent) && parent.condition === node)
    return [parent.whenTrue, parent.whenFalse].every((one) => ts.isNumericLiteral(strip(one)));
  const isResult = ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node);
  const home = operator.startsWith('!') && isResult ? functionAround(node) : undefined;
  const call = home?.parent;
  return call !== undefined && ts.isCallExpression(call) && call.arguments[0] === home && stepOf(call.expression)?.name === 'filter';
}

/** `if (user.token !== token) { user.token = token; ... }` */
function renews(comparison: ts.BinaryExpression): boolean {
  const then = decidedBy(comparison);
  const statements = then && ts.isBlock(then) ? [...then.statements] : then ? [then] : [];
  const sides = [comparison.left, comparison.right].map((side) => strip(side).getText());
  return statements.some((statement) => {
    const own = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (!own || !ts.isBinaryExpression(own) || own.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
    return sides.includes(own.left.getText()) && sides.includes(strip(own.right).getText());
  });
}
