import type { Slot, Span, Value } from '../model/value';
import { callOf } from './call';
import type { Call, Expression, FunctionInfo, Options, Reach } from './define-library';
import { evaluate } from './evaluate';
import { callsOnEveryWay } from './every-way';
import { refer, returnedBy, textSteps } from './find';
import { functionInfo } from './flow';
import type { Reference } from './found';
import { fromNow } from './from-now';
import { type FunctionFlow, functionFlow, type Origin, originsIn } from './function-flow';
import { type Instant, instantOf } from './instant';
import { optionsOf } from './options';
import { pushedOnto } from './pushed';
import { reachOf } from './reach';
import type { Reader } from './reader';
import { importedModules } from './runs-in';
import { declarationOf } from './scope';
import { mentionsOf, variableUses } from './surroundings';
import { textEnd } from './text-end';
import { ts } from './ts';
import { spanOf, stepOf, strip, typeName } from './unit';

/** An expression as libraries see it. */
export function expressionOf(reader: Reader, node: ts.Node): Expression {
  return new FileExpression(reader, node);
}

/** A class that answers when asked, like `FileCall`: a file has thousands of expressions, and most are asked for their steps only. */
class FileExpression implements Expression {
  private written: readonly string[] | undefined;

  constructor(
    private readonly reader: Reader,
    private readonly node: ts.Node,
  ) {}

  get span(): Span {
    return spanOf(this.node);
  }
  get value(): Value {
    return evaluate(this.reader, this.node);
  }
  get steps(): readonly string[] {
    this.written ??= textSteps(this.node);
    return this.written;
  }
  get name(): string | undefined {
    return identityOf(this.node);
  }

  reference(): Reference {
    return refer(this.reader, this.node);
  }
  options(callee = this.span): Options {
    return optionsOf(this.reader, resultOf(this.reader, this.node), callee);
  }
  items(): ReturnType<Expression['items']> {
    return itemsOf(this.reader, this.node);
  }
  function(): FunctionInfo | undefined {
    const target = this.target();
    return target && functionInfo(this.reader, target);
  }
  mentions(): string[] {
    return mentionsOf(this.node);
  }
  uses(): ReturnType<Expression['uses']> {
    return variableUses(this.reader, this.node);
  }
  result(): Expression | undefined {
    const target = this.target();
    const returned = target && returnedBy(target);
    return returned && expressionOf(this.reader, returned);
  }
  reach(until?: RegExp): Reach {
    return reachOf(this.reader, this.node, until);
  }
  flow(): FunctionFlow | undefined {
    return functionFlow(this.reader, this.node);
  }
  origins(): Origin[] {
    return originsIn(this.reader, this.node);
  }
  spreads(): Expression[] {
    return spreadsOf(this.reader, this.node);
  }
  alternatives(): Expression[] {
    return alternativesOf(this.reader, this.node).map((one) => expressionOf(this.reader, one));
  }
  instant(): Instant | undefined {
    return instantOf(this.reader, this.node);
  }
  fromNow(): Value {
    return fromNow(this.reader, this.node);
  }
  callsOnEveryWay(parameter: number): boolean {
    return callsOnEveryWay(this.reader, this.node, parameter);
  }
  textEnd(): Slot | undefined {
    return textEnd(this.node);
  }
  typedAs(module: RegExp): string | undefined {
    const target = this.target();
    const unit = target && this.reader.unit(target.getSourceFile().fileName);
    const written = unit?.typed.find(({ node }) => strip(node) === target);
    return unit && written && importedModules(unit).some((name) => module.test(name)) ? typeName(written.type) : undefined;
  }
  call(): Call | undefined {
    const target = this.target();
    return target && (ts.isCallExpression(target) || ts.isNewExpression(target))
      ? callOf(this.reader, target, refer(this.reader, target.expression))
      : undefined;
  }

  /** The node that the expression is, or leads to. */
  private target(): ts.Node | undefined {
    const found = this.reader.find(this.node);
    return found.kind === 'node' ? strip(found.node) : undefined;
  }
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
