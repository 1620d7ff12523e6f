import { append } from './append';
import type { Imported, WrittenProperty } from './define-library';
import { evaluate } from './evaluate';
import { expressionOf } from './expression';
import type { Reader } from './reader';
import { enclosingFunctions } from './scope';
import { slotOfEntry } from './slot';
import { ts } from './ts';
import { nameOf, spanOf, type Unit } from './unit';

/** Texts that stand in the code, with a pattern. Comments are not code. */
export function textsOf(unit: Unit, pattern: RegExp): ts.Node[] {
  const texts = unit.nodes(ts.SyntaxKind.StringLiteral, ts.SyntaxKind.NoSubstitutionTemplateLiteral);
  return texts.filter((node) => pattern.test((node as ts.StringLiteralLike).text));
}

/** Where a file imports or requires a module: the module's name with its quotes. */
export function importedOf(unit: Unit, module: RegExp): Imported[] {
  const imports = unit.file.statements.flatMap((one): Imported[] => {
    const specifier = specifierOf(one);
    return specifier
      ? [{ name: nameOf(specifier) ?? '', span: spanOf(specifier), whole: spanOf(one), text: one.getText(), form: 'import' }]
      : [];
  });
  const required = unit.calls.flatMap((call): Imported[] => {
    const [node] = call.arguments ?? [];
    const form = loads(call);
    return node && form ? [{ name: nameOf(node) ?? '', span: spanOf(node), whole: spanOf(call), text: call.getText(), form }] : [];
  });
  return [...imports, ...required].filter(({ name }) => module.test(name));
}

/** `require('m')`, `import('m')`. */
function loads({ expression }: ts.CallExpression | ts.NewExpression): Imported['form'] | undefined {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return 'dynamic';
  return nameOf(expression) === 'require' ? 'require' : undefined;
}

/** `import x from 'm'`, `export ... from 'm'`, `import x = require('m')`. */
function specifierOf(statement: ts.Statement): ts.Expression | undefined {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return statement.moduleSpecifier;
  if (!ts.isImportEqualsDeclaration(statement)) return undefined;
  const { moduleReference } = statement;
  return ts.isExternalModuleReference(moduleReference) ? moduleReference.expression : undefined;
}

/** Properties with one name, wherever they are written. */
export function propertiesOf(reader: Reader, unit: Unit, name: string): WrittenProperty[] {
  const all = properties.get(unit) ?? propertiesIn(unit);
  properties.set(unit, all);
  return (all.get(name) ?? []).map((node) => {
    const value = ts.isPropertyAssignment(node) ? node.initializer : node.name;
    return {
      setting: { path: name, value: evaluate(reader, value), origin: 'written', span: spanOf(node), slot: slotOfEntry(node) },
      expression: expressionOf(reader, value),
      within: holders(node),
      object: spanOf(node.parent),
      scopes: enclosingFunctions(node),
    };
  });
}

const properties = new WeakMap<Unit, ReadonlyMap<string, readonly Property[]>>();

type Property = ts.PropertyAssignment | ts.ShorthandPropertyAssignment;

function propertiesIn(unit: Unit): ReadonlyMap<string, readonly Property[]> {
  const byName = new Map<string, Property[]>();
  for (const node of unit.nodes(ts.SyntaxKind.PropertyAssignment, ts.SyntaxKind.ShorthandPropertyAssignment)) {
    const name = nameOf((node as Property).name);
    if (name !== undefined) append(byName, name, node as Property);
  }
  return byName;
}

function holders(node: ts.Node): string[] {
  const names: string[] = [];
  for (let at = node.parent, below = node; at && !ts.isStatement(at); below = at, at = at.parent) {
    // `update(...).set({ name }).where(...)`: it stands in what `where` is called on, not in `where`.
    const isGiven = (ts.isCallExpression(at) || ts.isNewExpression(at)) && at.expression !== below;
    const own =
      ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at) ? at.name : isGiven ? (at as ts.CallExpression).expression : undefined;
    const name = own && (nameOf(own) ?? (ts.isPropertyAccessExpression(own) ? own.name.text : undefined));
    if (name) names.unshift(name);
  }
  return names;
}
