import { isEnvironmentFile } from '../model/environment-file';
import { append, gathered } from './append';
import { applicationFolder, filesBeside } from './beside';
import { builtTextsOf } from './built-texts';
import { type CallNode, callOf, pathOf } from './call';
import { comparisonsOf } from './comparisons';
import { decisionsOf } from './decisions';
import { decoratedOf } from './decorated';
import type { Call, Source, Write } from './define-library';
import { dependenciesOf } from './dependencies';
import { variablesOf } from './dotenv';
import { evaluate } from './evaluate';
import { exportedOf, markedWith } from './exported';
import { expressionOf } from './expression';
import { localText, refer, textSteps } from './find';
import { accessesOf, assignmentsOf } from './flow';
import type { Reference } from './found';
import { incrementsOf } from './increments';
import { jsonOf } from './json';
import { makersIn } from './makers';
import { functionAt, isConditional, statementAt } from './places';
import type { Reader } from './reader';
import { importedModules, runsIn } from './runs-in';
import { enclosingFunctions } from './scope';
import { importedFunctions } from './skim';
import { ts } from './ts';
import { nameOf, spanOf, typeName, type Unit } from './unit';
import { importedOf, propertiesOf, textsOf } from './written';

type VersionOf = Source['version'];

/** One parsed file as libraries see it. `version` and `installed` answer for the package.json that the file belongs to. */
export function createSource(reader: Reader, unit: Unit, version: VersionOf, installed: VersionOf = () => undefined): Source {
  const made = new Map<CallNode, Call>();
  const index = once(() => indexOf(reader, unit));
  const toCall = ({ node, reference }: Referred): Call => {
    const call = made.get(node) ?? callOf(reader, node, reference);
    made.set(node, call);
    return call;
  };
  const toExpression = (node: ts.Node) => expressionOf(reader, node);
  const imports = once(() => importedModules(unit));
  const writes = once(() => platformWrites(reader, unit));
  return {
    path: unit.path,
    version,
    installed,
    runsIn: once(() => runsIn(unit)),
    calls: (module, ...paths) =>
      select(index().modules, module)
        .filter(({ node, reference }) => paths.length === 0 || paths.includes(pathOf(node, reference)))
        .map(toCall),
    methods: (name) => (index().names.get(name) ?? []).map(toCall),
    // Following every assignment to where its object comes from takes long: something must say the name.
    globalWrites: (prefix) => (unit.text.includes(prefix.split('.')[0]) ? writes().flatMap(below(prefix)) : []),
    accesses: (name) => accessesOf(reader, unit, name),
    assignments: (name) => assignmentsOf(reader, unit, name, toExpression),
    comparisons: once(() => comparisonsOf(unit, toExpression)),
    decisions: once(() => decisionsOf(unit, toExpression)),
    holdsName: (name) => unit.identifiers(name).length > 0,
    everyCall: once(() => index().calls.map(toCall)),
    functionAt: (scope) => functionAt(reader, unit, scope),
    statementAt: ({ start }) => statementAt(unit, start),
    isConditional: ({ start }) => isConditional(unit, start),
    properties: (name) =>
      unit.quotedProperties
        .filter((property) => nameOf(property.name)?.toLowerCase() === name)
        .map((property) => expressionOf(reader, property.initializer)),
    typed: (...types) => unit.typed.filter(({ type }) => types.includes(typeName(type))).map(({ node }) => expressionOf(reader, node)),
    imported: (module) => importedOf(unit, module),
    written: (name) => propertiesOf(reader, unit, name),
    texts: (pattern) => textsOf(unit, pattern).map(toExpression),
    builtTexts: (pattern) => builtTextsOf(unit, pattern).map(toExpression),
    increments: (name) => incrementsOf(unit, name),
    dependencies: () => dependenciesOf(unit),
    json: () => jsonOf(unit),
    exports: once(() => exportedOf(reader, unit)),
    makers: once(() => makersIn(reader, unit)),
    decorated: once(() => decoratedOf(reader, unit, (node) => toCall({ node, reference: refer(reader, node.expression) }))),
    marked: (directive) => markedWith(reader, unit, directive),
    application: once(() => applicationFolder(reader, unit.path)),
    beside: (...names) => filesBeside(reader, unit.path, names),
    isTracked: () => reader.texts.isTracked?.(unit.path) === true,
    variables: () => (isEnvironmentFile(unit.path) ? variablesOf(unit.path, unit.text) : []),
    imports: (module) => imports().some((name) => module.test(name)),
  };
}

interface Referred {
  readonly node: CallNode;
  readonly reference: Reference;
}

/** Every call, by the module that it leads to and by its last name. */
function indexOf(reader: Reader, unit: Unit) {
  const isFunction = importedFunctions(reader);
  const calls = unit.calls.map(
    (node): Referred => ({ node, reference: isFunction(node.expression) ? localText(node.expression) : refer(reader, node.expression) }),
  );
  const modules = new Map<string, Referred[]>();
  const names = new Map<string, Referred[]>();
  for (const call of calls) {
    const { root, module, steps } = call.reference;
    if (root === 'module') append(modules, module, call);
    if (steps.length > 0) append(names, steps[steps.length - 1], call);
  }
  return { calls, modules, names };
}

/** Libraries ask the same of one file again and again. */
function once<T>(work: () => T): () => T {
  const known: T[] = [];
  return () => {
    if (known.length === 0) known.push(work());
    return known[0];
  };
}

function select<T>(index: ReadonlyMap<string, T[]>, module: string | RegExp): T[] {
  if (typeof module === 'string') return index.get(module) ?? [];
  const names = [...index.keys()].filter((name) => module.test(name));
  return gathered(names, (name) => index.get(name));
}

/** Assignments to something of the platform: `document.cookie = x`, `localStorage['token'] = x`. */
function platformWrites(reader: Reader, unit: Unit): Write[] {
  const plain = [...unit.assignments.values()].flat().flatMap(({ node, right, operator }): Write[] => {
    if (operator !== '=' || !ts.isBinaryExpression(node)) return [];
    const { root, steps } = refer(reader, node.left);
    return root === 'global' ? [writeOf(reader, node.left, steps.join('.'), right)] : [];
  });
  return [...plain, ...computedWrites(reader, unit)];
}

/** `localStorage[KEY] = x`, where the key is a name that can be followed. */
function computedWrites(reader: Reader, unit: Unit): Write[] {
  return unit.computedWrites.flatMap(({ node, target, key }) => {
    const { root, steps } = refer(reader, target.expression);
    if (root !== 'global') return [];
    const value = evaluate(reader, key);
    const name = value.kind === 'literal' ? String(value.value) : textSteps(key).join('.');
    return [writeOf(reader, target, `${steps.join('.')}.${name}`, node.right)];
  });
}

function writeOf(reader: Reader, target: ts.Expression, name: string, right: ts.Expression): Write {
  return { name, target: spanOf(target), value: expressionOf(reader, right), scopes: enclosingFunctions(target) };
}

function below(prefix: string): (write: Write) => Write[] {
  return (write) => {
    if (write.name === prefix) return [{ ...write, name: '' }];
    return write.name.startsWith(`${prefix}.`) ? [{ ...write, name: write.name.slice(prefix.length + 1) }] : [];
  };
}
