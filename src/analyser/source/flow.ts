import type { Span } from '../model/value';
import { append, gathered } from './append';
import type { Access, Assigned, Call, Expression, FunctionInfo, Role } from './define-library';
import { refer, textSteps } from './find';
import type { Reader } from './reader';
import { declarationOf, enclosingFunctions, functionAround } from './scope';
import { ts } from './ts';
import { nameOf, spanOf, stepOf, strip, type Unit } from './unit';

type ToExpression = (node: ts.Node) => Expression;

interface Chains {
  readonly reads: ReadonlyMap<string, readonly ts.Node[]>;
  readonly targets: ReadonlyMap<string, readonly Target[]>;
}

interface Target {
  readonly node: ts.Expression;
  readonly value?: ts.Expression;
}

const { DeleteExpression, BinaryExpression, PropertyAccessExpression, ElementAccessExpression } = ts.SyntaxKind;
const chainKinds = [DeleteExpression, BinaryExpression, PropertyAccessExpression, ElementAccessExpression];

/** Chains of members that hold `name`, each whole chain once. */
export function accessesOf(reader: Reader, unit: Unit, name: string): Access[] {
  return gathered(unit.readings(chainsIn), ({ reads }) => reads.get(name)).map((node) => ({
    steps: textSteps(node),
    get reference() {
      return refer(reader, node);
    },
    span: spanOf(node),
    scopes: enclosingFunctions(node),
    get role() {
      return roleOf(node);
    },
  }));
}

/** Assignments to, and deletions of, a chain of members that holds `name`. */
export function assignmentsOf(reader: Reader, unit: Unit, name: string, toExpression: ToExpression): Assigned[] {
  return gathered(unit.readings(chainsIn), ({ targets }) => targets.get(name)).map(({ node, value }) => ({
    steps: textSteps(node),
    get reference() {
      return refer(reader, node);
    },
    target: spanOf(node),
    value: value && toExpression(value),
    scopes: enclosingFunctions(node),
  }));
}

/** Every chain of a statement by each of its names. */
function chainsIn(nodes: Unit['nodes']): Chains {
  const reads = new Map<string, ts.Node[]>();
  const targets = new Map<string, Target[]>();
  for (const node of nodes(...chainKinds)) {
    const target = targetOf(node);
    if (target) for (const step of new Set(textSteps(target.node))) append(targets, step, target);
    if (stepOf(node) && !isInnerStep(node) && !isTarget(node)) for (const step of new Set(textSteps(node))) append(reads, step, node);
  }
  return { reads, targets };
}

/** What is known of a function: its parameters and where they are used. */
export function functionInfo(reader: Reader, node: ts.Node): FunctionInfo | undefined {
  if (!ts.isFunctionLike(node)) return undefined;
  const unit = reader.unit(node.getSourceFile().fileName);
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name : undefined);
  return {
    scope: node.pos,
    file: node.getSourceFile().fileName,
    name: nameOf(named as ts.Node | undefined),
    span: spanOf(node),
    parameters: node.parameters.filter(ts.isParameter).map((parameter) => ({
      name: nameOf(parameter.name),
      get uses() {
        return ts.isIdentifier(parameter.name) && unit ? usesOf(unit, parameter, parameter.name) : [];
      },
    })),
  };
}

function usesOf(unit: Unit, parameter: ts.ParameterDeclaration, name: ts.Identifier): FunctionInfo['parameters'][number]['uses'] {
  return unit
    .identifiers(name.text)
    .filter((one) => one !== name && !isMemberName(one) && declarationOf(one) === parameter)
    .map((one) => ({ span: spanOf(one), role: roleOf(one), scopes: enclosingFunctions(one), logs: onlyLogs(one) }));
}

/** `if (error) console.log(error);` and nothing else. */
function onlyLogs(node: ts.Node): boolean {
  const test = node.parent;
  if (!ts.isIfStatement(test) || test.expression !== node || test.elseStatement) return false;
  const statements = ts.isBlock(test.thenStatement) ? test.thenStatement.statements : [test.thenStatement];
  return statements.every((one) => {
    const call = ts.isExpressionStatement(one) ? strip(one.expression) : undefined;
    return call && ts.isCallExpression(call) && /^(console|log|logger)$/.test(textSteps(call.expression)[0]);
  });
}

/** Whether a value decides by itself, is handed on, or is merely read. */
export function roleOf(node: ts.Node): Role {
  let at = node;
  for (; at.parent; at = at.parent) {
    const { parent } = at;
    const isTest =
      (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) && parent.expression === at
        ? true
        : ts.isConditionalExpression(parent) && parent.condition === at;
    if (isTest) return 'condition';
    if (ts.isPrefixUnaryExpression(parent)) {
      if (parent.operator === ts.SyntaxKind.ExclamationToken) return 'condition';
    } else if (ts.isBinaryExpression(parent)) {
      const operator = parent.operatorToken.kind;
      if (operator === ts.SyntaxKind.AmpersandAmpersandToken && parent.left === at) return 'condition';
      if (operator === ts.SyntaxKind.EqualsToken) return 'assigned';
      if (operator !== ts.SyntaxKind.BarBarToken && operator !== ts.SyntaxKind.AmpersandAmpersandToken) return 'read';
    } else if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === at ? 'read' : 'argument';
    else if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === at)) return 'returned';
    else if (ts.isVariableDeclaration(parent)) return 'assigned';
    else if (strip(parent) === parent) return 'read';
  }
  return 'read';
}

/** What happens to an error that a call throws, as far as its own function shows. */
export function caughtAround(node: ts.Node): Call['caught'] {
  const home = functionAround(node);
  for (let at = node; at.parent && at !== home; at = at.parent) {
    const { parent } = at;
    if (!ts.isTryStatement(parent) || parent.tryBlock !== at || !parent.catchClause) continue;
    return stops(parent.catchClause.block, parent) ? 'stops' : 'goes-on';
  }
  return 'nowhere';
}

/** The nearest block of a `try` with a `catch` around a call: what stands in it behind the call does not happen where the call fails. */
export function triedAround(node: ts.Node): Span | undefined {
  const home = functionAround(node);
  for (let at = node; at.parent && at !== home; at = at.parent)
    if (ts.isTryStatement(at.parent) && at.parent.tryBlock === at && at.parent.catchClause) return spanOf(at);
  return undefined;
}

/** A block that returns, throws or answers; or a `try` after which nothing more happens in its function. */
function stops(block: ts.Block, attempt: ts.TryStatement): boolean {
  const exits = (node: ts.Node): boolean => {
    if (ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isContinueStatement(node) || ts.isBreakStatement(node)) return true;
    if (ts.isCallExpression(node)) {
      const called = textSteps(node.expression).at(-1) ?? '';
      if (
        /^(json|send|sendStatus|end|redirect|render|status|reject|fail|error|next|done|cb|callback|throw\w*|exit)$/.test(called) &&
        !isPlainNext(node) &&
        !/^(console|log(ger)?|winston|Sentry)$/.test(textSteps(node.expression)[0]) // writing it down stops nothing
      )
        return true;
    }
    return !ts.isFunctionLike(node) && (ts.forEachChild(node, (child) => exits(child) || undefined) ?? false);
  };
  if (exits(block)) return true;
  const siblings = ts.isBlock(attempt.parent) ? attempt.parent.statements : undefined;
  // Where success leaves from inside, what stands behind is for failures alone.
  const last = attempt.tryBlock.statements.at(-1);
  if (last && ts.isReturnStatement(last) && refusedAfter(attempt)) return true;
  const isLast = siblings?.at(-1) === attempt && ts.isFunctionLike(attempt.parent.parent);
  const after = [...block.statements, ...(attempt.finallyBlock?.statements ?? [])];
  return isLast && !after.some((statement) => statement.getText().includes('next('));
}

/** The function ends by throwing or answering, after the statement or around it. */
function refusedAfter(statement: ts.Node): boolean {
  for (let at = statement; at.parent && !ts.isFunctionLike(at); at = at.parent) {
    const end = ts.isBlock(at.parent) && at.parent.statements.at(-1) !== at ? at.parent.statements.at(-1) : undefined;
    if (!end) continue;
    const answer = ts.isReturnStatement(end) || ts.isExpressionStatement(end) ? end.expression && strip(end.expression) : undefined;
    const called = answer && ts.isCallExpression(answer) ? (stepOf(answer.expression)?.name ?? nameOf(answer.expression) ?? '') : '';
    return ts.isThrowStatement(end) || /^(json|send|sendStatus|end|redirect|text|status|throw\w*)$/.test(called);
  }
  return false;
}

/** `next()` without an error goes on. */
const isPlainNext = (node: ts.CallExpression): boolean => node.arguments.length === 0 && nameOf(node.expression) === 'next';

function targetOf(node: ts.Node): Target | undefined {
  if (ts.isDeleteExpression(node)) return { node: node.expression };
  if (!ts.isBinaryExpression(node) || !stepOf(strip(node.left))) return undefined;
  const assigns = [ts.SyntaxKind.EqualsToken, ts.SyntaxKind.BarBarEqualsToken, ts.SyntaxKind.QuestionQuestionEqualsToken];
  return assigns.includes(node.operatorToken.kind) ? { node: node.left, value: node.right } : undefined;
}

function isTarget(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === node;
}

function isInnerStep(node: ts.Node): boolean {
  let at = node.parent;
  while (ts.isNonNullExpression(at) || ts.isParenthesizedExpression(at)) at = at.parent;
  return stepOf(at) !== undefined && strip(stepOf(at)!.object) === node;
}

const isMemberName = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  ((ts.isPropertyAssignment(node.parent) || ts.isMethodDeclaration(node.parent)) && node.parent.name === node);
