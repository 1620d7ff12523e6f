import type { CallNode } from './call';
import type { Reader } from './reader';
import { ts } from './ts';
import { stepOf, strip } from './unit';

/**
 * Runs `work` for every call of one method that stands in the called function of the workspace, with the arguments of this call in the
 * place of its parameters. What `work` gives must hold no questions that are still to be asked: they would be answered without them.
 */
export function within<T>(reader: Reader, node: CallNode, method: string, work: (inner: ts.CallExpression) => T): T[] {
  const found = ts.isCallExpression(node) ? reader.find(node.expression) : undefined;
  const home = found?.kind === 'node' ? strip(found.node) : undefined;
  if (!ts.isCallExpression(node) || !home || !ts.isFunctionLike(home) || !('body' in home) || !home.body) return [];
  const calls: ts.CallExpression[] = [];
  const visit = (at: ts.Node): void => {
    if (ts.isCallExpression(at) && stepOf(strip(at.expression))?.name === method) calls.push(at);
    ts.forEachChild(at, visit);
  };
  visit(home.body as ts.Node);
  return reader.inCall(node, home, () => calls.map(work));
}
