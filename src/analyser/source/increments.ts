import type { Span } from '../model/value';
import { textSteps } from './find';
import { enclosingFunctions } from './scope';
import { ts } from './ts';
import { spanOf, stepOf, strip, type Unit } from './unit';

const { BinaryExpression, PostfixUnaryExpression, PrefixUnaryExpression } = ts.SyntaxKind;
const counters = [BinaryExpression, PostfixUnaryExpression, PrefixUnaryExpression];

/** Where a member of this name is counted up: `user.version += 1`, `user.version++`. */
export function incrementsOf(unit: Unit, name: string): { steps: string[]; span: Span; scopes: number[] }[] {
  if (!unit.text.includes(name)) return [];
  return unit.nodes(...counters).flatMap((node) => {
    const target = counted(node);
    if (!target || stepOf(strip(target))?.name !== name) return [];
    return [{ steps: textSteps(target), span: spanOf(target), scopes: enclosingFunctions(node) }];
  });
}

function counted(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) return node.left;
  const counts = ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node);
  return counts && node.operator === ts.SyntaxKind.PlusPlusToken ? node.operand : undefined;
}
