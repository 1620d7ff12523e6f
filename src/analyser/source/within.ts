import type { Value } from '../model/value';
import type { CallNode } from './call';
import { textSteps } from './find';
import type { Reader } from './reader';
import { ts } from './ts';
import { stepOf, strip } from './unit';

/**
 * Runs `work` for every call of one method that stands in the called function of the workspace, with the arguments of this call in the
 * place of its parameters. What `work` gives must hold no questions that are still to be asked: they would be answered without them.
 */
export function within<T>(reader: Reader, node: CallNode, method: string, work: (inner: ts.CallExpression) => T): T[] {
  return inCallee(reader, node, (at) => (ts.isCallExpression(at) && stepOf(strip(at.expression))?.name === method ? at : undefined), work);
}

/**
 * What the called function of the workspace assigns to something of the platform, with the arguments of this call in the place of its
 * parameters: `setCookie('token', value)` writes `token=...` to `document.cookie`.
 */
export function writtenIn(reader: Reader, node: CallNode, target: string): Value[] {
  const assigned = (at: ts.Node): ts.Expression | undefined => {
    if (!ts.isBinaryExpression(at) || at.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
    const name = textSteps(at.left).join('.');
    return name.replace(/^(window|globalThis)\./, '') === target ? at.right : undefined;
  };
  return inCallee(reader, node, assigned, (right) => reader.evaluate(right));
}

/** What `work` makes of each node that `pick` finds in the called function of the workspace, while its parameters are this call's arguments. */
function inCallee<N, T>(reader: Reader, node: CallNode, pick: (at: ts.Node) => N | undefined, work: (one: N) => T): T[] {
  const found = ts.isCallExpression(node) ? reader.find(node.expression) : undefined;
  const home = found?.kind === 'node' ? strip(found.node) : undefined;
  if (!ts.isCallExpression(node) || !home || !ts.isFunctionLike(home) || !('body' in home) || !home.body) return [];
  const picked: N[] = [];
  const visit = (at: ts.Node): void => {
    const one = pick(at);
    if (one) picked.push(one);
    ts.forEachChild(at, visit);
  };
  visit(home.body as ts.Node);
  return reader.inCall(node, home, () => picked.map(work));
}
