import type { Expression } from './define-library';
import { ts } from './ts';
import { strip, type Unit } from './unit';

const { IfStatement, WhileStatement, SwitchStatement, ConditionalExpression, BinaryExpression } = ts.SyntaxKind;
const tests = [IfStatement, WhileStatement, SwitchStatement, ConditionalExpression, BinaryExpression];

/** Every operand that decides by itself which way the program goes, in tests of `if`, `?:`, `while`, `switch` and `x && work()`. */
export function decisionsOf(unit: Unit, toExpression: (node: ts.Node) => Expression): Expression[] {
  const found: Expression[] = [];
  for (const node of unit.nodes(...tests)) {
    const test = testOf(node);
    if (test) found.push(...deciding(leaves(test)).map(toExpression));
  }
  return found;
}

function testOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isSwitchStatement(node)) return node.expression;
  if (ts.isConditionalExpression(node)) return node.condition;
  const guards = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return guards && ts.isExpressionStatement(node.parent) ? node.left : undefined;
}

/** What `!`, `&&` and `||` join, comparisons as a whole. */
function leaves(node: ts.Node): ts.Node[] {
  const subject = strip(node);
  if (ts.isPrefixUnaryExpression(subject) && subject.operator === ts.SyntaxKind.ExclamationToken) return leaves(subject.operand);
  if (!ts.isBinaryExpression(subject)) return [subject];
  const operator = subject.operatorToken.kind;
  const joins = operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.BarBarToken;
  return joins ? [...leaves(subject.left), ...leaves(subject.right)] : [subject];
}

/** In `x && x === 1` it is the comparison that decides: the test before it only keeps it from failing. */
function deciding(all: readonly ts.Node[]): ts.Node[] {
  const compared = all.filter(ts.isBinaryExpression).flatMap(({ left, right }) => [left.getText(), right.getText()]);
  return all.filter((one) => !ts.isBinaryExpression(one) && !compared.includes(one.getText()));
}
