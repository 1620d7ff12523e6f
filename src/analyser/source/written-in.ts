import type { Value } from '../model/value';
import type { CallNode } from './call';
import { textSteps } from './find';
import type { Reader } from './reader';
import { ts } from './ts';
import { strip } from './unit';

/**
 * What the called function of the workspace assigns to something of the platform, with the arguments of this call in the place of its
 * parameters: `setCookie('token', value)` writes `token=...` to `document.cookie`.
 */
export function writtenIn(reader: Reader, node: CallNode, target: string): Value[] {
  const found = ts.isCallExpression(node) ? reader.find(node.expression) : undefined;
  const home = found?.kind === 'node' ? strip(found.node) : undefined;
  if (!ts.isCallExpression(node) || !home || !ts.isFunctionLike(home) || !('body' in home) || !home.body) return [];
  const values: ts.Expression[] = [];
  const visit = (at: ts.Node): void => {
    const isWrite = ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (
      isWrite &&
      textSteps(at.left)
        .join('.')
        .replace(/^(window|globalThis)\./, '') === target
    )
      values.push(at.right);
    ts.forEachChild(at, visit);
  };
  visit(home.body as ts.Node);
  return reader.inCall(node, home, () => values.map((one) => reader.evaluate(one)));
}
