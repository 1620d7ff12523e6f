import type { FunctionInfo, PlacedStatement } from './define-library';
import { functionInfo } from './flow';
import type { Reader } from './reader';
import { indentAt } from './slot';
import { ts } from './ts';
import { nameOf, spanOf, stepOf, strip, type Unit } from './unit';

/** The function that `scopes` name by this number, also named by what it is assigned to: `exports.login = ...`. */
export function functionAt(reader: Reader, unit: Unit, scope: number): FunctionInfo | undefined {
  const node = around(unit, scope).find((one) => one.pos === scope && ts.isFunctionLike(one));
  const info = node && functionInfo(reader, node);
  return info && { ...info, name: info.name ?? assignedName(node.parent) };
}

/** Whether a place is reached only under a condition, seen from the function around it. */
export function isConditional(unit: Unit, start: number): boolean {
  const nodes = around(unit, start);
  const from = nodes.findLastIndex((node) => ts.isFunctionLike(node) && node.getStart(unit.file) < start);
  return nodes
    .slice(from + 1)
    .some((node) => ts.isIfStatement(node) || ts.isConditionalExpression(node) || ts.isCaseBlock(node) || ts.isTryStatement(node));
}

/** The statement that starts at an offset, where others can be put before it. */
export function statementAt(unit: Unit, start: number): PlacedStatement | undefined {
  const nodes = around(unit, start);
  const node = nodes.findLast((one) => ts.isStatement(one) && one.getStart(unit.file) === start);
  if (!node || !(ts.isBlock(node.parent) || ts.isSourceFile(node.parent) || ts.isCaseOrDefaultClause(node.parent))) return undefined;
  const owner = nodes.findLast((one) => ts.isFunctionLike(one) || ts.isSourceFile(one));
  const isAsync =
    owner !== undefined && ts.canHaveModifiers(owner) && !!ts.getModifiers(owner)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  return { span: spanOf(node), indent: indentAt(node), isAsync };
}

/** The nodes that hold an offset, outermost first. */
function around(unit: Unit, offset: number): ts.Node[] {
  const nodes: ts.Node[] = [];
  for (let at: ts.Node | undefined = unit.file; at; ) {
    nodes.push(at);
    at = ts.forEachChild(at, (child) => (child.pos <= offset && offset < child.end ? child : undefined));
  }
  return nodes;
}

/** Also through wrappers: `const login = asyncHandler(async (req, res) => ...)`. */
function assignedName(parent: ts.Node): string | undefined {
  if (ts.isCallExpression(parent) || strip(parent) !== parent) return assignedName(parent.parent);
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return nameOf(parent.name);
  if (ts.isBinaryExpression(parent)) return stepOf(parent.left)?.name ?? nameOf(parent.left);
  return ts.isPropertyDeclaration(parent) ? nameOf(parent.name) : undefined;
}
