import { ts } from './ts';

/** Whether the program throws or exits where a comparison decides so, alone or joined with others: `if (isProduction && secret === 'x') throw ...`. */
export function isRefused(comparison: ts.Node): boolean {
  let node = comparison;
  while (ts.isBinaryExpression(node.parent) || ts.isParenthesizedExpression(node.parent)) node = node.parent;
  const { parent } = node;
  return ts.isIfStatement(parent) && parent.expression === node && ends(parent.thenStatement);
}

function ends(statement: ts.Statement): boolean {
  if (ts.isThrowStatement(statement)) return true;
  if (ts.isBlock(statement)) return statement.statements.some(ends);
  return ts.isExpressionStatement(statement) && /^process\.exit\(/.test(statement.getText());
}
