import type { Slot } from '../model/value';
import { ts } from './ts';
import { spanOf, strip } from './unit';

/** Where more can be written at the end of a text: before its closing quote, else joined to the expression by a plus. */
export function textEnd(node: ts.Node): Slot | undefined {
  const subject = strip(node);
  const span = spanOf(subject);
  const at = (offset: number): Slot['span'] => ({ ...span, start: offset, end: offset });
  if (ts.isStringLiteralLike(subject) || ts.isTemplateExpression(subject)) return { span: at(span.end - 1), before: '', after: '' };
  if (ts.isBinaryExpression(subject) && subject.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const last = strip(subject.right);
    const written = ts.isStringLiteralLike(last) || ts.isTemplateExpression(last);
    return written ? textEnd(last) : { span: at(span.end), before: " + '", after: "'" };
  }
  return undefined;
}
