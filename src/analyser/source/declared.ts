import { findModule } from './calls';
import { findClassMember } from './classes';
import { conditionOf, type When } from './conditions';
import { type Found, local, notKnown, notThere } from './found';
import { findParameter } from './parameters';
import type { Reader } from './reader';
import { type Declaration, declarationOf, functionAround } from './scope';
import { ts } from './ts';
import { type Assignment, nameOf, strip } from './unit';

/** Follows a declared name. `use` is the identifier that names it, where the question comes from the same file. */
export function findDeclared(reader: Reader, declaration: Declaration, path: readonly string[], use?: ts.Node): Found {
  const from = declaration.getSourceFile().fileName;
  if (ts.isImportClause(declaration)) return findImported(reader, declaration.parent, ['default', ...path]);
  if (ts.isNamespaceImport(declaration)) return findImported(reader, declaration.parent.parent, path);
  if (ts.isImportSpecifier(declaration)) {
    const name = (declaration.propertyName ?? declaration.name).text;
    return findImported(reader, declaration.parent.parent.parent, [name, ...path]);
  }
  if (ts.isImportEqualsDeclaration(declaration)) {
    const { moduleReference } = declaration;
    if (!ts.isExternalModuleReference(moduleReference))
      return ts.isIdentifier(moduleReference) ? reader.find(moduleReference, path) : notKnown;
    return ts.isStringLiteralLike(moduleReference.expression) ? findModule(reader, from, moduleReference.expression.text, path) : notKnown;
  }
  if (ts.isEnumDeclaration(declaration)) return findEnumMember(reader, declaration, path);
  if (ts.isModuleDeclaration(declaration)) return notKnown;
  if (path.length === 0 && isBuiltUp(reader, declaration, use)) return notKnown;
  return withAssignments(reader, declaration, path, use, () => initial(reader, declaration, path));
}

function findImported(reader: Reader, node: ts.Node, path: readonly string[]): Found {
  const specifier = (node as ts.ImportDeclaration).moduleSpecifier;
  return ts.isStringLiteralLike(specifier) ? findModule(reader, node.getSourceFile().fileName, specifier.text, path) : notKnown;
}

function initial(reader: Reader, declaration: Declaration, path: readonly string[]): Found {
  if (ts.isClassLike(declaration))
    return path.length === 0 ? { kind: 'node', node: declaration } : (findClassMember(reader, declaration, path, true) ?? notThere);
  if (ts.isFunctionLike(declaration)) return path.length === 0 ? { kind: 'node', node: declaration } : notThere;
  if (ts.isParameter(declaration)) return findParameter(reader, declaration, [nameOf(declaration.name) ?? ''], path);
  if (ts.isBindingElement(declaration)) return findBound(reader, declaration, path);
  if (!ts.isVariableDeclaration(declaration)) return notKnown;
  if (declaration.initializer) return reader.find(declaration.initializer, path);
  const { parent } = declaration;
  const plain = ts.isVariableDeclarationList(parent) && ts.isVariableStatement(parent.parent);
  return plain ? notThere : local([nameOf(declaration.name) ?? '', ...path]);
}

/** `const { a: { b = 1 } } = source`. */
function findBound(reader: Reader, element: ts.BindingElement, path: readonly string[]): Found {
  const keys: string[] = [];
  let at: ts.Node = element;
  for (; ts.isBindingElement(at); at = at.parent.parent) {
    const pattern: ts.BindingPattern = at.parent;
    if (at.dotDotDotToken) continue;
    const key = ts.isArrayBindingPattern(pattern) ? String(pattern.elements.indexOf(at)) : nameOf(at.propertyName ?? at.name);
    if (key === undefined) return notKnown;
    keys.unshift(key);
  }
  const whole = [...keys, ...path];
  if (element.dotDotDotToken && (path.length === 0 || isTakenBeside(element, path[0]))) return path.length === 0 ? notKnown : notThere;
  const found = sourceOf(reader, at, whole);
  if (!element.initializer) return found;
  if (found.kind === 'absent') return reader.find(element.initializer, path);
  return { kind: 'fallback', first: found, second: reader.find(element.initializer, path) };
}

/** `const { a, ...rest } = source`: the rest has no `a`. */
function isTakenBeside({ parent }: ts.BindingElement, name: string): boolean {
  return (
    ts.isObjectBindingPattern(parent) && parent.elements.some((one) => !one.dotDotDotToken && nameOf(one.propertyName ?? one.name) === name)
  );
}

function sourceOf(reader: Reader, owner: ts.Node, path: readonly string[]): Found {
  if (ts.isVariableDeclaration(owner) && owner.initializer) return reader.find(owner.initializer, path);
  return ts.isParameter(owner) ? findParameter(reader, owner, [], path) : local(path);
}

function findEnumMember(reader: Reader, declaration: ts.EnumDeclaration, path: readonly string[]): Found {
  const member = declaration.members.find((one) => nameOf(one.name) === path[0]);
  return member?.initializer && path.length === 1 ? reader.find(member.initializer) : notKnown;
}

/** Puts later assignments (`x = ...`, `x.a.b = ...`, `Object.assign(x, ...)`) over what the declaration gives. */
function withAssignments(
  reader: Reader,
  declaration: Declaration,
  path: readonly string[],
  use: ts.Node | undefined,
  start: () => Found,
): Found {
  const all = assignmentsTo(reader, declaration, path, use);
  const [only] = all;
  if (all.length === 1 && only.path.length === 0 && start().kind === 'absent') return over(reader, only, path, 'always', start);
  // From the last one back: what a later one puts out of effect is not followed, which would take twice as long for each.
  const after = (count: number): Found => {
    if (count === 0) return start();
    const assignment = all[count - 1];
    return over(reader, assignment, path, conditionOf(reader, assignment, declaration, use), () => after(count - 1));
  };
  return after(all.length);
}

/** What an assignment leaves of a value; `before` is asked where that still counts. */
function over(
  reader: Reader,
  { operator, node, right, path: own }: Assignment,
  path: readonly string[],
  when: When,
  before: () => Found,
): Found {
  if (operator === '=' && when === 'maybe') return notKnown;
  const rest = path.slice(own.length);
  const found = reader.find(right, rest);
  if (operator === 'assign' && (rest.length === 0 || found.kind === 'absent')) return before();
  const value: Found = rest.length === 0 ? { ...found, entry: node } : found;
  if (operator === '||=' || operator === '??=' || when === 'if-unset') return { kind: 'fallback', first: before(), second: value };
  if (when === 'always') return value;
  if (when === 'maybe') return notKnown;
  const otherwise = before();
  return { kind: 'either', production: when.production ? value : otherwise, development: when.development ? value : otherwise };
}

/** `let text = ''; text += part;`: what it begins with says little. */
export function isBuiltUp(reader: Reader, declaration: Declaration, use: ts.Node | undefined): boolean {
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name) || declaration.parent.flags & ts.NodeFlags.Const)
    return false;
  const { text } = declaration.name;
  return (reader.unit(declaration.getSourceFile().fileName)?.identifiers(text) ?? []).some((one) => {
    const { parent } = one;
    const adds = ts.isBinaryExpression(parent) && parent.left === one && parent.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken;
    return adds && declarationOf(one) === declaration && (!use || takesEffectBefore(parent, use));
  });
}

function assignmentsTo(reader: Reader, declaration: Declaration, path: readonly string[], use: ts.Node | undefined): Assignment[] {
  const unit = reader.unit(declaration.getSourceFile().fileName);
  const name = nameOf('name' in declaration ? (declaration.name as ts.Node | undefined) : undefined);
  const all = (use && ts.isIdentifier(use) ? unit?.assignments.get(use.text) : undefined) ?? unit?.assignments.get(name ?? '') ?? [];
  return all.filter((one) => {
    if (one.path.length > path.length || one.path.some((step, index) => step !== path[index])) return false;
    if (!ts.isIdentifier(one.root) || declarationOf(one.root) !== declaration) return false;
    return !use || takesEffectBefore(one.node, use);
  });
}

/** An assignment further down in the same function has not happened yet; neither has the one that the use is part of. */
function takesEffectBefore(assignment: ts.Node, use: ts.Node): boolean {
  if (use.getSourceFile() !== assignment.getSourceFile()) return true;
  if (assignment.pos <= use.pos && use.end <= assignment.end) return false;
  return assignment.pos < use.pos || functionAround(assignment) !== functionAround(use);
}

/** Whether two nodes name the same declared variable. */
export function sameVariable(node: ts.Node, declaration: Declaration): boolean {
  const subject = strip(node);
  return ts.isIdentifier(subject) && declarationOf(subject) === declaration;
}
