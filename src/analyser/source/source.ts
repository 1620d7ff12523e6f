import type { Primitive, Setting, Slot, Span, Value } from '../model/value';
import { absent, literal } from '../model/value';
import type { Call, Expression, Options, Source, Write } from './define-library';
import { evaluate, evaluateFound } from './evaluate';
import { refer, returnedBy, textSteps } from './find';
import type { Found, Reference } from './found';
import type { Reader } from './reader';
import { importedModules, runsIn } from './runs-in';
import { declarationOf, enclosingFunctions, functionAround } from './scope';
import { argumentSlot, beforeSlot, indentAt, missingSlot, slotOfEntry, spanOfEntry } from './slot';
import { ts } from './ts';
import { nameOf, spanOf, stepOf, strip, type Unit } from './unit';

type CallNode = ts.CallExpression | ts.NewExpression;

/** One parsed file as libraries see it. `version` answers for the package.json that the file belongs to. */
export function createSource(reader: Reader, unit: Unit, version: (name: string) => string | undefined): Source {
  const calls = unit.calls.map((node) => ({ node, reference: refer(reader, node.expression) }));
  const modules = new Map<string, typeof calls>();
  const names = new Map<string, typeof calls>();
  for (const call of calls) {
    const { root, module, steps } = call.reference;
    if (root === 'module') add(modules, module, call);
    if (steps.length > 0) add(names, steps[steps.length - 1], call);
  }
  return {
    path: unit.path,
    version,
    runsIn: () => runsIn(unit),
    calls: (module, ...paths) =>
      select(modules, module)
        .filter(({ node, reference }) => paths.length === 0 || paths.includes(pathOf(node, reference)))
        .map(({ node, reference }) => callOf(reader, node, reference)),
    methods: (name) => (names.get(name) ?? []).map(({ node, reference }) => callOf(reader, node, reference)),
    globalWrites: (prefix) => globalWrites(reader, unit, prefix),
    properties: (name) =>
      unit.quotedProperties
        .filter((property) => nameOf(property.name)?.toLowerCase() === name)
        .map((property) => expressionOf(reader, property.initializer)),
    typed: (...types) =>
      unit.typed
        .filter(({ type }) => types.includes(type.replace(/^.*\./, '').replace(/<.*$/, '')))
        .map(({ node }) => expressionOf(reader, node)),
    imports: (module) => importedModules(unit).some((name) => module.test(name)),
  };
}

function add<T>(index: Map<string, T[]>, key: string, item: T): void {
  const list = index.get(key);
  if (list) list.push(item);
  else index.set(key, [item]);
}

function select<T>(index: ReadonlyMap<string, T[]>, module: string | RegExp): T[] {
  if (typeof module === 'string') return index.get(module) ?? [];
  return [...index].flatMap(([name, list]) => (module.test(name) ? list : []));
}

const pathOf = (node: CallNode, reference: Reference): string => [...reference.steps, ts.isNewExpression(node) ? 'new()' : '()'].join('.');

function callOf(reader: Reader, node: CallNode, reference: Reference): Call {
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
    receiver: step ? textSteps(step.object) : [],
    span,
    whole: spanOf(node),
    scopes: enclosingFunctions(node),
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
    awaited: isAwaited(node),
    discarded: ts.isExpressionStatement(node.parent) || (ts.isAwaitExpression(node.parent) && ts.isExpressionStatement(node.parent.parent)),
    variable: variableOf(node),
    statement: statementOf(node),
    callers: () => callersOf(reader, node),
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

function expressionOf(reader: Reader, node: ts.Node): Expression {
  const span = spanOf(node);
  return {
    span,
    get value() {
      return evaluate(reader, node);
    },
    name: identityOf(node),
    reference: () => refer(reader, node),
    options: (callee = span) => optionsOf(reader, resultOf(reader, node), callee),
    items: () => itemsOf(reader, node),
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

function optionsOf(reader: Reader, node: ts.Node, callee: Span): Options {
  const read = (path: string, fallback?: Primitive | Value): Setting => {
    const steps = path.split('.');
    const found = reader.find(node, steps);
    const value = evaluateFound(reader, found);
    const entry = entryOf(found);
    const missing = value.kind === 'absent';
    return {
      path,
      value: withDefault(value, fallback),
      origin: missing && fallback !== undefined ? 'default' : 'written',
      span: entry ? spanOfEntry(entry) : parentSpan(reader, node, steps, callee),
      slot: entry ? slotOfEntry(entry) : missing || value.kind === 'by-environment' ? missingSlot(reader, node, steps) : undefined,
    };
  };
  return Object.assign(read, {
    expression: (path: string): Expression | undefined => {
      const found = reader.find(node, path.split('.'));
      return found.kind === 'node' ? expressionOf(reader, found.node) : undefined;
    },
    reference: (path: string): Reference | undefined => {
      const found = reader.find(node, path.split('.'));
      if (found.kind === 'reference') return found.reference;
      return found.kind === 'node' ? refer(reader, found.node) : undefined;
    },
    /** Whether the object is written out, so that a missing member is certainly missing. */
    closed: reader.find(node, ['\0nothing']).kind === 'absent',
    span: spanOf(node),
  });
}

function emptyOptions(span: Span, slot: (path: readonly string[]) => Slot | undefined, hidden: boolean): Options {
  const read = (path: string, fallback?: Primitive | Value): Setting => ({
    path,
    value: hidden ? { kind: 'unknown' } : withDefault(absent, fallback),
    origin: fallback === undefined ? 'written' : 'default',
    span,
    slot: hidden ? undefined : slot(path.split('.')),
  });
  return Object.assign(read, { expression: () => undefined, reference: () => undefined, closed: !hidden, span });
}

function entryOf(found: Found): ts.Node | undefined {
  return found.entry ?? (found.kind === 'either' ? (entryOf(found.production) ?? entryOf(found.development)) : undefined);
}

function withDefault(value: Value, fallback: Primitive | Value | undefined): Value {
  const filled = (one: Value): Value => {
    if (one.kind === 'by-environment') return { ...one, production: filled(one.production), development: filled(one.development) };
    const unset = one.kind === 'absent' || (one.kind === 'literal' && one.value === undefined);
    if (!unset || fallback === undefined) return one;
    return typeof fallback === 'object' && fallback !== null ? fallback : literal(fallback);
  };
  return filled(value);
}

/** A missing member's finding stands on the property that should hold it, else on the callee. */
function parentSpan(reader: Reader, node: ts.Node, steps: readonly string[], callee: Span): Span {
  for (let depth = steps.length - 1; depth > 0; depth -= 1) {
    const entry = entryOf(reader.find(node, steps.slice(0, depth)));
    if (entry && (ts.isPropertyAssignment(entry) || ts.isShorthandPropertyAssignment(entry))) return spanOf(entry.name);
  }
  return callee;
}

function itemsOf(reader: Reader, node: ts.Node, depth = 0): { items: Expression[]; complete: boolean } {
  const found = reader.find(node);
  const list = found.kind === 'node' ? strip(found.node) : undefined;
  if (list && ts.isArrayLiteralExpression(list) && depth < 8) {
    const parts = list.elements.map((element) =>
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

/** Assignments to something of the platform: `document.cookie = x`, `localStorage['token'] = x`. */
function globalWrites(reader: Reader, unit: Unit, prefix: string): Write[] {
  const writes: Write[] = [];
  for (const list of unit.assignments.values()) {
    for (const { node, right, operator } of list) {
      if (operator !== '=' || !ts.isBinaryExpression(node)) continue;
      const { root, steps } = refer(reader, node.left);
      const name = steps.join('.');
      if (root !== 'global' || (name !== prefix && !name.startsWith(`${prefix}.`))) continue;
      writes.push({
        name: name.slice(prefix.length + 1),
        target: spanOf(node.left),
        value: expressionOf(reader, right),
        scopes: enclosingFunctions(node),
      });
    }
  }
  return [...writes, ...computedWrites(reader, unit, prefix)];
}

/** `localStorage[KEY] = x`, where the key is a name that can be followed. */
function computedWrites(reader: Reader, unit: Unit, prefix: string): Write[] {
  return unit.computedWrites.flatMap(({ node, target, key }) => {
    const { root, steps } = refer(reader, target.expression);
    if (root !== 'global' || steps.join('.') !== prefix) return [];
    const value = evaluate(reader, key);
    const name = value.kind === 'literal' ? String(value.value) : textSteps(key).join('.');
    return [{ name, target: spanOf(target), value: expressionOf(reader, node.right), scopes: enclosingFunctions(node) }];
  });
}

/** A name by which two uses of the same value can be matched: variables by their declaration, else the text. */
function identityOf(node: ts.Node): string | undefined {
  const subject = strip(node);
  if (ts.isIdentifier(subject)) return `${subject.text}@${declarationOf(subject)?.pos ?? ''}`;
  return stepOf(subject) ? textSteps(subject).join('.') : undefined;
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

function statementOf(node: ts.Node): { span: Span; indent: string } {
  let at: ts.Node = node;
  while (at.parent && !ts.isStatement(at)) at = at.parent;
  return { span: spanOf(at), indent: indentAt(at) };
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
