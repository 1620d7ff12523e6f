import type { Reader } from './reader';
import { declarationOf } from './scope';
import { ts } from './ts';
import { stepOf, strip } from './unit';

/** What the file that declares a list adds to it later: the arguments of `list.push(...)` and `list.unshift(...)`, in order. */
export function pushedOnto(reader: Reader, list: ts.ArrayLiteralExpression): ts.Expression[] {
  let owner: ts.Node = list.parent;
  while (strip(owner) === list) owner = owner.parent;
  if (!ts.isVariableDeclaration(owner)) return [];
  const unit = reader.unit(list.getSourceFile().fileName);
  return (unit?.calls ?? []).flatMap((call) => {
    const step = ts.isCallExpression(call) ? stepOf(call.expression) : undefined;
    const target = step && strip(step.object);
    if (!target || !ts.isIdentifier(target) || !/^(push|unshift)$/.test(step.name ?? '')) return [];
    return declarationOf(target) === owner ? [...(call.arguments ?? [])] : [];
  });
}
