import { ts } from './ts';
import type { Unit } from './unit';

/** Texts that are put together, by a template or with `+`, and have the pattern in one of their written parts; the outermost of each. */
export function builtTextsOf(unit: Unit, pattern: RegExp): ts.Expression[] {
  const all = unit.readings(builtIn).flat();
  return all.filter(({ texts }) => texts.some((text) => pattern.test(text))).map(({ node }) => node);
}

function builtIn(nodes: Unit['nodes']): { node: ts.Expression; texts: readonly string[] }[] {
  const all = nodes(ts.SyntaxKind.BinaryExpression, ts.SyntaxKind.TemplateExpression).filter(isBuilt);
  return all.map((node) => ({ node, texts: writtenParts(node) }));
}

function isBuilt(node: ts.Node): node is ts.Expression {
  if (isSum(node)) return !isSum(node.parent);
  return ts.isTemplateExpression(node) && !isSum(node.parent);
}

const isSum = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;

function writtenParts(node: ts.Node): string[] {
  if (isSum(node)) return [...writtenParts(node.left), ...writtenParts(node.right)];
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)] : [];
}
