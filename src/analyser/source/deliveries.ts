import type { Span } from '../model/value';
import { type NodeOrigin, originsOf } from './origins';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { slotOfEntry } from './slot';
import { ts } from './ts';
import { nameOf, spanOf, stepOf, strip } from './unit';

/** A value that a function puts somewhere; nodes stay in `source/`. */
export interface NodeDelivery {
  readonly into: readonly string[];
  readonly how: 'set' | 'spread' | 'opened';
  readonly from: readonly NodeOrigin[];
  readonly value: ts.Node;
  readonly at: ts.Node;
  readonly removal?: Span;
}

/** What a function writes into what it was given, and what it returns; objects written out are taken apart. */
export function deliveriesOf(reader: Reader, home: ts.SignatureDeclaration, nodes: readonly ts.Node[]): NodeDelivery[] {
  const found: NodeDelivery[] = [];
  const places = new Map<ts.Node, readonly string[]>();
  const push = (node: ts.Node, into: readonly string[], how: NodeDelivery['how'], at: ts.Node): void => {
    const from = how === 'opened' ? [] : originsOf(reader, node, home);
    found.push({ into, how, from, value: node, at, removal: removalOf(at) });
  };
  const open = (object: ts.ObjectLiteralExpression, into: readonly string[], at: ts.Node): void => {
    if (places.has(object)) return;
    places.set(object, into);
    push(object, into, 'opened', at);
    for (const property of object.properties) {
      if (ts.isSpreadAssignment(property)) deliver(property.expression, into, 'spread', property);
      const name = nameOf(property.name);
      if (name === undefined) continue;
      if (ts.isPropertyAssignment(property)) deliver(property.initializer, [...into, name], 'set', property);
      if (ts.isShorthandPropertyAssignment(property)) deliver(property.name, [...into, name], 'set', property);
    }
  };
  const deliver = (node: ts.Node, into: readonly string[], how: NodeDelivery['how'], at: ts.Node): void => {
    const own = strip(node);
    const object = objectBehind(own, home);
    if (object) {
      open(object, into, at);
      return;
    }
    const members = assignArguments(own);
    for (const one of members ?? []) deliver(one, into, 'spread', at);
    const choices = choicesOf(own);
    for (const one of choices ?? []) deliver(one, into, how, at);
    if (members || choices) return;
    push(own, into, how, at);
  };
  for (const node of returned(home, nodes)) deliver(node, ['result'], 'set', node);
  for (const node of nodes) {
    const [target, values, how] = written(node) ?? [];
    const into = target && placeOf(originsOf(reader, target, home), places);
    if (into) for (const value of values ?? []) deliver(value, into, how ?? 'set', node);
  }
  return found;
}

function returned(home: ts.SignatureDeclaration, nodes: readonly ts.Node[]): ts.Node[] {
  const body = 'body' in home ? (home.body as ts.Node | undefined) : undefined;
  if (body && !ts.isBlock(body)) return [body];
  return nodes.flatMap((node) => (ts.isReturnStatement(node) && node.expression && ownerOf(node) === home ? [node.expression] : []));
}

function ownerOf(node: ts.Node): ts.Node {
  let at = node.parent;
  while (at.parent && !ts.isFunctionLike(at)) at = at.parent;
  return at;
}

/** An object that is written out, also as the value of a variable of the function. */
function objectBehind(node: ts.Node, home: ts.Node): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(node)) return node;
  const declaration = ts.isIdentifier(node) ? declarationOf(node) : undefined;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer || ownerOf(declaration) !== home) return undefined;
  const made = strip(declaration.initializer);
  return ts.isObjectLiteralExpression(made) ? made : undefined;
}

/** `Object.assign(a, b)` gives the members of all. */
function assignArguments(node: ts.Node): readonly ts.Expression[] | undefined {
  const step = ts.isCallExpression(node) ? stepOf(node.expression) : undefined;
  return ts.isCallExpression(node) && step?.name === 'assign' && nameOf(step.object) === 'Object' ? node.arguments : undefined;
}

function choicesOf(node: ts.Node): ts.Expression[] | undefined {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (!ts.isBinaryExpression(node)) return undefined;
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return [node.right];
  return kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken ? [node.left, node.right] : undefined;
}

/** `target = value`, `target ??= value`, `Object.assign(target, value)`. */
function written(node: ts.Node): [ts.Node, readonly ts.Node[], NodeDelivery['how']] | undefined {
  const assigns = [ts.SyntaxKind.EqualsToken, ts.SyntaxKind.BarBarEqualsToken, ts.SyntaxKind.QuestionQuestionEqualsToken];
  if (ts.isBinaryExpression(node) && assigns.includes(node.operatorToken.kind)) return [node.left, [node.right], 'set'];
  const [target, ...values] = assignArguments(node) ?? [];
  return target && ts.isExpressionStatement(node.parent) ? [target, values, 'spread'] : undefined;
}

/** Into what the function was given, or into an object that it hands on. */
function placeOf(origins: readonly NodeOrigin[], places: ReadonlyMap<ts.Node, readonly string[]>): readonly string[] | undefined {
  for (const { root, path, node } of origins) {
    if (root === 'parameter') return path;
    const place = root === 'written' ? places.get(node) : undefined;
    if (place) return [...place, ...path];
  }
  return undefined;
}

/** A whole statement with its line, or a property with its comma. */
function removalOf(at: ts.Node): Span | undefined {
  if (ts.isPropertyAssignment(at) || ts.isShorthandPropertyAssignment(at)) return slotOfEntry(at)?.removal;
  const statement = at.parent;
  if (!ts.isExpressionStatement(statement) || !ts.isBlock(statement.parent)) return undefined;
  const { file, start, end } = spanOf(statement);
  const { text } = statement.getSourceFile();
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end, end + 200))?.[0];
  return text.slice(lineStart, start).trim() === '' && rest ? { file, start: lineStart, end: end + rest.length } : { file, start, end };
}
