import { isEnvironmentFile } from '../model/environment-file';
import type { Span } from '../model/value';
import { append } from './append';
import { scriptOf } from './script';
import { ts } from './ts';

/** `a.b.c = right`, with what stands left of it taken apart. */
export interface Assignment {
  readonly node: ts.BinaryExpression | ts.CallExpression;
  /** The identifier or `this` on the far left. */
  readonly root: ts.Node;
  readonly path: readonly string[];
  readonly right: ts.Expression;
  /** `=`, `||=`, `??=`, or `assign` for Object.assign(target, right). */
  readonly operator: '=' | '||=' | '??=' | 'assign';
}

/** One parsed file. Compiler nodes never leave `source/`. */
export interface Unit {
  readonly path: string;
  readonly text: string;
  readonly file: ts.SourceFile;
  /** Every identifier of this name; the index is made when it is first asked for. */
  identifiers(name: string): readonly ts.Identifier[];
  readonly calls: readonly (ts.CallExpression | ts.NewExpression)[];
  /** By the name of the root: `opts` for `opts.cookie.secure = true`. */
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>;
  /** Properties with a quoted name, such as `'Set-Cookie': ...`. */
  readonly quotedProperties: readonly ts.PropertyAssignment[];
  /** `object[key] = right`, where the key is not written out. */
  readonly computedWrites: readonly {
    readonly node: ts.BinaryExpression;
    readonly target: ts.ElementAccessExpression;
    readonly key: ts.Expression;
  }[];
  /** Object literals with a written type: `const x: T = {}`, `{} satisfies T`, `{} as T`. */
  readonly typed: readonly { readonly type: string; readonly node: ts.Expression; readonly name?: ts.Identifier }[];
}

const scriptKinds: Record<string, ts.ScriptKind> = {
  ts: ts.ScriptKind.TS,
  mts: ts.ScriptKind.TS,
  cts: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
  json: ts.ScriptKind.JSON,
  vue: ts.ScriptKind.TS,
  svelte: ts.ScriptKind.TS,
  astro: ts.ScriptKind.TSX,
};

/** Parses one text; broken syntax gives what the parser could make of it. */
export function parse(path: string, text: string): Unit {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const kind = scriptKinds[extension] ?? ts.ScriptKind.JSX;
  const script = isEnvironmentFile(path) ? '' : scriptOf(extension, text);
  // Parents are set while the nodes are listed, and the JSDoc of TypeScript says nothing here: both save time.
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseForTypeErrors };
  const file = ts.createSourceFile(path, script, options, false, kind);
  return { path, text, file, identifiers: identifierIndex(file), ...collect(file) };
}

function identifierIndex(file: ts.SourceFile): Unit['identifiers'] {
  const index = new Map<string, ts.Identifier[]>();
  const state = { made: false };
  return (name) => {
    if (!state.made) {
      state.made = true;
      for (const node of allNodes(file)) {
        if (!ts.isIdentifier(node)) continue;
        append(index, node.text, node);
      }
    }
    return index.get(name) ?? [];
  };
}

const nodesOfFile = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

/** Every node in order of appearance; listed once, without recursion: generated files nest deeper than the stack. */
export function allNodes(file: ts.SourceFile): readonly ts.Node[] {
  const known = nodesOfFile.get(file);
  if (known) return known;
  const nodes: ts.Node[] = [];
  const stack: ts.Node[] = [file];
  let parent: ts.Node = file;
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
  nodesOfFile.set(file, nodes);
  return nodes;
}

const unitOfFile = new WeakMap<ts.SourceFile, string>();

export function spanOf(node: ts.Node): Span {
  const file = node.getSourceFile();
  let path = unitOfFile.get(file);
  if (path === undefined) {
    path = file.fileName;
    unitOfFile.set(file, path);
  }
  return { file: path, start: node.getStart(file), end: node.end };
}

/** Takes away parentheses, casts, `satisfies`, `!` and `await`: none of them changes which value is meant. */
export function strip(node: ts.Node): ts.Node {
  while (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isAwaitExpression(node)
  )
    node = node.expression;
  return node;
}

/** The name that an access or a property names, when it is written out. */
export function nameOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return node.text;
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (ts.isComputedPropertyName(node)) return ts.isStringLiteralLike(node.expression) ? node.expression.text : undefined;
  return undefined;
}

/** One step of `a.b` or `a['b']`. */
export function stepOf(node: ts.Node): { object: ts.Expression; name: string | undefined } | undefined {
  if (ts.isPropertyAccessExpression(node)) return { object: node.expression, name: node.name.text };
  if (ts.isElementAccessExpression(node))
    return { object: node.expression, name: ts.isIdentifier(node.argumentExpression) ? undefined : nameOf(node.argumentExpression) };
  return undefined;
}

type Collected = Pick<Unit, 'calls' | 'assignments' | 'quotedProperties' | 'computedWrites' | 'typed'>;

function collect(file: ts.SourceFile): Collected {
  const calls: (ts.CallExpression | ts.NewExpression)[] = [];
  const assignments = new Map<string, Assignment[]>();
  const quotedProperties: ts.PropertyAssignment[] = [];
  const computedWrites: { node: ts.BinaryExpression; target: ts.ElementAccessExpression; key: ts.Expression }[] = [];
  const typed: { type: string; node: ts.Expression; name?: ts.Identifier }[] = [];
  for (const node of allNodes(file)) {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.push(node);
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) quotedProperties.push(node);
    const assignment = assignmentOf(node);
    if (assignment) {
      const root = ts.isIdentifier(assignment.root) ? assignment.root.text : 'this';
      append(assignments, root, assignment);
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isElementAccessExpression(node.left)) {
      const key = node.left.argumentExpression;
      if (nameOf(key) === undefined || ts.isIdentifier(key)) computedWrites.push({ node, target: node.left, key });
    }
    const written = typedObject(node);
    if (written) typed.push(written);
  }
  return { calls, assignments, quotedProperties, computedWrites, typed };
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

function typedObject(node: ts.Node): Collected['typed'][number] | undefined {
  if (ts.isVariableDeclaration(node) && node.type && node.initializer && ts.isIdentifier(node.name))
    return { type: node.type.getText(), node: node.initializer, name: node.name };
  if (ts.isSatisfiesExpression(node) || ts.isAsExpression(node)) return { type: node.type.getText(), node: node.expression };
  if (!ts.isVariableStatement(node)) return undefined;
  const first = node.declarationList.declarations[0];
  if (!first?.initializer || !ts.isIdentifier(first.name)) return undefined;
  const comment = ts.getJSDocType(node) ?? ts.getJSDocType(first);
  return comment && { type: comment.getText(node.getSourceFile()), node: first.initializer, name: first.name };
}
