import { returnedBy } from './find';
import { type Found, local, notKnown } from './found';
import { findParameter, instanceOf } from './parameters';
import type { Reader } from './reader';
import { ts } from './ts';
import { nameOf, strip } from './unit';

/** Follows `this.a.b` into the class or object around it. */
export function findThis(reader: Reader, node: ts.Node, path: readonly string[]): Found {
  if (path.length === 0) return local(['this']);
  const owner = ownerOf(node);
  if (owner && ts.isObjectLiteralExpression(owner)) {
    const found = reader.find(owner, path);
    // Vue and others put together one object from several: what is not here may come from elsewhere.
    return found.kind === 'absent' ? local(['this', ...path]) : found;
  }
  if (owner) return findClassMember(reader, owner, path, false) ?? local(['this', ...path]);
  return findAssignedThis(reader, node, path) ?? local(['this', ...path]);
}

/** `this.x` of constructor functions and modules: what the only assignment of that name outside of classes gives it. */
function findAssignedThis(reader: Reader, node: ts.Node, path: readonly string[]): Found | undefined {
  const all = reader.unit(node.getSourceFile().fileName)?.assignments.get('this') ?? [];
  const own = all.filter((one) => one.path.length === 1 && one.path[0] === path[0] && ownerOf(one.root) === undefined);
  return own.length === 1 ? reader.find(own[0].right, path.slice(1)) : undefined;
}

/** The class that `super` means. A mixin, `extends PassportStrategy(Strategy)`, stands for the class of a package that it is given. */
export function findSuper(reader: Reader, node: ts.Node, path: readonly string[]): Found {
  const owner = ownerOf(node);
  const parent = owner && ts.isClassLike(owner) ? heritageOf(owner) : undefined;
  if (!parent) return notKnown;
  const base = strip(parent);
  const mixed = ts.isCallExpression(base) && base.arguments[0] ? reader.find(base.arguments[0], path) : undefined;
  return mixed?.kind === 'reference' && mixed.reference.root === 'module' ? mixed : reader.find(base, path);
}

/** A member of a class: field, getter, method, constructor parameter property, or what `this.x = ...` gives it. */
export function findClassMember(
  reader: Reader,
  owner: ts.ClassLikeDeclaration,
  path: readonly string[],
  isStatic: boolean,
): Found | undefined {
  const [name, ...rest] = path;
  const member = owner.members.find((one) => nameOf(one.name) === name && isStaticMember(one) === isStatic);
  if (member && ts.isPropertyDeclaration(member) && member.initializer) return reader.find(member.initializer, rest);
  if (member && ts.isGetAccessorDeclaration(member)) {
    const returned = returnedBy(member);
    return returned ? reader.find(returned, rest) : notKnown;
  }
  if (member && ts.isMethodDeclaration(member)) return rest.length === 0 ? { kind: 'node', node: member } : notKnown;
  const assigned = isStatic ? [] : assignedTo(reader, owner, name);
  if (assigned.length === 1) return reader.find(assigned[0], rest);
  if (assigned.length > 1) return notKnown;
  return parameterProperty(reader, owner, name, rest) ?? inherited(reader, owner, path, isStatic) ?? typedField(reader, member, path);
}

function assignedTo(reader: Reader, owner: ts.ClassLikeDeclaration, name: string): ts.Expression[] {
  const unit = reader.unit(owner.getSourceFile().fileName);
  const all = unit?.assignments.get('this') ?? [];
  return all.filter((one) => one.path.length === 1 && one.path[0] === name && ownerOf(one.root) === owner).map((one) => one.right);
}

function parameterProperty(reader: Reader, owner: ts.ClassLikeDeclaration, name: string, rest: readonly string[]): Found | undefined {
  const parameter = owner.members
    .filter(ts.isConstructorDeclaration)
    .flatMap((one) => [...one.parameters])
    .find((one) => ts.isParameterPropertyDeclaration(one, one.parent) && nameOf(one.name) === name);
  return parameter && findParameter(reader, parameter, ['this', name], rest);
}

function inherited(reader: Reader, owner: ts.ClassLikeDeclaration, path: readonly string[], isStatic: boolean): Found | undefined {
  const parent = heritageOf(owner);
  const found = parent && reader.find(parent);
  return found?.kind === 'node' && ts.isClassLike(found.node) && found.node !== owner
    ? findClassMember(reader, found.node, path, isStatic)
    : undefined;
}

function heritageOf(owner: ts.ClassLikeDeclaration): ts.Expression | undefined {
  return owner.heritageClauses?.find((one) => one.token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
}

function typedField(reader: Reader, member: ts.ClassElement | undefined, path: readonly string[]): Found | undefined {
  if (!member || !ts.isPropertyDeclaration(member)) return undefined;
  return instanceOf(reader, member.type, path.slice(1)) ?? local(['this', ...path], member.type?.getText());
}

function isStaticMember(member: ts.ClassElement): boolean {
  return (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
}

/** The class, or the object literal with methods, that `this` means. */
function ownerOf(node: ts.Node): ts.ClassLikeDeclaration | ts.ObjectLiteralExpression | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isClassLike(at)) return at;
    if (ts.isFunctionDeclaration(at)) return undefined;
    if ((ts.isMethodDeclaration(at) || ts.isGetAccessorDeclaration(at)) && ts.isObjectLiteralExpression(at.parent)) return at.parent;
    if (ts.isFunctionExpression(at)) {
      const { parent } = at;
      return ts.isPropertyAssignment(parent) && ts.isObjectLiteralExpression(parent.parent) ? parent.parent : undefined;
    }
  }
  return undefined;
}
