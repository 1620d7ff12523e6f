import type { Value } from '../model/value';
import { leaves, type NodeGuard } from './guards';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, stepOf, strip } from './unit';

/**
 * Whether the file in which a value stands in for an environment variable stops the program while the variable is unset, or while the stand-in
 * is in use: `if (isProduction && !process.env.SECRET) throw ...`, `if (secret === 'for development') process.exit(1)`.
 */
export function isRefused(reader: Reader, left: Value, standIn: ts.Node): boolean {
  if (left.kind !== 'env') return false;
  const unit = reader.unit(standIn.getSourceFile().fileName);
  if (!unit || !/\bthrow\b|\bexit\(/.test(unit.text)) return false;
  const text = strip(standIn);
  return unit
    .nodes(ts.SyntaxKind.IfStatement)
    .filter((one) => ts.isIfStatement(one) && stops(one.thenStatement))
    .flatMap((one) => leaves((one as ts.IfStatement).expression, true))
    .some((test) => isUnset(test, left.name, text) || isStandIn(test, text));
}

/** Whether the program throws or exits where a comparison decides so, alone or joined with others: `if (isProduction && secret === 'x') throw ...`. */
export function decidesRefusal(comparison: ts.Node): boolean {
  const then = decidedBy(comparison);
  return then !== undefined && stops(then);
}

/** What an `if` does where a comparison decides so, alone or joined with others. */
export function decidedBy(comparison: ts.Node): ts.Statement | undefined {
  let node = comparison;
  while (ts.isBinaryExpression(node.parent) || ts.isParenthesizedExpression(node.parent)) node = node.parent;
  const { parent } = node;
  return ts.isIfStatement(parent) && parent.expression === node ? parent.thenStatement : undefined;
}

function stops(statement: ts.Statement): boolean {
  if (ts.isBlock(statement)) return statement.statements.some(stops);
  if (ts.isIfStatement(statement)) return stops(statement.thenStatement);
  if (ts.isThrowStatement(statement)) return true;
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return false;
  const callee = stepOf(statement.expression.expression);
  return callee?.name === 'exit' && /^(process|Deno)$/.test(nameOf(callee.object) ?? '');
}

/** `!process.env.NAME`, `process.env.NAME === undefined`, `!secret` of a variable that takes it without the stand-in. */
function isUnset({ node, holds }: NodeGuard, name: string, standIn: ts.Node): boolean {
  const isVariable = (one: ts.Node): boolean => {
    const own = strip(one);
    return ts.isIdentifier(own) ? takes(declarationOf(own), name, standIn) : stepOf(own)?.name === name;
  };
  if (!holds) return isVariable(node);
  const [left, right] = equal(node);
  return left !== undefined && right !== undefined && isVariable(left) && /^(undefined|null|''|"")$/.test(right.getText());
}

function takes(declaration: ts.Node | undefined, name: string, standIn: ts.Node): boolean {
  if (!declaration || (declaration.pos <= standIn.pos && standIn.end <= declaration.end)) return false;
  if (ts.isBindingElement(declaration)) return nameOf(declaration.propertyName ?? declaration.name) === name;
  const from = ts.isVariableDeclaration(declaration) && declaration.initializer ? strip(declaration.initializer) : undefined;
  return from !== undefined && stepOf(from)?.name === name;
}

/** `secret === 'the same text'`, `secret === DEFAULT_SECRET`, `['the same text'].includes(secret)`. */
function isStandIn({ node, holds }: NodeGuard, text: ts.Node): boolean {
  const isSame = (one: ts.Node): boolean => {
    const own = strip(one);
    if (ts.isStringLiteralLike(own)) return ts.isStringLiteralLike(text) && own.text === text.text;
    return ts.isIdentifier(own) && ts.isIdentifier(text) && own.text === text.text;
  };
  if (!holds) return false;
  if (ts.isCallExpression(node) && stepOf(node.expression)?.name === 'includes') {
    const list = strip(stepOf(node.expression)?.object ?? node);
    return ts.isArrayLiteralExpression(list) && list.elements.some(isSame);
  }
  return equal(node).some(isSame);
}

function equal(node: ts.Node): ts.Node[] {
  const operators = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken];
  return ts.isBinaryExpression(node) && operators.includes(node.operatorToken.kind) ? [node.left, node.right] : [];
}
