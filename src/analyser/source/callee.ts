import { callOf } from './call';
import type { Callee } from './define-library';
import { refer } from './find';
import { functionInfo } from './flow';
import type { Reader } from './reader';
import { ts } from './ts';
import { nameOf, stepOf, strip } from './unit';

/** The function that a callee leads to, in another file as well, with the calls in its body; undefined where it is not known. */
export function calleeOf(reader: Reader, callee: ts.Node): Callee | undefined {
  const found = reader.find(callee);
  const home = found.kind === 'node' ? strip(found.node) : methodOf(reader, callee);
  const info = home && functionInfo(reader, home);
  if (!home || !info || !('body' in home) || !home.body) return undefined;
  const nodes: (ts.CallExpression | ts.NewExpression)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(home.body as ts.Node);
  return { info, calls: nodes.map((node) => callOf(reader, node, refer(reader, node.expression))) };
}

/** `this.storage.set(...)`, where a class of the workspace is handed in: `constructor(private storage: StorageService)`, `inject(StorageService)`. */
function methodOf(reader: Reader, callee: ts.Node): ts.Node | undefined {
  const method = stepOf(strip(callee));
  const field = method && stepOf(strip(method.object));
  if (!method?.name || !field?.name || strip(field.object).kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  const holders = classAround(callee)?.members.flatMap((one): (ts.ClassElement | ts.ParameterDeclaration)[] =>
    ts.isConstructorDeclaration(one) ? [...one.parameters] : [one],
  );
  const type = holders
    ?.filter((one) => nameOf(one.name) === field.name)
    .map(typeOf)
    .find((one) => one !== undefined);
  const owner = type && reader.find(type);
  const made = owner?.kind === 'node' ? strip(owner.node) : undefined;
  if (!made || !ts.isClassLike(made)) return undefined;
  return made.members.find((one) => ts.isMethodDeclaration(one) && nameOf(one.name) === method.name);
}

function typeOf(member: ts.ClassElement | ts.ParameterDeclaration): ts.Node | undefined {
  if (!ts.isParameter(member) && !ts.isPropertyDeclaration(member)) return undefined;
  if (member.type) return ts.isTypeReferenceNode(member.type) ? member.type.typeName : undefined;
  const made = member.initializer && strip(member.initializer);
  return made && ts.isCallExpression(made) && nameOf(made.expression) === 'inject' ? made.arguments[0] : undefined;
}

function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  let at: ts.Node | undefined = node;
  while (at && !ts.isClassLike(at)) at = at.parent;
  return at;
}
