import { findModule } from './calls';
import { findDeclared } from './declared';
import { type Found, notKnown } from './found';
import type { Reader } from './reader';
import { type Declaration, declarationOf } from './scope';
import { starsWith } from './skim';
import { ts } from './ts';
import { nameOf, type Unit } from './unit';

export type Entry =
  | { readonly kind: 'declaration'; readonly declaration: Declaration }
  | { readonly kind: 'expression'; readonly node: ts.Node }
  | { readonly kind: 'module'; readonly specifier: string; readonly path: readonly string[] };

export interface Exports {
  readonly names: ReadonlyMap<string, Entry>;
  /** `module.exports = ...` or `export = ...`. */
  readonly whole?: ts.Node;
  /** `export * from`. */
  readonly stars: readonly string[];
}

const exportsOf = new WeakMap<Unit, Exports>();

/** What a file exports under a name, ES modules and CommonJS alike, followed `rest` further. */
export function findExport(reader: Reader, file: string, name: string, rest: readonly string[]): Found {
  const unit = reader.unit(file);
  if (!unit) return notKnown;
  if (file.endsWith('.json')) return findJson(reader, unit, name === 'default' ? rest : [name, ...rest]);
  const known = exportsIn(unit);
  const entry = known.names.get(name);
  if (entry) return findEntry(reader, file, entry, rest);
  if (known.whole) return reader.find(known.whole, name === 'default' ? rest : [name, ...rest]);
  for (const specifier of name === 'default' ? [] : starsWith(reader, file, known.stars, name)) {
    const found = findModule(reader, file, specifier, [name, ...rest]);
    if (found.kind !== 'unknown') return found;
  }
  if (name === 'default' && rest.length > 0 && known.names.size > 0) return findExport(reader, file, rest[0], rest.slice(1));
  return notKnown;
}

/** What stands behind an exported name, through files that only hand it on with `export *`. */
export function entryOf(reader: Reader, file: string, name: string, depth = 0): { entry: Entry; file: string } | undefined {
  const unit = reader.unit(file);
  const entry = unit && exportsIn(unit).names.get(name);
  if (!unit || entry || depth > 5) return entry && { entry, file };
  for (const specifier of starsWith(reader, file, exportsIn(unit).stars, name)) {
    const target = reader.resolve(file, specifier);
    const found = target === undefined ? undefined : entryOf(reader, target, name, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** What `require` of a file gives: its `module.exports`, else its namespace. */
export function findModuleItself(reader: Reader, file: ts.SourceFile): Found {
  const unit = reader.unit(file.fileName);
  if (unit && file.fileName.endsWith('.json')) return findJson(reader, unit, []);
  const whole = unit && exportsIn(unit).whole;
  return whole ? reader.find(whole) : { kind: 'node', node: file };
}

/** What a file exports, without following it. */
export function exportsIn(unit: Unit): Exports {
  const known = exportsOf.get(unit) ?? read(unit);
  exportsOf.set(unit, known);
  return known;
}

function findEntry(reader: Reader, file: string, entry: Entry, rest: readonly string[]): Found {
  if (entry.kind === 'module') return findModule(reader, file, entry.specifier, [...entry.path, ...rest]);
  return entry.kind === 'expression' ? reader.find(entry.node, rest) : findDeclared(reader, entry.declaration, rest);
}

function findJson(reader: Reader, unit: Unit, path: readonly string[]): Found {
  const statement = unit.file.statements[0];
  return statement && ts.isExpressionStatement(statement) ? reader.find(statement.expression, path) : notKnown;
}

function read(unit: Unit): Exports {
  const names = new Map<string, Entry>();
  const stars: string[] = [];
  let whole: ts.Node | undefined;
  for (const statement of unit.file.statements) {
    if (ts.isExportAssignment(statement)) {
      if (statement.isExportEquals) whole = statement.expression;
      else names.set('default', { kind: 'expression', node: statement.expression });
    } else if (ts.isExportDeclaration(statement)) readExport(statement, names, stars);
    else if (isExported(statement)) readDeclaration(statement, names);
  }
  for (const root of ['module', 'exports']) {
    for (const { path, right } of unit.assignments.get(root) ?? []) {
      const [first, second] = root === 'module' ? path.slice(1) : path;
      if (root === 'module' && path[0] !== 'exports') continue;
      if (first === undefined) whole ??= right;
      else if (second === undefined && !names.has(first)) names.set(first, { kind: 'expression', node: right });
    }
  }
  return { names, whole, stars };
}

function readExport(statement: ts.ExportDeclaration, names: Map<string, Entry>, stars: string[]): void {
  const { exportClause, moduleSpecifier } = statement;
  const specifier = moduleSpecifier && ts.isStringLiteralLike(moduleSpecifier) ? moduleSpecifier.text : undefined;
  if (!exportClause) {
    if (specifier !== undefined) stars.push(specifier);
    return;
  }
  if (ts.isNamespaceExport(exportClause)) {
    if (specifier !== undefined) names.set(exportClause.name.text, { kind: 'module', specifier, path: [] });
    return;
  }
  for (const element of exportClause.elements) {
    const source = element.propertyName ?? element.name;
    if (specifier !== undefined) names.set(element.name.text, { kind: 'module', specifier, path: [source.text] });
    else if (ts.isIdentifier(source)) names.set(element.name.text, local(source));
  }
}

function local(identifier: ts.Identifier): Entry {
  const declaration = declarationOf(identifier);
  return declaration ? { kind: 'declaration', declaration } : { kind: 'expression', node: identifier };
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false);
}

function readDeclaration(statement: ts.Statement, names: Map<string, Entry>): void {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) readBinding(declaration.name, declaration, names);
  } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) {
    const isDefault = ts.getModifiers(statement)?.some((one) => one.kind === ts.SyntaxKind.DefaultKeyword);
    const name = isDefault ? 'default' : nameOf(statement.name);
    if (name) names.set(name, { kind: 'declaration', declaration: statement });
  }
}

function readBinding(name: ts.BindingName, declaration: ts.VariableDeclaration | ts.BindingElement, names: Map<string, Entry>): void {
  if (ts.isIdentifier(name)) {
    names.set(name.text, { kind: 'declaration', declaration });
    return;
  }
  for (const element of name.elements) if (ts.isBindingElement(element)) readBinding(element.name, element, names);
}
