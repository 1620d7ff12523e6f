import type { Span } from '../model/value';
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
  /** Every node of these kinds, without any of all kinds but identifiers, in order of appearance. */
  nodes(...kinds: readonly ts.SyntaxKind[]): readonly ts.Node[];
  /** What `read`, always the same function, says of each statement. It is asked once, for as long as edits leave the statement alone, and may not keep places. */
  readings<T>(read: (nodes: Unit['nodes']) => T): readonly T[];
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

/** `T` of `import('m').T<U>`. */
export const typeName = (type: string): string => type.replace(/^.*\./, '').replace(/<.*$/, '');

export function spanOf(node: ts.Node): Span {
  const file = node.getSourceFile();
  return { file: file.fileName, start: node.getStart(file), end: node.end };
}

/** Takes away parentheses, casts, `satisfies`, `!` and `await`: none of them changes which value is meant. */
export function strip(node: ts.Node): ts.Node {
  let at = node;
  while (wrappers.has(at.kind)) at = (at as ts.ParenthesizedExpression).expression;
  return at;
}

const wrappers: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ParenthesizedExpression,
  ts.SyntaxKind.AsExpression,
  ts.SyntaxKind.SatisfiesExpression,
  ts.SyntaxKind.NonNullExpression,
  ts.SyntaxKind.TypeAssertionExpression,
  ts.SyntaxKind.AwaitExpression,
]);

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
