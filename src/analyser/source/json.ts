import type { Value } from '../model/value';
import { absent, literal, unknown } from '../model/value';
import type { JsonText } from './define-library';
import { ts } from './ts';
import { nameOf, spanOf, type Unit } from './unit';

/** What a JSON file says, each part with its place; comments are left out. Only of a file that ends in `.json`. */
export function jsonOf({ path, text, file }: Unit): JsonText {
  const [first] = (file as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.Diagnostic[] }).parseDiagnostics ?? [];
  const statement = file.statements[0];
  const value = statement && ts.isExpressionStatement(statement) ? valueIn(statement.expression) : absent;
  if (!first) return { value };
  const start = Math.min(first.start ?? 0, Math.max(0, text.length - 1));
  return { value, mistake: { file: path, start, end: Math.min(text.length, start + Math.max(1, first.length ?? 1)) } };
}

function valueIn(node: ts.Expression): Value {
  const at = spanOf(node);
  if (ts.isStringLiteral(node)) return literal(node.text, at);
  if (ts.isNumericLiteral(node)) return literal(Number(node.text), at);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return literal(true, at);
  if (node.kind === ts.SyntaxKind.FalseKeyword) return literal(false, at);
  if (node.kind === ts.SyntaxKind.NullKeyword) return literal(null, at);
  if (ts.isArrayLiteralExpression(node)) return { kind: 'list', items: node.elements.map(valueIn), at };
  if (!ts.isObjectLiteralExpression(node)) return { ...unknown, at };
  const members = node.properties.flatMap((one) => {
    const name = ts.isPropertyAssignment(one) ? nameOf(one.name) : undefined;
    return name !== undefined && ts.isPropertyAssignment(one) ? [[name, valueIn(one.initializer)] as const] : [];
  });
  return { kind: 'object', members: Object.fromEntries(members), at };
}
