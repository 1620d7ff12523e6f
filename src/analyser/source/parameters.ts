import { extend, external, type Found, local } from './found';
import type { Reader } from './reader';
import { type Declaration, declarationOf } from './scope';
import { ts } from './ts';
import { nameOf } from './unit';

/**
 * Follows a parameter: into the argument where the function is called once and only in its own file, else to the class of a package
 * that its type names (`jwt: JwtService` is an instance of it), else it is a name of its own.
 */
export function findParameter(reader: Reader, parameter: ts.ParameterDeclaration, name: readonly string[], path: readonly string[]): Found {
  const argument = onlyArgument(reader, parameter);
  if (argument) return reader.find(argument, path);
  return instanceOf(reader, parameter.type, path) ?? local([...name, ...path], parameter.type?.getText());
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

function isImport(declaration: Declaration): boolean {
  return ts.isImportSpecifier(declaration) || ts.isImportClause(declaration) || ts.isNamespaceImport(declaration);
}

/** The one argument that a parameter ever gets: its function has a name, is not exported, is called once, and used in no other way. */
function onlyArgument(reader: Reader, parameter: ts.ParameterDeclaration): ts.Expression | undefined {
  const { parent } = parameter;
  if (parameter.dotDotDotToken || !ts.isFunctionLike(parent)) return undefined;
  const named = ts.isFunctionDeclaration(parent) ? parent : ts.isVariableDeclaration(parent.parent) ? parent.parent : undefined;
  const name = named && nameOf(named.name);
  const unit = name === undefined ? undefined : reader.unit(parameter.getSourceFile().fileName);
  if (!unit || !named || !name || isExported(named, unit.text, name)) return undefined;
  const uses = unit.identifiers(name).filter((one) => one !== named.name && declarationOf(one) === named);
  const call = uses[0]?.parent;
  if (uses.length !== 1 || !ts.isCallExpression(call) || call.expression !== uses[0]) return undefined;
  const index = parent.parameters.indexOf(parameter);
  const before = call.arguments.slice(0, index + 1);
  if (before.some(ts.isSpreadElement)) return undefined;
  return call.arguments[index] ?? parameter.initializer;
}

/** Exported by a modifier, or named in an export or on `exports`: other files may call it as well. */
function isExported(named: ts.FunctionDeclaration | ts.VariableDeclaration, text: string, name: string): boolean {
  const statement = ts.isFunctionDeclaration(named) ? named : named.parent.parent;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  if (modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)) return true;
  return new RegExp(`\\bexports?\\b[^;\\n]{0,200}\\b${name.replace(/[$]/g, '\\$&')}\\b`).test(text);
}
