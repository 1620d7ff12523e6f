import { sameVariable } from './declared';
import type { Reader } from './reader';
import { type Declaration, functionAround } from './scope';
import { ts } from './ts';
import { type Assignment, strip } from './unit';

/** Whether something is the case in production and while developing. */
export interface Truth {
  readonly production: boolean;
  readonly development: boolean;
}

/** The truth of a condition where it follows from constants and NODE_ENV. */
export function truthOf(reader: Reader, condition: ts.Node): Truth | 'unknown' {
  const value = reader.evaluate(condition);
  const of = (one: typeof value): boolean | undefined => {
    if (one.kind === 'literal') return Boolean(one.value);
    if (one.kind === 'absent') return false;
    return one.kind === 'object' || one.kind === 'list' || one.kind === 'function' ? true : undefined;
  };
  const [production, development] =
    value.kind === 'by-environment' ? [of(value.production), of(value.development)] : [of(value), of(value)];
  return production === undefined || development === undefined ? 'unknown' : { production, development };
}

export type When = 'always' | 'maybe' | 'if-unset' | Truth;

/** Under which condition an assignment happens, seen from the function that declares the variable. */
export function conditionOf(reader: Reader, assignment: Assignment, declaration: Declaration, use: ts.Node | undefined): When {
  const home = functionAround(declaration);
  const uses = use ? functionsAround(use) : new Set<ts.Node>();
  let when: When = 'always';
  for (let node: ts.Node = assignment.node; node.parent && node !== home; node = node.parent) {
    const { parent } = node;
    if (parent === home) break;
    if (ts.isFunctionLike(parent) && !uses.has(parent)) return 'maybe';
    const branch = branchOf(parent, node);
    if (branch === 'loop') return 'maybe';
    if (!branch) continue;
    if (branch.positive && isUnset(branch.condition, declaration)) return when === 'always' ? 'if-unset' : 'maybe';
    const truth = truthOf(reader, branch.condition);
    if (truth === 'unknown') return 'maybe';
    when = both(when, branch.positive ? truth : { production: !truth.production, development: !truth.development });
  }
  return when;
}

function functionsAround(node: ts.Node): Set<ts.Node> {
  const all = new Set<ts.Node>();
  for (let at = node.parent; at; at = at.parent) if (ts.isFunctionLike(at)) all.add(at);
  return all;
}

function both(when: When, truth: Truth): When {
  if (truth.production && truth.development) return when;
  if (typeof when === 'string') return truth;
  return { production: when.production && truth.production, development: when.development && truth.development };
}

/** The condition under which a child of a node is reached. */
export function branchOf(parent: ts.Node, child: ts.Node): { condition: ts.Expression; positive: boolean } | 'loop' | undefined {
  if (ts.isIfStatement(parent) && child !== parent.expression)
    return { condition: parent.expression, positive: child === parent.thenStatement };
  if (ts.isConditionalExpression(parent) && child !== parent.condition)
    return { condition: parent.condition, positive: child === parent.whenTrue };
  if (ts.isBinaryExpression(parent) && child === parent.right) {
    if (parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return { condition: parent.left, positive: true };
    if (parent.operatorToken.kind === ts.SyntaxKind.BarBarToken) return { condition: parent.left, positive: false };
  }
  const repeats = ts.isIterationStatement(parent, false) || ts.isCaseOrDefaultClause(parent) || ts.isCatchClause(parent);
  return repeats ? 'loop' : undefined;
}

/** `!x`, `x === undefined`, `x == null`, `typeof x === 'undefined'`. */
function isUnset(condition: ts.Node, declaration: Declaration): boolean {
  const node = strip(condition);
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.ExclamationToken && sameVariable(node.operand, declaration);
  if (!ts.isBinaryExpression(node)) return false;
  const equals =
    node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken || node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken;
  const left = ts.isTypeOfExpression(node.left) ? node.left.expression : node.left;
  const nothing = ['undefined', 'null', "'undefined'", '"undefined"', "''", '""'].includes(node.right.getText());
  return equals && nothing && sameVariable(left, declaration);
}
