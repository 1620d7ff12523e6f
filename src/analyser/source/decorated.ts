import type { Call, FunctionInfo } from './define-library';
import { functionInfo } from './flow';
import type { Reader } from './reader';
import { enclosingFunctions } from './scope';
import { ts } from './ts';
import { nameOf, strip, type Unit } from './unit';

/** A method of a class that has decorators; only those that are calls are told. */
export interface Decorated {
  readonly method: FunctionInfo;
  readonly scopes: readonly number[];
  readonly own: readonly Call[];
  readonly ofClass: readonly Call[];
  /** For each parameter the names of its decorators. */
  readonly ofParameters: readonly (readonly string[])[];
}

/** Every decorated method of a file: https://www.typescriptlang.org/docs/handbook/decorators.html */
export function decoratedOf(reader: Reader, unit: Unit, toCall: (node: ts.CallExpression) => Call): Decorated[] {
  const calls = (node: ts.HasDecorators): Call[] =>
    (ts.getDecorators(node) ?? [])
      .map(({ expression }) => strip(expression))
      .flatMap((one) => (ts.isCallExpression(one) ? [toCall(one)] : []));
  return unit.nodes(ts.SyntaxKind.MethodDeclaration).flatMap((node): Decorated[] => {
    if (!ts.isMethodDeclaration(node) || !ts.getDecorators(node) || !ts.isClassDeclaration(node.parent)) return [];
    const method = functionInfo(reader, node);
    if (!method) return [];
    const ofParameters = node.parameters.map((one) => (ts.getDecorators(one) ?? []).map(decoratorName));
    return [{ method, scopes: enclosingFunctions(node), own: calls(node), ofClass: calls(node.parent), ofParameters }];
  });
}

function decoratorName({ expression }: ts.Decorator): string {
  const own = strip(expression);
  return nameOf(ts.isCallExpression(own) ? own.expression : own) ?? '';
}
