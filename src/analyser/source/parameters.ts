import { returnedBy } from './find';
import { extend, external, type Found, local } from './found';
import type { Reader } from './reader';
import { type Declaration, declarationOf } from './scope';
import { ts } from './ts';
import { nameOf, strip, type Unit } from './unit';

/**
 * Follows a parameter: into the argument where the function is called once and only in its own file, else to the class of a package
 * that its type names (`jwt: JwtService` is an instance of it), else it is a name of its own.
 */
export function findParameter(reader: Reader, parameter: ts.ParameterDeclaration, name: readonly string[], path: readonly string[]): Found {
  const bound = reader.withArgument<Found | undefined>(parameter, undefined, (argument) => reader.find(argument, path));
  if (bound) return bound;
  const argument = onlyArgument(reader, parameter);
  if (argument) return reader.find(argument, path);
  const configured = path.length > 0 ? namespaceOf(reader, parameter.type, path) : undefined;
  if (configured) return configured;
  const own = instanceOf(reader, parameter.type, path) ?? local([...name, ...path], parameter.type?.getText());
  return parameter.initializer ? { kind: 'fallback', first: own, second: reader.find(parameter.initializer, path) } : own;
}

/** An instance of a class that a package exports, by the written type. */
export function instanceOf(reader: Reader, type: ts.TypeNode | undefined, path: readonly string[]): Found | undefined {
  if (!type || !ts.isTypeReferenceNode(type)) return undefined;
  const typeName = ts.isQualifiedName(type.typeName) ? type.typeName.left : type.typeName;
  const declaration = ts.isIdentifier(typeName) ? declarationOf(typeName) : undefined;
  if (!declaration || !isImport(declaration)) return undefined;
  const found = reader.find(typeName);
  if (found.kind !== 'reference' || found.reference.root !== 'module') return undefined;
  const inner = ts.isQualifiedName(type.typeName) ? [type.typeName.right.text] : [];
  const { module, steps } = extend(found.reference, ...inner);
  return external(module, [...steps, 'new()', ...path]);
}

/** `ConfigType<typeof jwtConfig>` of @nestjs/config: what the factory gives that `registerAs('jwt', factory)` names. */
function namespaceOf(reader: Reader, type: ts.TypeNode | undefined, path: readonly string[]): Found | undefined {
  if (!type || !ts.isTypeReferenceNode(type) || nameOf(type.typeName) !== 'ConfigType') return undefined;
  const query = type.typeArguments?.[0];
  const found = query && ts.isTypeQueryNode(query) ? reader.find(query.exprName) : undefined;
  const made = found?.kind === 'node' ? strip(found.node) : undefined;
  if (!made || !ts.isCallExpression(made) || nameOf(made.expression) !== 'registerAs' || !made.arguments[1]) return undefined;
  const returned = returnedBy(strip(made.arguments[1]));
  return returned && reader.find(returned, path);
}

function isImport(declaration: Declaration): boolean {
  return ts.isImportSpecifier(declaration) || ts.isImportClause(declaration) || ts.isNamespaceImport(declaration);
}

/** The one argument that a parameter ever gets: its function or class has a name, is not exported, and is used for one call only. */
function onlyArgument(reader: Reader, parameter: ts.ParameterDeclaration): ts.Expression | undefined {
  const { parent } = parameter;
  const named = namedOwner(parent);
  const name = named && nameOf(named.name);
  const unit = name === undefined ? undefined : reader.unit(parameter.getSourceFile().fileName);
  if (parameter.dotDotDotToken || !unit || !named || !name || isExported(named, unit, name)) return undefined;
  const uses = unit.identifiers(name).filter((one) => one !== named.name && declarationOf(one) === named);
  const call: ts.Node | undefined = uses[0]?.parent;
  if (uses.length !== 1 || !call || !(ts.isCallExpression(call) || ts.isNewExpression(call)) || call.expression !== uses[0])
    return undefined;
  const index = parent.parameters.indexOf(parameter);
  const list = call.arguments ?? [];
  return list.slice(0, index + 1).some(ts.isSpreadElement) ? undefined : (list[index] ?? parameter.initializer);
}

type Named = ts.FunctionDeclaration | ts.VariableDeclaration | ts.ClassDeclaration;

function namedOwner(owner: ts.Node): Named | undefined {
  if (ts.isConstructorDeclaration(owner)) return ts.isClassDeclaration(owner.parent) ? owner.parent : undefined;
  if (ts.isFunctionDeclaration(owner)) return owner;
  return ts.isFunctionLike(owner) && ts.isVariableDeclaration(owner.parent) ? owner.parent : undefined;
}

/** Exported by a modifier, or named in an export or on `exports`: other files may call it as well. */
function isExported(named: Named, unit: Unit, name: string): boolean {
  const statement = ts.isVariableDeclaration(named) ? named.parent.parent : named;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) || namedInExports(unit).has(name);
}

const exported = new WeakMap<Unit, ReadonlySet<string>>();

/** Names behind `export`, `exports` and `module.exports`, up to the end of the line; but not what is called there. */
function namedInExports(unit: Unit): ReadonlySet<string> {
  const known = exported.get(unit);
  if (known) return known;
  const names = new Set<string>();
  for (const [, behind] of unit.text.matchAll(/\bexports?\b(?=([^;\n]{0,200}))/g))
    for (const [name] of behind.matchAll(/[\w$]+(?![\w$])(?!\s*\()/g)) names.add(name);
  exported.set(unit, names);
  return names;
}
