import { callOf } from './call';
import { deliveriesOf } from './deliveries';
import { expressionOf } from './expression';
import { refer, textSteps } from './find';
import { functionInfo } from './flow';
import type { BoundParameter, FunctionFlow, Guard, Helper, Origin } from './flow-readings';
import { alwaysLeaves, guardsOf, type NodeGuard } from './guards';
import { type NodeOrigin, originsOf } from './origins';
import type { Reader } from './reader';
import { ts } from './ts';
import { nameOf, spanOf, stepOf, strip } from './unit';

export type * from './flow-readings';

/** What a function does with the values it is given; undefined where the node leads to no function with a body. */
export function functionFlow(reader: Reader, start: ts.Node): FunctionFlow | undefined {
  const found = reader.find(start);
  const home = found.kind === 'node' ? strip(found.node) : undefined;
  const info = home && functionInfo(reader, home);
  if (!home || !info || !ts.isFunctionLike(home) || !('body' in home) || !home.body) return undefined;
  const nodes = nodesIn(home);
  const origins = (node: ts.Node): Origin[] => originsOf(reader, node, home).map((one) => originOf(reader, one));
  const byStart = new Map(nodes.map((node) => [`${node.getStart()}-${node.end}`, node]));
  return {
    info,
    parameters: home.parameters.filter(ts.isParameter).map(boundParameter),
    deliveries: deliveriesOf(reader, home, nodes).map(({ into, how, from, value, at, removal }) => {
      const { guards, afterFailure, alone } = guardsOf(value, home);
      return {
        into,
        how,
        from: from.map((one) => originOf(reader, one)),
        value: expressionOf(reader, value),
        span: spanOf(at),
        removal,
        guards: guards.map((one) => guardOf(reader, one, origins)),
        afterFailure,
        alone,
      };
    }),
    removed: nodes.flatMap((node) => removedBy(node)).flatMap(origins),
    reads: nodes.filter((node) => stepOf(node) && !(stepOf(node.parent) && stepOf(node.parent)?.object === node)).flatMap(origins),
    asked: nodes.flatMap((node) =>
      operandsOf(node)
        .flatMap(origins)
        .map((one) => (isCall(node) ? { ...one, by: keyOf(node) } : one)),
    ),
    comparisons: nodes.filter(isComparison).map((node) => ({
      sides: [node.left, node.right].map((side) => ({ span: spanOf(side), from: origins(side) })),
    })),
    calls: nodes.filter(isCall).map((node) => callOf(reader, node, refer(reader, node.expression))),
    helpers: nodes.flatMap((node) => (ts.isCallExpression(node) && node.arguments.length > 0 ? [helperOf(reader, node, home)] : [])),
    handed: nodes.flatMap((node) => handedIn(node, origins)),
    names: new Set(nodes.filter(ts.isIdentifier).map(({ text }) => text)),
    mayEndOtherwise: nodes.some(ts.isThrowStatement) || (ts.isBlock(home.body as ts.Node) && !alwaysLeaves(home.body as ts.Block)),
    comments: commentsIn(home),
    originsOf: ({ span: { start: from, end } }) => {
      const node = byStart.get(`${from}-${end}`);
      return node ? origins(node) : [];
    },
  };
}

/** Every place that a value may come from, seen from its file. */
export function originsIn(reader: Reader, node: ts.Node): Origin[] {
  return originsOf(reader, node, node.getSourceFile()).map((one) => originOf(reader, one));
}

function boundParameter({ name }: ts.ParameterDeclaration): BoundParameter {
  if (!ts.isObjectBindingPattern(name)) return { name: nameOf(name), members: [] };
  const members = name.elements.flatMap((one) => {
    const [key, own] = [nameOf(one.propertyName ?? one.name), nameOf(one.name)];
    return key === undefined || own === undefined || one.dotDotDotToken ? [] : [{ key, name: own }];
  });
  const last = name.elements.at(-1);
  const { file, start } = spanOf(last ?? name);
  const at = last ? last.end : start + 1;
  return {
    name: undefined,
    members,
    more: last?.dotDotDotToken ? undefined : { at: { file, start: at, end: at }, before: last ? ', ' : ' ' },
  };
}

function nodesIn(home: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(home, visit);
  return nodes;
}

function originOf(reader: Reader, { root, path, without, parsed, node }: NodeOrigin): Origin {
  const call = (): ts.CallExpression | ts.NewExpression | undefined => (isCall(node) ? node : undefined);
  return {
    root,
    path,
    without,
    parsed,
    key: root === 'call' || root === 'written' ? keyOf(node) : root,
    expression: expressionOf(reader, node),
    call: () => {
      const made = call();
      return made && callOf(reader, made, refer(reader, made.expression));
    },
    flow: () => {
      const made = call();
      return made && flowOfCallee(reader, made);
    },
  };
}

const keyOf = (node: ts.Node): string => `${node.getSourceFile().fileName}:${node.pos}`;

const flowOfCallee = (reader: Reader, call: ts.CallExpression | ts.NewExpression): FunctionFlow | undefined =>
  reader.guarded(call, 'flow', undefined, () => functionFlow(reader, call.expression));

function helperOf(reader: Reader, call: ts.CallExpression, home: ts.Node): Helper {
  return {
    key: keyOf(call),
    given: ([index, ...path]) => {
      const argument = call.arguments[Number(index)];
      const isPlaced = argument !== undefined && !call.arguments.slice(0, Number(index) + 1).some(ts.isSpreadElement);
      return isPlaced ? originsOf(reader, argument, home, path).map((one) => originOf(reader, one)) : [];
    },
    flow: () => flowOfCallee(reader, call),
  };
}

function guardOf(reader: Reader, { node, holds }: NodeGuard, origins: (node: ts.Node) => Origin[]): Guard {
  const step = ts.isCallExpression(node) ? stepOf(node.expression) : undefined;
  const operands = isComparison(node)
    ? [node.left, node.right]
    : ts.isCallExpression(node)
      ? [...(step ? [step.object] : []), ...node.arguments]
      : [];
  return {
    holds,
    get value() {
      return reader.evaluate(node);
    },
    origins: origins(node),
    operation: isComparison(node) ? node.operatorToken.getText() : step?.name,
    operands: operands.map(origins),
    expression: expressionOf(reader, node),
  };
}

const compares = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

const isComparison = (node: ts.Node): node is ts.BinaryExpression => ts.isBinaryExpression(node) && compares.has(node.operatorToken.kind);
const isCall = (node: ts.Node): node is ts.CallExpression | ts.NewExpression => ts.isCallExpression(node) || ts.isNewExpression(node);

/** `delete user.password`, `user.password = undefined`, `{ ...user, password: null }`. */
function removedBy(node: ts.Node): ts.Node[] {
  if (ts.isDeleteExpression(node)) return [node.expression];
  const assigned = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && isNothing(node.right);
  return assigned ? [node.left] : [];
}

const isNothing = (node: ts.Node): boolean =>
  node.kind === ts.SyntaxKind.NullKeyword ||
  (ts.isIdentifier(node) && node.text === 'undefined') ||
  (ts.isStringLiteral(node) && node.text === '');

/** What calls are given, members of objects written out included, and what is compared with something. */
function operandsOf(node: ts.Node): ts.Node[] {
  if (isComparison(node)) return [node.left, node.right].some(isNothing) || ts.isTypeOfExpression(node.left) ? [] : [node.left, node.right];
  if (!isCall(node) || /^(console|log|Object\.assign$|JSON\.stringify$)/.test(node.expression.getText())) return [];
  const inside: ts.Node[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isIdentifier(one) || stepOf(one)) inside.push(one);
    else if (!ts.isFunctionLike(one)) ts.forEachChild(one, visit);
  };
  for (const argument of node.arguments ?? []) visit(argument);
  return inside;
}

function handedIn(node: ts.Node, origins: (node: ts.Node) => Origin[]): FunctionFlow['handed'] {
  if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) return [];
  const name = nameOf(node.name);
  let at: ts.Node = node;
  while (ts.isPropertyAssignment(at) || ts.isShorthandPropertyAssignment(at) || ts.isObjectLiteralExpression(at)) at = at.parent;
  if (name === undefined || !ts.isCallExpression(at)) return [];
  const from = origins(ts.isPropertyAssignment(node) ? node.initializer : node.name);
  return [{ callee: textSteps(at.expression).at(-1) ?? '', name, from, span: spanOf(node) }];
}

function commentsIn(home: ts.Node): string {
  const { text } = home.getSourceFile();
  const own = text.slice(home.getStart(), home.end);
  return [...own.matchAll(/(?:^|[\s;{}])\/\/([^\n]*)|\/\*([^*]*(?:\*(?!\/)[^*]*)*)\*\//g)].map((one) => one[1] ?? one[2]).join('\n');
}
