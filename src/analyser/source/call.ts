import type { Setting, Span } from '../model/value';
import { absent } from '../model/value';
import { calleeOf } from './callee';
import type { Call, Callee, Destination, Expression, FunctionInfo, Options } from './define-library';
import { evaluate } from './evaluate';
import { expressionOf } from './expression';
import { refer, textSteps } from './find';
import { caughtAround, functionInfo, roleOf, triedAround } from './flow';
import type { Reference } from './found';
import { emptyOptions, optionsOf } from './options';
import { ownersOf } from './owners';
import { isOnlyInDevelopment } from './production';
import type { Reader } from './reader';
import { declarationOf, enclosingFunctions, functionAround } from './scope';
import { argumentSlot, beforeSlot, indentAt } from './slot';
import { destinationsOf } from './surroundings';
import { ts } from './ts';
import { nameOf, spanOf, stepOf, strip } from './unit';
import { within, writtenIn } from './within';

export type CallNode = ts.CallExpression | ts.NewExpression;

/** The steps of a call from its module, with what kind of call it is: `super()` constructs as well. */
export function pathOf(node: CallNode, reference: Reference): string {
  const constructs = ts.isNewExpression(node) || node.expression.kind === ts.SyntaxKind.SuperKeyword;
  return [...reference.steps, constructs ? 'new()' : '()'].join('.');
}

/** A call as libraries see it. Without a reference, what it refers to is worked out when first asked for: not while a call is followed, see `inCall`. */
export function callOf(reader: Reader, node: CallNode, reference?: Reference): Call {
  return new FileCall(reader, node, reference);
}

/** A class, so that the answers share their code: closures for every call of a file took a third of the time of an edit. */
class FileCall implements Call {
  private ownPath: string | undefined;
  private ownSpan: Span | undefined;
  private ownReceiver: readonly string[] | undefined;

  constructor(
    private readonly reader: Reader,
    private readonly node: CallNode,
    private ownReference?: Reference,
  ) {}

  private get reference(): Reference {
    this.ownReference ??= refer(this.reader, this.node.expression);
    return this.ownReference;
  }
  get module(): string {
    return this.reference.module;
  }
  get root(): Call['root'] {
    return this.reference.root;
  }
  get path(): string {
    this.ownPath ??= pathOf(this.node, this.reference);
    return this.ownPath;
  }
  get steps(): readonly string[] {
    return this.reference.steps;
  }
  get type(): string | undefined {
    return this.reference.type;
  }

  get receiver(): readonly string[] {
    this.ownReceiver ??= receiverOf(this.node);
    return this.ownReceiver;
  }
  get span(): Span {
    const callee = strip(this.node.expression);
    this.ownSpan ??= spanOf(ts.isPropertyAccessExpression(callee) ? callee.name : this.node.expression);
    return this.ownSpan;
  }
  get whole(): Span {
    return spanOf(this.node);
  }
  get scopes(): number[] {
    return enclosingFunctions(this.node);
  }
  get count(): number {
    return this.isHidden(Number.POSITIVE_INFINITY) ? Number.NaN : (this.node.arguments?.length ?? 0);
  }
  get awaited(): boolean {
    return isAwaited(this.node);
  }
  get caught(): Call['caught'] {
    return caughtAround(this.node);
  }
  get tried(): Span | undefined {
    return triedAround(this.node);
  }
  get role(): Call['role'] {
    return roleOf(this.node);
  }
  get discarded(): boolean {
    const { parent } = this.node;
    return ts.isExpressionStatement(parent) || (ts.isAwaitExpression(parent) && ts.isExpressionStatement(parent.parent));
  }
  get variable(): string | undefined {
    return variableOf(this.node);
  }
  get statement(): Call['statement'] {
    return statementOf(this.node);
  }

  argument(index: number): Expression | undefined {
    const given = this.given(index);
    return given && expressionOf(this.reader, given);
  }
  setting(index: number, name: string): Setting {
    return argumentSetting(this.reader, this.given(index), name, this.span, this.isHidden(index));
  }
  options(index: number): Options {
    const given = this.given(index);
    if (given && isCallback(this.reader, given)) return emptyOptions(this.span, (path) => beforeSlot(given, path), false);
    if (given) return optionsOf(this.reader, given, this.span);
    return emptyOptions(this.span, (path) => argumentSlot(this.node, index, path), this.isHidden(Number.POSITIVE_INFINITY));
  }
  around(): FunctionInfo | undefined {
    return functionInfo(this.reader, functionAround(this.node));
  }
  onlyInDevelopment(): boolean {
    return isOnlyInDevelopment(this.reader, this.node);
  }
  leadsTo(): Call | undefined {
    const found = this.reader.find(this.node);
    const target = found.kind === 'node' ? strip(found.node) : this.node;
    const isOther = target !== this.node && (ts.isCallExpression(target) || ts.isNewExpression(target));
    return isOther ? callOf(this.reader, target, refer(this.reader, target.expression)) : undefined;
  }
  callee(): Callee | undefined {
    return calleeOf(this.reader, this.node.expression);
  }
  destinations(): Destination[] {
    return destinationsOf(this.node);
  }
  callers(): number[][] {
    return callersOf(this.reader, this.node);
  }
  owners(): ReturnType<Call['owners']> {
    return ownersOf(this.reader, this.node.expression);
  }
  reads(): string[] {
    return readsOf(this.node);
  }
  within<T>(method: string, work: (inner: Call) => T): T[] {
    return within(this.reader, this.node, method, (inner) => work(callOf(this.reader, inner, refer(this.reader, inner.expression))));
  }
  writes(target: string): ReturnType<Call['writes']> {
    return writtenIn(this.reader, this.node, target);
  }

  private given(index: number): ts.Expression | undefined {
    return this.isHidden(index) ? undefined : this.node.arguments?.[index];
  }
  /** Whether the argument may come out of a spread one before it. */
  private isHidden(index: number): boolean {
    const spread = this.node.arguments?.findIndex(ts.isSpreadElement) ?? -1;
    return spread >= 0 && spread <= index;
  }
}

function receiverOf(node: CallNode): string[] {
  const step = stepOf(strip(node.expression));
  return step ? textSteps(step.object) : [];
}

/** A callback stands where options may be left out: `verify(token, key, (error, decoded) => ...)`. */
function isCallback(reader: Reader, node: ts.Expression): boolean {
  if (ts.isIdentifier(node) && /^(cb|callback|done|next)$/.test(node.text)) return true;
  return reader.evaluate(node).kind === 'function';
}

function argumentSetting(reader: Reader, given: ts.Expression | undefined, path: string, span: Span, hidden: boolean): Setting {
  if (!given) return { path, value: hidden ? { kind: 'unknown' } : absent, origin: 'written', span };
  const own = spanOf(given);
  return {
    path,
    value: evaluate(reader, given),
    origin: 'written',
    span: own,
    slot: { span: own, before: '', after: '', indent: indentAt(given) },
  };
}

function isAwaited(node: ts.Node): boolean {
  let at = node.parent;
  while (ts.isParenthesizedExpression(at)) at = at.parent;
  return ts.isAwaitExpression(at);
}

/** The variable that takes the call's result. */
function variableOf(node: ts.Node): string | undefined {
  let at = node.parent;
  while (strip(at) !== at || ts.isAwaitExpression(at)) at = at.parent;
  if (ts.isVariableDeclaration(at) && ts.isIdentifier(at.name)) return at.name.text;
  return ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken ? textSteps(at.left).join('.') : undefined;
}

function statementOf(node: ts.Node): Call['statement'] {
  let at: ts.Node = node;
  while (at.parent && !ts.isStatement(at)) at = at.parent;
  return { span: spanOf(at), indent: indentAt(at), text: at.getText() };
}

function callersOf(reader: Reader, node: ts.Node): number[][] {
  const around = functionAround(node);
  const named = ts.isVariableDeclaration(around.parent ?? around) ? around.parent : around;
  const name = nameOf('name' in named ? (named.name as ts.Node | undefined) : undefined);
  if (!ts.isFunctionLike(around) || name === undefined) return [];
  const calls = reader.unit(node.getSourceFile().fileName)?.calls ?? [];
  return calls
    .filter(({ expression }) => ts.isIdentifier(expression) && expression.text === name && declarationOf(expression) === named)
    .map(enclosingFunctions);
}

/** The member names that are read from a call's result, through the variable that holds it. */
function readsOf(node: ts.Node): string[] {
  let at = node.parent;
  for (let below = node; at && (strip(at) !== at || (ts.isConditionalExpression(at) && at.condition !== below)); at = at.parent) below = at;
  const step = at && stepOf(at);
  if (step) return step.name === undefined ? [] : [step.name];
  if (!at || !ts.isVariableDeclaration(at)) return [];
  if (ts.isObjectBindingPattern(at.name)) return at.name.elements.flatMap((one) => nameOf(one.propertyName ?? one.name) ?? []);
  const names: string[] = [];
  const declared = at.name;
  const visit = (child: ts.Node): void => {
    const access = stepOf(child);
    const object = access && strip(access.object);
    if (
      access?.name &&
      object &&
      ts.isIdentifier(object) &&
      ts.isIdentifier(declared) &&
      object.text === declared.text &&
      declarationOf(object) === at
    )
      names.push(access.name);
    ts.forEachChild(child, visit);
  };
  let home: ts.Node = at;
  while (home.parent && !ts.isFunctionLike(home)) home = home.parent;
  visit(home);
  return names;
}
