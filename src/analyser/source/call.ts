import type { Setting, Span } from '../model/value';
import { absent } from '../model/value';
import type { Call } from './define-library';
import { evaluate } from './evaluate';
import { expressionOf } from './expression';
import { refer, textSteps } from './find';
import { caughtAround, functionInfo, roleOf } from './flow';
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

export type CallNode = ts.CallExpression | ts.NewExpression;

/** The steps of a call from its module, with what kind of call it is: `super()` constructs as well. */
export function pathOf(node: CallNode, reference: Reference): string {
  const constructs = ts.isNewExpression(node) || node.expression.kind === ts.SyntaxKind.SuperKeyword;
  return [...reference.steps, constructs ? 'new()' : '()'].join('.');
}

/** A call as libraries see it. */
export function callOf(reader: Reader, node: CallNode, reference: Reference): Call {
  const step = stepOf(strip(node.expression));
  const named =
    step && ts.isPropertyAccessExpression(strip(node.expression))
      ? (strip(node.expression) as ts.PropertyAccessExpression).name
      : node.expression;
  const span = spanOf(named);
  const list = node.arguments ?? [];
  const spreadAt = list.findIndex(ts.isSpreadElement);
  const argument = (index: number): ts.Expression | undefined => (spreadAt >= 0 && spreadAt <= index ? undefined : list[index]);
  return {
    module: reference.module,
    root: reference.root,
    path: pathOf(node, reference),
    steps: reference.steps,
    type: reference.type,
    get receiver() {
      return step ? textSteps(step.object) : [];
    },
    span,
    get whole() {
      return spanOf(node);
    },
    get scopes() {
      return enclosingFunctions(node);
    },
    count: spreadAt >= 0 ? Number.NaN : list.length,
    argument: (index) => {
      const given = argument(index);
      return given && expressionOf(reader, given);
    },
    setting: (index, name) => argumentSetting(reader, argument(index), name, span, spreadAt >= 0 && spreadAt <= index),
    options: (index) => {
      const given = argument(index);
      if (given && isCallback(reader, given)) return emptyOptions(span, (path) => beforeSlot(given, path), false);
      if (given) return optionsOf(reader, given, span);
      return emptyOptions(span, (path) => argumentSlot(node, index, path), spreadAt >= 0);
    },
    get awaited() {
      return isAwaited(node);
    },
    get caught() {
      return caughtAround(node);
    },
    get role() {
      return roleOf(node);
    },
    around: () => functionInfo(reader, functionAround(node)),
    discarded: ts.isExpressionStatement(node.parent) || (ts.isAwaitExpression(node.parent) && ts.isExpressionStatement(node.parent.parent)),
    get variable() {
      return variableOf(node);
    },
    get statement() {
      return statementOf(node);
    },
    onlyInDevelopment: () => isOnlyInDevelopment(reader, node),
    leadsTo: () => {
      const found = reader.find(node);
      const target = found.kind === 'node' ? strip(found.node) : node;
      const isOther = target !== node && (ts.isCallExpression(target) || ts.isNewExpression(target));
      return isOther ? callOf(reader, target, refer(reader, target.expression)) : undefined;
    },
    destinations: () => destinationsOf(node),
    callers: () => callersOf(reader, node),
    owners: () => ownersOf(reader, node.expression),
    reads: () => readsOf(node),
  };
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
  while (at && strip(at) !== at) at = at.parent;
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
