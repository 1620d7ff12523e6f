import { ts } from './ts';
import { strip } from './unit';

/** A condition under which a place is reached; several of one test where `&&` and `||` join them. */
export interface NodeGuard {
  readonly node: ts.Node;
  /** Whether the condition is met there, or not. */
  readonly holds: boolean;
}

export interface Guarded {
  readonly guards: readonly NodeGuard[];
  /** The place stands in a `catch`. */
  readonly afterFailure: boolean;
  /** Nothing else happens in its branch. */
  readonly alone: boolean;
}

/** Under which conditions a place of a function is reached, tests that leave the function before it included. */
export function guardsOf(node: ts.Node, home: ts.Node): Guarded {
  const guards: NodeGuard[] = [];
  let afterFailure = false;
  let alone = true;
  for (let at = node; at.parent && at !== home; at = at.parent) {
    const { parent } = at;
    afterFailure ||= ts.isCatchClause(parent);
    if (ts.isBlock(parent) || ts.isSourceFile(parent)) {
      if (guards.length === 0 && parent.statements.length > 1) alone = false;
      for (const one of parent.statements.slice(0, parent.statements.indexOf(at as ts.Statement))) guards.push(...leftBefore(one));
    } else guards.push(...branch(parent, at));
  }
  return { guards, afterFailure, alone };
}

function branch(parent: ts.Node, at: ts.Node): NodeGuard[] {
  if (ts.isIfStatement(parent) && parent.expression !== at) return leaves(parent.expression, parent.thenStatement === at);
  if (ts.isConditionalExpression(parent) && parent.condition !== at) return leaves(parent.condition, parent.whenTrue === at);
  if (ts.isBinaryExpression(parent) && parent.right === at) {
    const { kind } = parent.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return leaves(parent.left, true);
    if (kind === ts.SyntaxKind.BarBarToken) return leaves(parent.left, false);
  }
  return ts.isCaseClause(parent) && parent.expression !== at ? [{ node: parent.expression, holds: true }] : [];
}

/** `if (test) return ...;` before a place: there the test was not met. */
function leftBefore(statement: ts.Statement): NodeGuard[] {
  if (!ts.isIfStatement(statement)) return [];
  const [yes, no] = [alwaysLeaves(statement.thenStatement), statement.elseStatement !== undefined && alwaysLeaves(statement.elseStatement)];
  if (yes && !no) return leaves(statement.expression, false);
  return no && !yes ? leaves(statement.expression, true) : [];
}

/** Whether a statement always leaves the function. */
export function alwaysLeaves(statement: ts.Statement): boolean {
  if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return true;
  if (ts.isBlock(statement)) return statement.statements.some(alwaysLeaves);
  if (ts.isTryStatement(statement))
    return alwaysLeaves(statement.tryBlock) && (!statement.catchClause || alwaysLeaves(statement.catchClause.block));
  return (
    ts.isIfStatement(statement) &&
    statement.elseStatement !== undefined &&
    alwaysLeaves(statement.thenStatement) &&
    alwaysLeaves(statement.elseStatement)
  );
}

/** What `!`, `&&` and `||` join, each with the outcome that it has or may have. */
export function leaves(node: ts.Node, holds: boolean): NodeGuard[] {
  const subject = strip(node);
  if (ts.isPrefixUnaryExpression(subject) && subject.operator === ts.SyntaxKind.ExclamationToken) return leaves(subject.operand, !holds);
  if (ts.isBinaryExpression(subject)) {
    const { kind } = subject.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken)
      return [...leaves(subject.left, holds), ...leaves(subject.right, holds)];
  }
  return [{ node: subject, holds }];
}
