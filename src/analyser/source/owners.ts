import { refer } from './find';
import type { Reference } from './found';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { ts } from './ts';
import { stepOf, strip } from './unit';

/** What a call is made on where a condition chooses it: both sides of `remember ? localStorage : sessionStorage`. */
export function ownersOf(reader: Reader, callee: ts.Expression): Reference[] {
  const object = stepOf(strip(callee))?.object;
  const subject = object && strip(object);
  const declaration = subject && ts.isIdentifier(subject) ? declarationOf(subject) : undefined;
  const start = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer ? strip(declaration.initializer) : subject;
  if (!start || !ts.isConditionalExpression(start)) return [];
  return [start.whenTrue, start.whenFalse].map((side) => refer(reader, side));
}
