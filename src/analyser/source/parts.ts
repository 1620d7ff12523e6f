import { append, gathered } from './append';
import { ts } from './ts';
import { type Assignment, nameOf, stepOf, strip, type Unit } from './unit';

type Collected = Pick<Unit, 'calls' | 'quotedProperties' | 'computedWrites' | 'typed'>;

/** One statement of a file, listed. It is listed once, for as long as edits leave it alone: the parser gives the same node again. */
export interface Part extends Collected {
  readonly assignments: readonly (readonly [root: string, Assignment])[];
  readonly nodes: ReadonlyMap<ts.SyntaxKind, readonly ts.Node[]>;
  readonly identifiers: ReadonlyMap<string, readonly ts.Identifier[]>;
  /** What was read off it, by who reads. */
  readonly kept: Map<unknown, unknown>;
}

const known = new WeakMap<ts.Statement, Part>();

/** What the statements of a file hold. Sets the parents of their nodes. */
export function partsOf(file: ts.SourceFile): Part[] {
  return file.statements.map((statement) => {
    (statement as { parent: ts.Node }).parent = file;
    const part = known.get(statement) ?? list(statement);
    known.set(statement, part);
    return part;
  });
}

/** The parts of a file as one. */
export function joined(parts: readonly Part[]): Omit<Unit, 'path' | 'text' | 'file'> {
  const assignments = new Map<string, Assignment[]>();
  for (const part of parts) for (const [root, assignment] of part.assignments) append(assignments, root, assignment);
  const identifiers = new Map<string, readonly ts.Identifier[]>();
  /** Who asks this file once asks again: the nodes of some kinds, and readings. */
  const listed = new Map<unknown, readonly unknown[]>();
  const once = <T>(by: unknown, make: () => readonly T[]): readonly T[] => {
    const before = listed.get(by);
    if (before) return before as readonly T[];
    const made = make();
    listed.set(by, made);
    return made;
  };
  return {
    calls: gathered(parts, ({ calls }) => calls),
    quotedProperties: gathered(parts, ({ quotedProperties }) => quotedProperties),
    computedWrites: gathered(parts, ({ computedWrites }) => computedWrites),
    typed: gathered(parts, ({ typed }) => typed),
    assignments,
    nodes(...kinds) {
      const key = kinds.join();
      return once(key, () => gathered(parts, (part) => keptOf(part, key, () => nodesOf(part, kinds))));
    },
    readings: (read) => once(read, () => parts.map((part) => keptOf(part, read, () => read((...kinds) => nodesOf(part, kinds))))),
    identifiers(name) {
      const all = identifiers.get(name) ?? gathered(parts, (part) => part.identifiers.get(name));
      identifiers.set(name, all);
      return all;
    },
  };
}

function keptOf<T>({ kept }: Part, by: unknown, make: () => T): T {
  const before = kept.get(by);
  if (before !== undefined) return before as T;
  const made = make();
  kept.set(by, made);
  return made;
}

/** Outer nodes come before inner ones that start at the same place. */
function nodesOf({ nodes }: Part, kinds: readonly ts.SyntaxKind[]): readonly ts.Node[] {
  if (kinds.length === 1) return nodes.get(kinds[0]) ?? [];
  const all = kinds.length > 0 ? kinds.flatMap((kind) => nodes.get(kind) ?? []) : [...nodes.values()].flat();
  return all.sort((one, other) => one.pos - other.pos || other.end - one.end);
}

function list(statement: ts.Statement): Part {
  const all = nodesIn(statement);
  const calls: (ts.CallExpression | ts.NewExpression)[] = [];
  const assignments: [string, Assignment][] = [];
  const quotedProperties: ts.PropertyAssignment[] = [];
  const computedWrites: { node: ts.BinaryExpression; target: ts.ElementAccessExpression; key: ts.Expression }[] = [];
  const typed: { type: string; node: ts.Expression; name?: ts.Identifier }[] = [];
  for (const node of all) {
    if (!telling.has(node.kind)) continue;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.push(node);
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) quotedProperties.push(node);
    const assignment = assignmentOf(node);
    if (assignment) assignments.push([ts.isIdentifier(assignment.root) ? assignment.root.text : 'this', assignment]);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isElementAccessExpression(node.left)) {
      const key = node.left.argumentExpression;
      if (nameOf(key) === undefined || ts.isIdentifier(key)) computedWrites.push({ node, target: node.left, key });
    }
    const written = typedObject(node);
    if (written) typed.push(written);
  }
  let index: Index | undefined;
  const indexed = (): Index => {
    index ??= indexOf(all);
    return index;
  };
  return {
    calls,
    assignments,
    quotedProperties,
    computedWrites,
    typed,
    get nodes() {
      return indexed().nodes;
    },
    get identifiers() {
      return indexed().identifiers;
    },
    kept: new Map(),
  };
}

/** Those of which something is listed. */
const telling: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.SatisfiesExpression,
  ts.SyntaxKind.AsExpression,
]);

type Index = Pick<Part, 'nodes' | 'identifiers'>;

/** Made when first asked for: of most files into which names are followed nobody asks for it. */
function indexOf(all: readonly ts.Node[]): Index {
  const nodes = new Map<ts.SyntaxKind, ts.Node[]>();
  const identifiers = new Map<string, ts.Identifier[]>();
  for (const node of all) {
    if (ts.isIdentifier(node)) append(identifiers, node.text, node);
    else append(nodes, node.kind, node);
  }
  return { nodes, identifiers };
}

/** Every node in order of appearance, without recursion: generated files nest deeper than the stack. Sets parents. */
function nodesIn(statement: ts.Statement): ts.Node[] {
  const nodes: ts.Node[] = [];
  const stack: ts.Node[] = [statement];
  let parent: ts.Node = statement;
  const push = (child: ts.Node): void => {
    (child as { parent: ts.Node }).parent = parent;
    stack.push(child);
  };
  for (let node = stack.pop(); node; node = stack.pop()) {
    nodes.push(node);
    const mark = stack.length;
    parent = node;
    ts.forEachChild(node, push);
    for (let low = mark, high = stack.length - 1; low < high; low += 1, high -= 1) {
      const child = stack[low];
      stack[low] = stack[high];
      stack[high] = child;
    }
  }
  return nodes;
}

const operators = new Map<ts.SyntaxKind, Assignment['operator']>([
  [ts.SyntaxKind.EqualsToken, '='],
  [ts.SyntaxKind.BarBarEqualsToken, '||='],
  [ts.SyntaxKind.QuestionQuestionEqualsToken, '??='],
]);

function assignmentOf(node: ts.Node): Assignment | undefined {
  if (ts.isBinaryExpression(node)) {
    const operator = operators.get(node.operatorToken.kind);
    const target = operator && pathOf(node.left);
    return target && { node, ...target, right: node.right, operator };
  }
  if (!ts.isCallExpression(node) || node.arguments.length < 2 || !ts.isExpressionStatement(node.parent)) return undefined;
  const callee = stepOf(node.expression);
  if (callee?.name !== 'assign' || nameOf(callee.object) !== 'Object') return undefined;
  const target = pathOf(node.arguments[0]);
  return target && { node, ...target, right: node.arguments[node.arguments.length - 1], operator: 'assign' };
}

function pathOf(left: ts.Node): { root: ts.Node; path: string[] } | undefined {
  const path: string[] = [];
  let node = strip(left);
  for (let step = stepOf(node); step; step = stepOf(node)) {
    if (step.name === undefined) return undefined;
    path.unshift(step.name);
    node = strip(step.object);
  }
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword ? { root: node, path } : undefined;
}

function typedObject(node: ts.Node): Unit['typed'][number] | undefined {
  if (ts.isVariableDeclaration(node) && node.type && node.initializer && ts.isIdentifier(node.name))
    return { type: node.type.getText(), node: node.initializer, name: node.name };
  if (ts.isSatisfiesExpression(node) || ts.isAsExpression(node)) return { type: node.type.getText(), node: node.expression };
  if (!ts.isVariableStatement(node)) return undefined;
  const first = node.declarationList.declarations[0];
  if (!first?.initializer || !ts.isIdentifier(first.name)) return undefined;
  const comment = ts.getJSDocType(node) ?? ts.getJSDocType(first);
  return comment && { type: comment.getText(node.getSourceFile()), node: first.initializer, name: first.name };
}
