import { callOf } from './call';
import type { Expression } from './define-library';
import { evaluate } from './evaluate';
import { callsOnEveryWay } from './every-way';
import { refer, returnedBy, textSteps } from './find';
import { functionInfo } from './flow';
import { fromNow } from './from-now';
import { functionFlow, originsIn } from './function-flow';
import { instantOf } from './instant';
import { optionsOf } from './options';
import { pushedOnto } from './pushed';
import { reachOf } from './reach';
import type { Reader } from './reader';
import { declarationOf } from './scope';
import { mentionsOf, variableUses } from './surroundings';
import { textEnd } from './text-end';
import { ts } from './ts';
import { spanOf, stepOf, strip } from './unit';

/** An expression as libraries see it. */
export function expressionOf(reader: Reader, node: ts.Node): Expression {
  const span = spanOf(node);
  return {
    span,
    get value() {
      return evaluate(reader, node);
    },
    steps: textSteps(node),
    name: identityOf(node),
    reference: () => refer(reader, node),
    options: (callee = span) => optionsOf(reader, resultOf(reader, node), callee),
    items: () => itemsOf(reader, node),
    function: () => {
      const found = reader.find(node);
      return found.kind === 'node' ? functionInfo(reader, strip(found.node)) : undefined;
    },
    mentions: () => mentionsOf(node),
    uses: () => variableUses(reader, node),
    result: () => {
      const found = reader.find(node);
      const returned = found.kind === 'node' ? returnedBy(strip(found.node)) : undefined;
      return returned && expressionOf(reader, returned);
    },
    reach: (until) => reachOf(reader, node, until),
    flow: () => functionFlow(reader, node),
    origins: () => originsIn(reader, node),
    spreads: () => spreadsOf(reader, node),
    alternatives: () => alternativesOf(reader, node).map((one) => expressionOf(reader, one)),
    instant: () => instantOf(reader, node),
    fromNow: () => fromNow(reader, node),
    callsOnEveryWay: (parameter) => callsOnEveryWay(reader, node, parameter),
    textEnd: () => textEnd(node),
    call: () => {
      const found = reader.find(node);
      const target = found.kind === 'node' ? strip(found.node) : undefined;
      return target && (ts.isCallExpression(target) || ts.isNewExpression(target))
        ? callOf(reader, target, refer(reader, target.expression))
        : undefined;
    },
  };
}

/** A function stands for what it returns: lazy configurations. */
function resultOf(reader: Reader, node: ts.Node): ts.Node {
  const found = reader.find(node);
  return (found.kind === 'node' && returnedBy(found.node)) || node;
}

function itemsOf(reader: Reader, node: ts.Node, depth = 0): { items: Expression[]; complete: boolean } {
  const found = reader.find(node);
  const list = found.kind === 'node' ? strip(found.node) : undefined;
  if (list && ts.isArrayLiteralExpression(list) && depth < 8) {
    const parts = [...list.elements, ...pushedOnto(reader, list)].map((element) =>
      ts.isSpreadElement(element)
        ? itemsOf(reader, element.expression, depth + 1)
        : { items: [expressionOf(reader, element)], complete: true },
    );
    return { items: parts.flatMap((part) => part.items), complete: parts.every((part) => part.complete) };
  }
  if (list && ts.isConditionalExpression(list) && depth < 8) {
    const parts = [itemsOf(reader, list.whenTrue, depth + 1), itemsOf(reader, list.whenFalse, depth + 1)];
    return { items: parts.flatMap((part) => part.items), complete: parts.every((part) => part.complete) };
  }
  if (list && ts.isBinaryExpression(list) && list.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return itemsOf(reader, list.right, depth + 1);
  if (list && ts.isCallExpression(list) && stepOf(list.expression)?.name === 'filter')
    return itemsOf(reader, stepOf(list.expression)!.object, depth + 1);
  return { items: [], complete: false };
}

function spreadsOf(reader: Reader, node: ts.Node): Expression[] {
  const found = reader.find(node);
  const object = found.kind === 'node' ? strip(found.node) : undefined;
  if (!object || !ts.isObjectLiteralExpression(object)) return [];
  return object.properties.filter(ts.isSpreadAssignment).map((one) => expressionOf(reader, one.expression));
}

function alternativesOf(reader: Reader, node: ts.Node, depth = 0): ts.Node[] {
  const found = reader.find(node);
  const own = found.kind === 'node' ? strip(found.node) : strip(node);
  if (depth > 7) return [own];
  if (ts.isConditionalExpression(own)) return [own.whenTrue, own.whenFalse].flatMap((one) => alternativesOf(reader, one, depth + 1));
  if (ts.isBinaryExpression(own) && own.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return alternativesOf(reader, own.right, depth + 1);
  return [own];
}

/** A name by which two uses of the same value can be matched: variables by their declaration, else the text. */
function identityOf(node: ts.Node): string | undefined {
  const subject = strip(node);
  if (ts.isIdentifier(subject)) return `${subject.text}@${declarationOf(subject)?.pos ?? ''}`;
  return stepOf(subject) ? textSteps(subject).join('.') : undefined;
}
